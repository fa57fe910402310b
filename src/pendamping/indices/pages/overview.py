"""Keadaan: where the villages of an area stand and what moved."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from pendamping.indices.models import Family
from pendamping.indices.movement import movement_matrix, pairs_of
from pendamping.indices.overview import Part, Period, districts_among, nearest, summarize
from pendamping.indices.selectors.areas import Area, area_of
from pendamping.indices.selectors.counts import counts_beside
from pendamping.indices.selectors.factors import area_factors
from pendamping.indices.selectors.parts import movements_in, parts_of
from pendamping.indices.selectors.villages import figures_in
from pendamping.indices.selectors.years import counts_by_year, period_of, sources_of
from pendamping.regions.context import terms_for
from pendamping.regions.models import Region
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

CLOSEST = 10
FAMILY = Family.IDM


def wanted_year(request: HttpRequest, name: str = "tahun") -> int | None:
    """`?tahun=2024`; None for anything else."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() else None


def wanted_since(request: HttpRequest) -> int | None:
    """`?sejak=2021`: the year to compare with."""
    return wanted_year(request, "sejak")


@needs("index.read")
def regency(request: PersonRequest, code: str = "") -> HttpResponse:
    area = area_of(request.scope, code)
    if len(area.code) == Region.Level.VILLAGE:  # somebody who works for one village
        return redirect("indices:village", area.code)
    years = counts_by_year(request.scope, area, FAMILY)
    period = Period.among([one.year for one in years], FAMILY, wanted_year(request), wanted_since(request))
    beside = counts_beside(request.scope, area, years)
    context: dict[str, object] = {"area": area, "period": period, "years": years, "beside": beside}
    if period is None:
        return render_page(request, "indices/nothing_yet.html", context)
    context["sources"] = sources_of(request.scope, years, period)
    context["earlier"] = [one.year for one in years if one.year < period.year]
    if area.holds_regencies:
        return _parts(request, area, period, context)
    villages = figures_in(request.scope, area, period)
    context |= {
        "summary": summarize(period, villages),
        "matrix": movement_matrix(pairs_of(villages)),
        "districts": districts_among(villages),
        "whole": Part.of(area.code, area.name, villages),
        "factors": area_factors(request.scope, area, period, villages),
        "closest": nearest(villages, CLOSEST),
        "not_highest": sum(one.next_band is not None for one in villages),
    }
    return render_page(request, "indices/regency.html", context)


def _parts(request: PersonRequest, area: Area, period: Period, context: dict[str, object]) -> HttpResponse:
    # Pairing every village of the country with itself a year before takes longer than a page may.
    matrix = movement_matrix(movements_in(request.scope, area, period)) if area.code else None
    parts = parts_of(request.scope, area, period)
    context |= {"parts": parts, "matrix": matrix, "villages": sum(one.villages for one in parts)}
    return render_page(request, "indices/parts.html", context)


@needs("index.read")
def movement(request: PersonRequest, code: str) -> JsonResponse:
    """The slope of all villages, as the page's chart reads it."""
    from pendamping.indices.charts import movement_chart  # noqa: PLC0415  Altair takes a second; only charts pay it

    area = area_of(request.scope, code)
    period = period_of(request.scope, area, FAMILY, wanted_year(request), wanted_since(request))
    if period is None or period.before is None or area.holds_regencies:
        return JsonResponse({}, status=404)
    villages = figures_in(request.scope, area, period)
    desa = terms_for(request.scope).desa.lower()
    return JsonResponse(movement_chart(period, summarize(period, villages), villages, desa))
