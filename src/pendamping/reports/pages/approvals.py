"""Handing in a month, and what the tier above does with it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.reports.forms import ReasonForm, ticked_months
from pendamping.reports.models import PeriodicReport
from pendamping.reports.pages.months import month_or_404
from pendamping.reports.schemas.periodic import Waiting
from pendamping.reports.selectors.people import readable_person
from pendamping.reports.selectors.periodic import (
    months_waiting,
    readable_report,
    waiting_reports,
)
from pendamping.reports.services.approving import (
    return_monthly_report,
    verify_complete_months,
    verify_monthly_reports,
)
from pendamping.reports.services.closing import lock_monthly_reports, reopen_monthly_report
from pendamping.reports.services.handing_in import submit_monthly_report
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

NOT_FOUND = 404
ROWS = 50


@needs("monthly_report.submit")
@require_POST
def submit(request: PersonRequest, person_id: UUID, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    readable_person(request.scope, person_id, chosen)
    back = redirect("reports:month", person_id, month)
    try:
        submit_monthly_report(request.scope, person_id, chosen)
    except Problem as problem:
        return _said(request, problem, back)
    messages.success(request, _("Laporan %(month)s diserahkan. Isinya tersimpan apa adanya.") % {"month": chosen})
    return back


@needs("monthly_report.verify")
def inbox(request: PersonRequest) -> HttpResponse:
    """What stands out comes first; the rest is verified month by month, in one go."""
    scope = request.scope
    if request.method == "POST":
        number = verify_complete_months(scope, ticked_months(request.POST))
        said = ngettext("%(number)s laporan terverifikasi.", "%(number)s laporan terverifikasi.", number)
        messages.success(request, said % {"number": number})
        return redirect("reports:approvals")
    chosen = Month.parse(request.GET.get("month"))
    waiting = waiting_reports(scope).select_related("author").defer("paper", "approved_paper")
    shown = waiting.filter(since=chosen.first).complete() if chosen else waiting.to_look_at()
    page = Paginator(shown, ROWS).get_page(request.GET.get("page"))
    months = months_waiting(scope)
    context = {
        "chosen": chosen,
        "page": page,
        "rows": [Waiting(one) for one in page.object_list],
        "months": months,
        "complete": sum(one.complete for one in months),
        "look_first": sum(one.look_first for one in months),
    }
    return render_page(request, "reports/approvals.html", context)


@needs("monthly_report.verify")
@require_POST
def verify(request: PersonRequest, report_id: UUID) -> HttpResponse:
    report = readable_report(request.scope, report_id)
    back = _to_month(report)
    try:
        outcome = verify_monthly_reports(request.scope, [report_id])
    except Problem as problem:
        return _said(request, problem, back)
    if refused := outcome.refused.get(report_id):
        return _said(request, refused, back)
    messages.success(request, _("Terverifikasi. Isinya sekarang terkunci."))
    return back


@needs("monthly_report.verify")
@require_POST
def send_back(request: PersonRequest, report_id: UUID) -> HttpResponse:
    report = readable_report(request.scope, report_id)
    form = ReasonForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    try:
        return_monthly_report(request.scope, report_id, note)
    except Problem as problem:
        return _said(request, problem, _to_month(report))
    messages.success(request, _("Dikembalikan kepada %(name)s.") % {"name": report.author.name})
    return _to_month(report)


@needs("monthly_report.reopen")
@require_POST
def reopen(request: PersonRequest, report_id: UUID) -> HttpResponse:
    report = readable_report(request.scope, report_id)
    form = ReasonForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    try:
        reopen_monthly_report(request.scope, report_id, note)
    except Problem as problem:
        return _said(request, problem, _to_month(report))
    said = _("Dibuka kembali. Yang pernah disetujui tetap tersimpan untuk dibandingkan.")
    messages.success(request, said)
    return _to_month(report)


@needs("monthly_report.lock")
@require_POST
def lock(request: PersonRequest, month: str) -> HttpResponse:
    chosen = month_or_404(month)
    back = redirect("reports:monthly")
    back["Location"] += f"?month={chosen.iso}"
    try:
        number = lock_monthly_reports(request.scope, chosen)
    except Problem as problem:
        return _said(request, problem, back)
    said = ngettext("%(number)s laporan terkunci.", "%(number)s laporan terkunci.", number)
    messages.success(request, said % {"number": number})
    return back


def _to_month(report: PeriodicReport) -> HttpResponse:
    return redirect("reports:month", report.author_id, Month.of(report.since).iso)


def _said(request: PersonRequest, problem: Problem, back: HttpResponse) -> HttpResponse:
    """A problem beside its cause; what is not theirs to see stays a 404."""
    if problem.status == NOT_FOUND:
        raise problem
    messages.error(request, str(problem))
    return back
