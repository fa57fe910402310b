"""Scenarios as tests need them: small, and solved on the spot."""

from typing import Any

from pendamping.acceleration.models import Scenario
from pendamping.acceleration.schemas import NewScenario, Parameters
from pendamping.acceleration.services.running import solve_scenario
from pendamping.acceleration.services.scenarios import make_scenario, start_run
from pendamping.common.scope import Scope
from pendamping.engine.acceleration import Goal, Unit

LAMANDAU = "6209"


def wanted(**other: Any) -> Parameters:
    """At most three actions in one year; give what matters to the test."""
    usual = {
        "goal": Goal.MOST_VILLAGES,
        "unit": Unit.ACTIONS,
        "first_year": 2025,
        "last_year": 2025,
        "actions_a_year": 3,
        "years_unless_told": 0,
        "basic_groups": ["kesehatan"],
        "seconds": 20,
    }
    return Parameters(**(usual | other))


def make(scope: Scope, region: str = LAMANDAU, name: str = "Uji", costs: Any = None, **other: Any) -> Scenario:
    return make_scenario(scope, NewScenario(name=name, region=region, costs=costs, parameters=wanted(**other)))


def solve(scope: Scope, scenario: Scenario) -> Scenario:
    """Calculated in this process, as the one that the page starts would."""
    started = start_run(scope, scenario.pk)
    assert started.run is not None
    solve_scenario(scope, scenario.pk, started.run)
    scenario.refresh_from_db()
    return scenario


def make_solved(scope: Scope, region: str = LAMANDAU, **other: Any) -> Scenario:
    return solve(scope, make(scope, region, **other))
