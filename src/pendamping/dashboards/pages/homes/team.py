"""The home of whoever leads a team over an area: coordinators, TAPM, Dinas PMD, province, ministry."""

from django.http import HttpResponse

from pendamping.common.periods import Month
from pendamping.dashboards.selectors.coverage import coverage_of, part_level
from pendamping.fieldwork.selectors import (
    behind_in,
    longest_unvisited,
)
from pendamping.people.models import Tier
from pendamping.people.selectors import empty_posts
from pendamping.regions.models import Region
from pendamping.web.needs import PersonRequest
from pendamping.web.rendering import render_page

SHOWN = 10


def home(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    month = Month.of(scope.today)
    coverage = coverage_of(scope)
    empty = empty_posts(scope, scope.today) if scope.may("vacancy.read") else {}
    behind = behind_in(scope, month, shown=SHOWN) if scope.may("missing_report.read") else None
    context = {
        "month": month,
        "coverage": coverage,
        "parts_are_districts": part_level(scope) == Region.Level.DISTRICT,
        "unvisited": longest_unvisited(scope, SHOWN),
        "missing": behind.rows if behind else [],
        "silent": behind.silent if behind else 0,
        "empty_pld": empty.get(Tier.PLD),
        "empty_pd": empty.get(Tier.PD),
        "uncovered": coverage.uncovered if empty else 0,
    }
    return render_page(request, "dashboards/home_team.html", context)
