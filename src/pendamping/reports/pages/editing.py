"""Writing other words into one's own drafted month."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pendamping.reports.forms import EditForm
from pendamping.reports.pages.months import month_or_404
from pendamping.reports.selectors.editing import own_draft
from pendamping.reports.services.editing import edit_monthly_report
from pendamping.reports.sources_printable import addresses
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("monthly_report.submit")
def edit(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    draft = own_draft(request.scope, person_id, chosen)
    form = EditForm(request.POST or None, sentences=draft.sentences, standing=draft.standing)
    if form.is_valid():
        number = edit_monthly_report(request.scope, person_id, chosen, form.texts())
        said = ngettext("%(number)s bagian disunting.", "%(number)s bagian disunting.", number)
        messages.success(request, said % {"number": number} if number else _("Tidak ada yang berubah."))
        return redirect("reports:month", person_id, month)
    context = {"form": form, "month": chosen, "person_id": person_id, "sources": addresses(draft.paper)}
    return render_page(request, "reports/edit_month.html", context)
