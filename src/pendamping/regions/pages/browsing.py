"""The tree of regions, one region, search, its map."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.problems import Problem
from pendamping.regions.context import terms_for, terms_of
from pendamping.regions.forms import SuccessorForm
from pendamping.regions.models import FormerCode, Region
from pendamping.regions.presenting import RegionLine, region_lines, region_url, spot_of
from pendamping.regions.selectors import (
    ancestors_of,
    children_of,
    contents_of,
    contents_of_each,
    find_regions,
    get_region,
    groups_of,
    history_of,
    regency_map,
    roots_of,
)
from pendamping.regions.services import name_successor
from pendamping.web.geojson import geojson_response
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 100
MOST_FOUND = 20
MOST_FORMER_CODES = 20


@needs("region.read")
def regions(request: PersonRequest) -> HttpResponse:
    """Where this person's tree begins; a single area opens at once."""
    roots = list(roots_of(request.scope)[:ON_A_PAGE])
    if len(roots) == 1 and not request.scope.covers_country:
        return _region_page(request, roots[0].code, SuccessorForm(request.scope))
    terms = terms_for(request.scope)
    inside = contents_of_each(request.scope, "") if request.scope.covers_country else {}
    context = {
        "contents": contents_of(request.scope, ""),
        "lines": [RegionLine(one, terms.word_for(one), "", region_url(one), inside.get(one.code)) for one in roots],
    }
    return render_page(request, "regions/regions.html", context)


@needs("region.read")
def region(request: PersonRequest, code: str) -> HttpResponse:
    return _region_page(request, code, SuccessorForm(request.scope))


@needs("region.manage")
@require_POST
def successor(request: PersonRequest, code: str) -> HttpResponse:
    """Say which region a closed one went into."""
    form = SuccessorForm(request.scope, request.POST)
    if form.is_valid():
        try:
            name_successor(request.scope, code, form.cleaned_data["successor"])
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            return redirect("regions:region", code=code)
    return _region_page(request, code, form)


def _region_page(request: PersonRequest, code: str, form: SuccessorForm) -> HttpResponse:
    scope = request.scope
    one = get_region(scope, code)
    terms = terms_of(one.code)
    inside = contents_of_each(scope, one.code)
    page = Paginator(children_of(scope, one.code), ON_A_PAGE).get_page(request.GET.get("page"))
    above = ancestors_of(one.code)
    context = {
        "region": one,
        "word": terms.word_for(one),
        "spot": spot_of(one),
        "own_terms": terms,
        "above": [(area, region_url(area) if scope.covers(area.code) else "") for area in above],
        "contents": contents_of(scope, one.code),
        "page": page,
        "lines": [
            RegionLine(child, terms.word_for(child), "", region_url(child), inside.get(child.code)) for child in page
        ],
        "has_map": one.level in (Region.Level.REGENCY, Region.Level.DISTRICT) and bool(page.paginator.count),
        "history": history_of(scope, one.code),
        "predecessors": one.predecessors.all(),
        "former_codes": FormerCode.objects.filter(region=one).order_by("-edition", "code")[:MOST_FORMER_CODES],
        "groups": groups_of(scope, one.code),
        "form": form,
    }
    return render_page(request, "regions/region.html", context)


@needs("region.read")
@require_GET
def search(request: PersonRequest) -> HttpResponse:
    """What the header's search opens; as one types, only the results come again."""
    text = request.GET.get("q", "").strip()
    found = find_regions(request.scope, text, limit=MOST_FOUND + 1)
    context = {
        "text": text,
        "lines": region_lines(found[:MOST_FOUND], terms_for(request.scope)),
        "has_more": len(found) > MOST_FOUND,
    }
    return render_page(request, "regions/search.html", context, fragment="regions/_found.html")


@needs("region.read")
@require_GET
def map_of(request: PersonRequest, code: str) -> HttpResponse:
    """The villages of a regency or a part of it as GeoJSON, each with its address."""
    villages = Region.objects.within(request.scope).under(code).filter(level=Region.Level.VILLAGE)
    links = {one.code: {"status": None, "href": region_url(one)} for one in villages.valid_on(request.scope.today)}
    return geojson_response(request, regency_map(request.scope, code, links).geojson)
