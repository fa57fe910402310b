"""The map of the Beranda: status of every village, a ring where nobody visited."""

from django.http import HttpResponse
from django.urls import reverse

from pendamping.common.scope import codes_within
from pendamping.dashboards.selectors.villages import latest_index_year
from pendamping.fieldwork.selectors import villages_without_visit
from pendamping.indices.models import Family, OfficialResult
from pendamping.regions.selectors import MapEvent, regency_map
from pendamping.web.needs import PersonRequest, needs

SECONDS_KEPT = 300


@needs("daily_report.read")
def status_map(request: PersonRequest, code: str) -> HttpResponse:
    """GeoJSON of one regency, never of more."""
    scope = request.scope
    results = OfficialResult.objects.within(scope).counting().filter(codes_within((code,), "region_id"))
    newest = results.filter(family=Family.IDM, year=latest_index_year(scope) or 0)
    properties = {
        village: {"status": status or None, "href": reverse("dashboards:village", args=[village])}
        for village, status in newest.values_list("region_id", "status")
    }
    events = [
        MapEvent(one.code, one.name, reverse("dashboards:village", args=[one.code]))
        for one in villages_without_visit(scope)
    ]
    drawn = regency_map(scope, code, properties, events)
    response = HttpResponse(drawn.geojson, content_type="application/geo+json")
    response.headers["Cache-Control"] = f"private, max-age={SECONDS_KEPT}"
    return response
