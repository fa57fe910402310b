"""The bupati's page: where the villages stand, what moved, who was not visited. One page, one minute."""

from django.http import HttpResponse

from pendamping.dashboards.selectors.coverage import coverage_of
from pendamping.fieldwork.selectors import longest_unvisited
from pendamping.indices.selectors.villages import regency_standing
from pendamping.people.models import Tier
from pendamping.people.selectors import empty_posts
from pendamping.regions.models import Region
from pendamping.regions.selectors import names_of
from pendamping.web.needs import PersonRequest
from pendamping.web.rendering import render_page

UNVISITED_SHOWN = 6
CLOSEST_SHOWN = 5


def home(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    code = scope.prefixes[0]
    coverage = coverage_of(scope)
    standing = regency_standing(scope, code, CLOSEST_SHOWN)
    context = {
        "code": code,
        "area_name": names_of([code]).get(code, ""),
        "summary": standing.summary if standing else None,
        "closest": standing.closest if standing else [],
        "coverage": coverage,
        "unvisited": longest_unvisited(scope, UNVISITED_SHOWN),
        "empty_pld": empty_posts(scope, scope.today)[Tier.PLD],
        "kelurahan": Region.objects.within(scope).filter(kind=Region.Kind.KELURAHAN).valid_on(scope.today).count(),
    }
    return render_page(request, "dashboards/home_regent.html", context)
