"""The home of whoever leads a team over an area: coordinators, TAPM, Dinas PMD, province, ministry."""

from django.http import HttpResponse

from pendamping.common.periods import Month
from pendamping.dashboards.selectors.coverage import coverage_of, part_level
from pendamping.fieldwork.selectors import (
    describe_unvisited,
    missing_reporters,
    number_silent,
    number_waiting,
    villages_without_visit,
)
from pendamping.people.models import Tier
from pendamping.people.selectors import vacancies_under
from pendamping.regions.models import Region
from pendamping.web.needs import PersonRequest
from pendamping.web.rendering import render_page

SHOWN = 10


def home(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    month = Month.of(scope.today)
    only = scope.prefixes[0] if len(scope.prefixes) == 1 else ""
    vacancies = vacancies_under(scope, only, scope.today) if scope.may("vacancy.read") else None
    context = {
        "month": month,
        "coverage": coverage_of(scope),
        "parts_are_districts": part_level(scope) == Region.Level.DISTRICT,
        "unvisited": describe_unvisited(scope, list(villages_without_visit(scope)[:SHOWN])),
        "waiting_for_me": number_waiting(scope) if scope.may("daily_report.verify") else 0,
        "missing": missing_reporters(scope, month)[:SHOWN] if scope.may("missing_report.read") else [],
        "silent": number_silent(scope, month) if scope.may("missing_report.read") else 0,
        "empty_pld": vacancies.empty(Tier.PLD) if vacancies else None,
        "empty_pd": vacancies.empty(Tier.PD) if vacancies else None,
        "uncovered": vacancies.uncovered if vacancies else 0,
    }
    return render_page(request, "dashboards/home_team.html", context)
