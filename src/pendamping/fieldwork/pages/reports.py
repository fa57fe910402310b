"""Reading daily reports: the list of a month, one with its history, the place of one on a map."""

import json
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse

from pendamping.common.problems import NotFound
from pendamping.fieldwork.forms import FilterForm
from pendamping.fieldwork.forms.filters import STATES
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.presenting import reading_of, report_lines
from pendamping.fieldwork.selectors import code_lists, daily_reports_in, get_daily_report, reports_by_state
from pendamping.obstacles.selectors import obstacles_of_report
from pendamping.regions.selectors import regency_map
from pendamping.web.geojson import geojson_response
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 50


@needs("daily_report.read")
def daily_reports(request: PersonRequest) -> HttpResponse:
    scope, lists = request.scope, code_lists(request.scope)
    form = FilterForm(request.GET, scope, lists)
    month = form.shown_month
    found = daily_reports_in(scope, since=month.first, until=month.last, filters=form.filters)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    author = scope.person_id if form.is_mine else None
    counts = reports_by_state(scope, since=month.first, until=month.last, author=author)
    context = {
        "form": form,
        "month": month,
        "page": page,
        "lines": report_lines(page, lists),
        "counts": counts,
        "total": sum(counts.values()),
        "states": STATES,
        "kinds": DailyReport.Kind.choices,
    }
    return render_page(request, "fieldwork/daily_reports.html", context, fragment="fieldwork/_daily_reports.html")


@needs("daily_report.read")
def daily_report(request: PersonRequest, report_id: UUID) -> HttpResponse:
    scope = request.scope
    report = get_daily_report(scope, report_id)
    context = {
        "reading": reading_of(scope, report, code_lists(scope)),
        "is_own": report.author_id == scope.person_id,
        "obstacles": list(obstacles_of_report(scope, report.pk)) if scope.may("obstacle.read") else [],
    }
    return render_page(request, "fieldwork/daily_report.html", context)


@needs("daily_report.read")
def report_place(request: PersonRequest, report_id: UUID) -> HttpResponse:
    """The outline of the report's village, as far as the reader may see it, with the village's own point."""
    region = get_daily_report(request.scope, report_id).region
    try:
        drawn = json.loads(regency_map(request.scope, region.code).geojson)
    except NotFound:
        drawn = {"type": "FeatureCollection", "schematic": True, "attribution": "", "features": []}
    if region.longitude is not None:
        point = {"type": "Point", "coordinates": [region.longitude, region.latitude]}
        words = {"layer": "office", "code": region.code, "name": region.name}
        drawn["features"].append({"type": "Feature", "properties": words, "geometry": point})
    return geojson_response(request, json.dumps(drawn))
