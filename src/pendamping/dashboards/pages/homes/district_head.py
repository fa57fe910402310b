"""The camat's home: verified work in the kecamatan."""

from datetime import timedelta

from django.http import HttpResponse

from pendamping.dashboards.schemas import VillageQuery
from pendamping.dashboards.selectors.villages import number_alone, number_unvisited, village_page
from pendamping.fieldwork.limits import days_between_visits
from pendamping.fieldwork.selectors import overview_of
from pendamping.web.needs import PersonRequest
from pendamping.web.rendering import render_page

SHOWN = 10


def home(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    days = days_between_visits(scope.today)
    since = scope.today - timedelta(days=days)
    reports = overview_of(scope, since=since, until=scope.today, shown=SHOWN)
    villages = village_page(scope, VillageQuery(), request.GET.get("page"))
    context = {
        "days": days,
        "since": since,
        "number": reports.number,
        "latest": reports.latest,
        "problems": reports.problems,
        "unvisited": number_unvisited(scope, villages),
        "villages": villages,
        "uncovered": number_alone(scope, villages),
    }
    return render_page(request, "dashboards/home_district_head.html", context)
