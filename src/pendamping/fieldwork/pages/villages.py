"""What was done in a village, and which villages nobody visited."""

from typing import cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse

from pendamping.common.problems import NotFound
from pendamping.common.scope import codes_within
from pendamping.fieldwork.limits import days_between_visits
from pendamping.fieldwork.presenting import report_lines
from pendamping.fieldwork.selectors import (
    code_lists,
    describe_unvisited,
    last_visits,
    village_timeline,
    villages_without_visit,
)
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region, names_of
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 30
ASKED_DAYS = (14, 30, 60, 90)


@needs("daily_report.read")
def timeline(request: PersonRequest, code: str) -> HttpResponse:
    """The page of one village's timeline; htmx gets the list alone, for the village's own page."""
    scope = request.scope
    village = get_region(scope, code)
    if not village.is_village:
        raise NotFound
    page = Paginator(village_timeline(scope, village.code), ON_A_PAGE).get_page(request.GET.get("page"))
    last = last_visits(scope, [village.code]).get(village.code)
    context = {
        "village": village,
        "page": page,
        "lines": report_lines(page, code_lists(scope)),
        "last": last,
        "days": (scope.today - last).days if last else None,
    }
    return render_page(request, "fieldwork/village_timeline.html", context, fragment="fieldwork/_village_timeline.html")


@needs("daily_report.read")
def unvisited(request: PersonRequest) -> HttpResponse:
    """For as many days as asked, in the reader's area or a part of it."""
    scope = request.scope
    usual = days_between_visits(scope.today)
    asked = request.GET.get("hari", "")
    days = int(asked) if asked in map(str, ASKED_DAYS) else usual
    area = request.GET.get("wilayah", "")
    part = get_region(scope, area) if area else None
    found = villages_without_visit(scope, days=days)
    if part is not None:
        found = found.filter(codes_within((part.code,), "code"))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = describe_unvisited(scope, cast("QuerySet[Region]", page.object_list))
    context = {
        "page": page,
        "rows": rows,
        "days": days,
        "choices": sorted({*ASKED_DAYS, usual}),
        "part": part,
        "names": names_of(row.region.code for row in rows),
    }
    return render_page(request, "fieldwork/unvisited.html", context, fragment="fieldwork/_unvisited.html")
