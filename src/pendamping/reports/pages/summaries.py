"""Ringkasan of an area and of a person: the months of a quarter, a semester or a year added up, and its paper."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.periods import LongPeriod, long_periods_of, parse_long_period
from pendamping.common.scope import Scope
from pendamping.reports.forms import SummaryLetterForm
from pendamping.reports.models import IssuedDocument
from pendamping.reports.pages.documents import download, issued
from pendamping.reports.selectors.documents import area_documents, documents_of
from pendamping.reports.selectors.summary import person_summary, summary_of
from pendamping.reports.selectors.summary_papers import recaps_of, standing_number
from pendamping.reports.services.summaries import (
    issue_person_summary,
    issue_summary,
    number_summary,
    person_summary_xlsx,
    summary_xlsx,
)
from pendamping.reports.subjects import summary_subject
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PEOPLE_PER_PAGE = 50
Kind = IssuedDocument.Kind


@needs("monthly_report.recap_read")
@require_GET
def summary(request: PersonRequest, code: str, period: str) -> HttpResponse:
    scope, chosen = request.scope, _period_or_404(period)
    region, shown = summary_of(scope, code, chosen)
    recaps = recaps_of(scope, code, shown.months)
    context = _turned(scope, chosen) | {
        "region": region,
        "summary": shown,
        "months": [(month, shown.of_month(month), recaps.get(month)) for month in shown.months],
        "page": Paginator(shown.rows, PEOPLE_PER_PAGE).get_page(request.GET.get("page")),
        "documents": area_documents(scope, Kind.SUMMARY, summary_subject(code, chosen.iso)),
        "may_number": scope.may("letter.number") and standing_number(scope, code, chosen) == "",
        "form": SummaryLetterForm() if scope.may("monthly_report.recap") and shown.rows else None,
    }
    return render_page(request, "reports/summary.html", context)


@needs("monthly_report.recap")
@require_POST
def issue_area(request: PersonRequest, code: str, period: str) -> HttpResponse:
    chosen, form = _period_or_404(period), SummaryLetterForm(request.POST)
    back = redirect("reports:summary", code, period)
    if not form.is_valid():
        messages.error(request, _("Nomor surat paling panjang 80 huruf, nama paling panjang 120 huruf."))
        return back
    return issued(request, back, lambda: issue_summary(request.scope, code, chosen, form.details()))


@needs("letter.number")
@require_POST
def number(request: PersonRequest, code: str, period: str) -> HttpResponse:
    chosen = _period_or_404(period)
    back = redirect("reports:summary", code, period)
    return issued(request, back, lambda: number_summary(request.scope, code, chosen))


@needs("monthly_report.recap_read")
@require_GET
def workbook(request: PersonRequest, code: str, period: str) -> HttpResponse:
    return download(summary_xlsx(request.scope, code, _period_or_404(period)))


@needs("monthly_report.read")
@require_GET
def of_person(request: PersonRequest, person_id: UUID, period: str) -> HttpResponse:
    scope, chosen = request.scope, _period_or_404(period)
    person, shown = person_summary(scope, person_id, chosen)
    documents = documents_of(scope, person_id, chosen.first, chosen.first, Kind.PERSON_SUMMARY)
    is_own = person_id == scope.person_id
    context = _turned(scope, chosen) | {
        "person": person,
        "is_own": is_own,
        "summary": shown,
        "row": shown.rows[0] if shown.rows else None,
        "documents": documents.filter(until=chosen.last),
        "may_issue": is_own and scope.may("monthly_report.issue") and shown.sums.reports > 0,
    }
    return render_page(request, "reports/person_summary.html", context)


@needs("monthly_report.issue")
@require_POST
def issue_own(request: PersonRequest, person_id: UUID, period: str) -> HttpResponse:
    chosen = _period_or_404(period)
    back = redirect("reports:person_summary", person_id, period)
    return issued(request, back, lambda: issue_person_summary(request.scope, person_id, chosen))


@needs("monthly_report.read")
@require_GET
def person_workbook(request: PersonRequest, person_id: UUID, period: str) -> HttpResponse:
    return download(person_summary_xlsx(request.scope, person_id, _period_or_404(period)))


def _turned(scope: Scope, period: LongPeriod) -> dict[str, object]:
    """What both pages need to turn to other periods."""
    day = max(period.first, min(period.last, scope.today))  # a year leads to a quarter that has begun
    return {
        "period": period,
        "has_next": period.next().first <= scope.today,
        "kinds": long_periods_of(day),
    }


def _period_or_404(text: str) -> LongPeriod:
    period = parse_long_period(text)
    if period is None:
        raise Http404
    return period
