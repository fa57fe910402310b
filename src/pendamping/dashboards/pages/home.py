"""Beranda: what each role needs first."""

from collections.abc import Callable

from django.http import HttpResponse

from pendamping.access.roles import Role
from pendamping.dashboards.pages.homes import (
    admin,
    district_head,
    facilitator,
    nobody,
    regent,
    supervisor,
    team,
    village_head,
)
from pendamping.web.needs import PersonRequest, needs

_HOMES: dict[str, Callable[[PersonRequest], HttpResponse]] = {
    Role.PLD: facilitator.home,
    Role.PT: facilitator.home,
    Role.KPMD: facilitator.home,
    Role.KELURAHAN_FACILITATOR: facilitator.home,
    Role.PD: supervisor.home,
    Role.KORCAM: supervisor.home,
    Role.CAMAT: district_head.home,
    Role.KEPALA_DESA: village_head.home,
    Role.BUPATI: regent.home,
    Role.ADMIN: admin.home,
    "": nobody.home,
}


@needs("home.read")
def home(request: PersonRequest) -> HttpResponse:
    """Every other role leads a team over an area: coordinators, TAPM, Dinas PMD, the ministry."""
    return _HOMES.get(request.scope.role, team.home)(request)
