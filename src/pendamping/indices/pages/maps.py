"""The map of an area: by status, by dimension, by indicator; every village is in the list beside it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from pendamping.engine.law.definitions import definition
from pendamping.indices.layers import choices_for
from pendamping.indices.overview import Period
from pendamping.indices.pages.overview import FAMILY, wanted_year
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.layers import layer_in
from pendamping.indices.selectors.years import counts_by_year, period_of, sources_of
from pendamping.regions.selectors.maps import regency_map
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("index.read")
def atlas(request: PersonRequest, code: str) -> HttpResponse:
    area = area_of(request.scope, code)
    years = counts_by_year(request.scope, area, FAMILY)
    period = Period.among([one.year for one in years], FAMILY, wanted_year(request))
    if period is None or area.holds_regencies:
        return redirect("indices:area", code)
    context = {
        "area": area,
        "period": period,
        "years": years,
        "sources": sources_of(request.scope, years, period),
        "choices": choices_for(definition("idm")),
        "layer": layer_in(request.scope, area, period, request.GET.get("lapis", "")),
    }
    return render_page(request, "indices/atlas.html", context)


@needs("index.read")
def map_data(request: PersonRequest, code: str) -> HttpResponse:
    """The villages of one kabupaten with their class in the wanted layer, as the page's map reads it."""
    area = area_of(request.scope, code)
    period = period_of(request.scope, area, FAMILY, wanted_year(request))
    properties: dict[str, dict[str, object]] = {}
    if period and not area.holds_regencies:
        layer = layer_in(request.scope, area, period, request.GET.get("lapis", ""))
        for one in layer.classes:
            drawn: dict[str, object] = {"status": one.key or None}
            if not layer.is_status:
                drawn = {"status": None, "level": int(one.key) if one.key else None}
            for village in one.villages:
                properties[village.code] = drawn | {"href": reverse("indices:village", args=[village.code])}
    drawing = regency_map(request.scope, area.code, properties)
    return HttpResponse(drawing.geojson, content_type="application/geo+json")
