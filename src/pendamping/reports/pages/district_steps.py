"""Receiving camat's reports, several at once, and returning one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.reports.forms import ReasonForm
from pendamping.reports.models import IssuedDocument
from pendamping.reports.pages.documents import NOT_FOUND
from pendamping.reports.pages.months import month_or_404
from pendamping.reports.selectors.district_steps import regency_of
from pendamping.reports.selectors.documents import readable_area_document
from pendamping.reports.services.district_steps import receive_district_reports, return_district_report
from pendamping.web.needs import PersonRequest, needs


@needs("district_report.receive")
@require_POST
def receive(request: PersonRequest, code: str, month: str) -> HttpResponse:
    """Those that the check boxes or the button named `document` sent."""
    regency, chosen = regency_of(request.scope, code), month_or_404(month)
    asked = set(request.POST.getlist("document"))
    number = receive_district_reports(request.scope, asked)
    said = ngettext("%(number)s laporan camat diterima.", "%(number)s laporan camat diterima.", number)
    messages.success(request, said % {"number": number})
    if number < len(asked):
        messages.info(request, _("Selebihnya sudah dijawab, atau sudah diganti versi yang lebih baru."))
    return redirect("reports:district_reports", regency.code, chosen.iso)


@needs("district_report.receive")
@require_POST
def send_back(request: PersonRequest, code: str) -> HttpResponse:
    document = readable_area_document(request.scope, code, (IssuedDocument.Kind.DISTRICT,))
    form = ReasonForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    try:
        return_district_report(request.scope, code, note)
    except Problem as problem:
        if problem.status == NOT_FOUND:
            raise
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Dikembalikan kepada camat. Versi berikutnya menunggu diterima lagi."))
    return redirect("reports:district", document.region_id, Month.of(document.since).iso)
