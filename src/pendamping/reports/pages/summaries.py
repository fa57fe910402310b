"""Ringkasan of an area: the recaps of a quarter or a year on one page, and as a workbook."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from pendamping.common.periods import Quarter, Year
from pendamping.reports.pages.documents import download
from pendamping.reports.selectors.summary import summary_of
from pendamping.reports.services.summaries import summary_xlsx
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

PEOPLE_PER_PAGE = 50


@needs("monthly_report.recap_read")
@require_GET
def summary(request: PersonRequest, code: str, period: str) -> HttpResponse:
    scope, chosen = request.scope, _period_or_404(period)
    region, shown = summary_of(scope, code, chosen)
    day = max(chosen.first, min(chosen.last, scope.today))  # a year leads to a quarter that has begun
    context = {
        "region": region,
        "period": chosen,
        "has_next": chosen.next().first <= scope.today,
        "kinds": (Quarter.of(day), Year.of(day)),
        "summary": shown,
        "page": Paginator(shown.rows, PEOPLE_PER_PAGE).get_page(request.GET.get("page")),
    }
    return render_page(request, "reports/summary.html", context)


@needs("monthly_report.recap_read")
@require_GET
def workbook(request: PersonRequest, code: str, period: str) -> HttpResponse:
    return download(summary_xlsx(request.scope, code, _period_or_404(period)))


def _period_or_404(text: str) -> Quarter | Year:
    period = Quarter.parse(text) or Year.parse(text)
    if period is None:
        raise Http404
    return period
