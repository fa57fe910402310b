"""The list of villages, and the page of one village."""

from django.http import HttpResponse

from pendamping.dashboards.forms import VillageFilter
from pendamping.dashboards.selectors.areas import areas_to_choose
from pendamping.dashboards.selectors.villages import latest_index_year, village_page
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("region.read")
def villages(request: PersonRequest) -> HttpResponse:
    choice = areas_to_choose(request.scope)
    filters = VillageFilter(request.GET, choice.areas, choice.everything)
    query = filters.to_query()
    if not query.area and choice.only:
        query = query.inside(choice.only)
    context = {
        "filters": filters,
        "query": query,
        "villages": village_page(request.scope, query, request.GET.get("page")),
        "year": latest_index_year(request.scope),
        "area_label": choice.label,
        "can_sort": query.is_narrow,
    }
    return render_page(request, "dashboards/villages.html", context, fragment="dashboards/_villages.html")
