"""What fills the addresses of this app in the access table."""

from dataclasses import replace
from datetime import date

from tests.access_table import Area, Sample

from pendamping.acceleration.models import PlannedAction, Scenario
from pendamping.acceleration.tests.plans import make_solved
from pendamping.access.scopes import command_scope
from pendamping.common.scope import Scope
from pendamping.indices.schemas import NewSource
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import scored_row
from pendamping.regions.models import Region


def _planner(area: Area) -> Scope:
    return replace(command_scope("uji", date(2024, 11, 12)), prefixes=(area.regency,))


def _solved(area: Area) -> Scenario:
    """A scenario of the kabupaten with one village and its actions."""
    scope = _planner(area)
    found = Scenario.objects.filter(region_id=area.regency).first()
    if found is not None:
        return found
    village = Region.objects.get(pk=area.village)
    record_results(scope, NewSource("Skor uji percepatan"), [scored_row(village.code, village.name, 3, ikl_03=0)])
    return make_solved(scope, area.regency)


def regency(area: Area) -> dict[str, object]:
    return {"code": area.regency}


def with_scores(area: Area) -> dict[str, object]:
    _solved(area)
    return {"code": area.regency}


def scenario(area: Area) -> dict[str, object]:
    return {"pk": _solved(area).pk}


def action(area: Area) -> dict[str, object]:
    return {"pk": PlannedAction.objects.filter(scenario=_solved(area)).values_list("pk", flat=True)[0]}


SAMPLES = {
    "acceleration:area": Sample(regency),
    "acceleration:new": Sample(with_scores),
    "acceleration:comparison": Sample(regency),
    "acceleration:costs": Sample(regency),
    "acceleration:cost_template": Sample(with_scores),
    "acceleration:action": Sample(action),
    "acceleration:scenario": Sample(scenario),
    "acceleration:start": Sample(scenario),
    "acceleration:stop": Sample(scenario),
    "acceleration:actions": Sample(scenario),
    "acceleration:download": Sample(scenario),
}
