"""A solved scenario with the names of its villages."""

from uuid import UUID

from pendamping.acceleration.errors import NotSolved
from pendamping.acceleration.models import PlannedAction, Scenario
from pendamping.acceleration.schemas import Parameters, Result
from pendamping.acceleration.selectors.scenarios import get_scenario
from pendamping.acceleration.solved import Solved, VillageLine
from pendamping.acceleration.sums import ActionFacts
from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.regions.selectors import names_of

FACTS = ("region_id", "agency", "year", "cost", "amounts", "state")


def get_solved(scope: Scope, pk: UUID) -> Solved:
    """Raises: ScenarioNotFound: absent, or outside `scope`. NotSolved: it has no result."""
    return solved_of(scope, get_scenario(scope, pk))


def solved_of(scope: Scope, scenario: Scenario) -> Solved:
    """Raises: NotSolved: it has no result."""
    if scenario.result is None:
        raise NotSolved(name=scenario.name)
    result = Result.model_validate(scenario.result)
    rows = PlannedAction.objects.within(scope).filter(scenario=scenario).values_list(*FACTS)
    actions = [
        ActionFacts(region, agency, year, cost or 0, amounts, state == PlannedAction.State.DONE)
        for region, agency, year, cost, amounts, state in rows
    ]
    codes = [one.region for one in result.villages]
    names = names_of(codes)
    villages = [
        VillageLine(one, names.get(one.region, one.region), names.get(one.region[:6], "")) for one in result.villages
    ]
    return Solved(
        scenario,
        Parameters.model_validate(scenario.parameters),
        result,
        definition(scenario.index_id),
        actions,
        villages,
    )
