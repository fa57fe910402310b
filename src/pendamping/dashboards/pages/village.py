"""One village: what is known of it, in tabs."""

from django.http import HttpResponse

from pendamping.common.problems import NotFound
from pendamping.dashboards.selectors.villages import village_row
from pendamping.fieldwork.selectors import village_timeline
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region
from pendamping.villages.selectors import Wanted, totals_of, works_in
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

VISITS_SHOWN = 8


@needs("region.read")
def village(request: PersonRequest, code: str) -> HttpResponse:
    return show_village(request, code)


def show_village(request: PersonRequest, code: str) -> HttpResponse:
    """Ringkasan: status, who accompanies it, the latest work. Other tabs are pages of their apps."""
    region = get_region(request.scope, code)
    if region.level != Region.Level.VILLAGE:
        raise NotFound
    may_read_work = request.scope.may("daily_report.read")
    timeline = village_timeline(request.scope, region.code) if may_read_work else None
    wanted = Wanted(year=request.scope.today.year, area=region.code)
    may_read_works = request.scope.may("work.read") and region.kind != Region.Kind.KELURAHAN
    context = {
        "region": region,
        "wanted": wanted,
        "works": totals_of(request.scope, works_in(request.scope, wanted)) if may_read_works else None,
        "row": village_row(request.scope, region),
        "latest": list(timeline[:VISITS_SHOWN]) if timeline is not None else [],
        "problems": list(timeline.exclude(problem="")[:VISITS_SHOWN]) if timeline is not None else [],
        "may_read_work": may_read_work,
    }
    return render_page(request, "dashboards/village.html", context)
