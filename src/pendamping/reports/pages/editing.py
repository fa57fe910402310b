"""Writing other words into one's own drafted month, or into the paper of an area."""

from collections.abc import Callable, Mapping
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pendamping.common.periods import Period
from pendamping.reports.forms import EditForm
from pendamping.reports.models import IssuedDocument
from pendamping.reports.pages.months import month_or_404
from pendamping.reports.pages.programs import period_or_404
from pendamping.reports.selectors.editing import Draft, area_draft, own_draft
from pendamping.reports.services.editing import edit_area_paper, edit_monthly_report
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

Kind = IssuedDocument.Kind


class _Area(NamedTuple):
    """Which paper of which area."""

    kind: IssuedDocument.Kind
    code: str
    period: Period


@needs("monthly_report.submit")
def edit(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    scope, chosen = request.scope, month_or_404(month)
    draft = own_draft(scope, person_id, chosen)
    title = _("Laporan %(month)s") % {"month": chosen}
    back = reverse("reports:month", args=[person_id, month])
    return _edit(request, draft, title, back, lambda texts: edit_monthly_report(scope, person_id, chosen, texts))


@needs("monthly_report.recap")
def edit_recap(request: PersonRequest, code: str, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    title = _("Rekap %(month)s") % {"month": chosen}
    area = _Area(Kind.RECAP, code, chosen)
    return _edit_area(request, area, title, reverse("reports:recap", args=[code, month]))


@needs("monthly_report.recap")
def edit_program(request: PersonRequest, code: str, period: str) -> HttpResponse:
    chosen = period_or_404(period)
    title = _("Laporan program %(period)s") % {"period": chosen}
    area = _Area(Kind.PROGRAM, code, chosen)
    return _edit_area(request, area, title, reverse("reports:program", args=[code, period]))


@needs("district_report.issue")
def edit_district(request: PersonRequest, code: str, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    title = _("Laporan camat %(month)s") % {"month": chosen}
    area = _Area(Kind.DISTRICT, code, chosen)
    return _edit_area(request, area, title, reverse("reports:district", args=[code, month]))


def _edit_area(request: PersonRequest, area: _Area, title: str, back: str) -> HttpResponse:
    scope = request.scope
    return _edit(request, area_draft(scope, *area), title, back, lambda texts: edit_area_paper(scope, *area, texts))


def _edit(
    request: PersonRequest, draft: Draft, title: str, back: str, write: Callable[[Mapping[str, str]], int]
) -> HttpResponse:
    form = EditForm(request.POST or None, sentences=draft.sentences, standing=draft.standing)
    if form.is_valid():
        number = write(form.texts())
        said = ngettext("%(number)s bagian disunting.", "%(number)s bagian disunting.", number)
        messages.success(request, said % {"number": number} if number else _("Tidak ada yang berubah."))
        if draft.subject and (numbers := form.unknown_numbers()):
            asked = _("Angka %(numbers)s tidak ada di kata yang disusun dari tabel. Cocokkan dengan tabelnya.")
            messages.warning(request, asked % {"numbers": ", ".join(numbers)})
        return redirect(back)
    context = {"form": form, "title": title, "back": back, "sources": draft.sources, "of_area": bool(draft.subject)}
    return render_page(request, "reports/edit_words.html", context)
