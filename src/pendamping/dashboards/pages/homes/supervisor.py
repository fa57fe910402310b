"""A coordinator's or Pendamping Desa's home: what waits, and the kecamatan at a glance."""

from django.http import HttpResponse

from pendamping.common.periods import Month
from pendamping.dashboards.schemas import VillageQuery
from pendamping.dashboards.selectors.villages import number_unvisited, village_page
from pendamping.fieldwork.limits import days_between_visits
from pendamping.fieldwork.selectors import first_reporting, waiting_for_check
from pendamping.web.needs import PersonRequest
from pendamping.web.rendering import render_page

PEOPLE_SHOWN = 30


def home(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    month = Month.of(scope.today)
    villages = village_page(scope, VillageQuery(), request.GET.get("page"))
    context = {
        "waiting": waiting_for_check(scope),
        "month": month,
        "reporting": first_reporting(scope, month, PEOPLE_SHOWN),
        "days": days_between_visits(scope.today),
        "unvisited": number_unvisited(scope, villages),
        "villages": villages,
    }
    return render_page(request, "dashboards/home_supervisor.html", context)
