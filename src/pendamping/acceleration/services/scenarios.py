"""Making a scenario, starting its calculation, and stopping it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.acceleration.errors import (
    AlreadyRunning,
    AlreadySolved,
    CostsMissing,
    NothingLimits,
    NotRunning,
    TooManyRunning,
)
from pendamping.acceleration.models import CostTable, Scenario
from pendamping.acceleration.schemas import NewScenario
from pendamping.acceleration.selectors.scenarios import cost_tables_in, get_scenario, regency_of, start_of
from pendamping.common.audit import record_audit
from pendamping.common.background import AT_ONCE, launch, others_running
from pendamping.common.scope import Scope
from pendamping.engine.acceleration import Goal, Unit

State = Scenario.State


@transaction.atomic
def make_scenario(scope: Scope, new: NewScenario, *, is_sample: bool = False) -> Scenario:
    """Store a scenario; its calculation is started by `start_run`.

    Raises:
        NotAllowed: the role may not plan.
        RegionNotFound: no kabupaten with this code inside `scope`.
        NoScores: no official scores to start from.
        CostsMissing: a plan in rupiah without a cost table of this kabupaten.
        NothingLimits: the most villages or points, without any limit: everything would be the answer.
    """
    scope.require("acceleration.plan")
    area = regency_of(scope, new.region)
    start = start_of(scope, area)
    asked = new.parameters
    costs = cost_tables_in(scope, area.code).filter(pk=new.costs).first() if new.costs else None
    if asked.unit is Unit.RUPIAH and costs is None:
        raise CostsMissing
    if asked.goal is not Goal.LEAST_COST and not asked.is_limited and not _has_capacities(costs):
        raise NothingLimits
    scenario = Scenario.objects.create(
        region_id=area.code,
        name=new.name,
        index_id=start.index.id,
        scores_year=start.year,
        parameters=asked.model_dump(mode="json"),
        costs=costs,
        made_at=timezone.now(),
        made_by=scope.name,
        is_sample=is_sample,
    )
    record_audit(scope, "acceleration.scenario_made", scenario, name=scenario.name, goal=asked.goal)
    return scenario


def _has_capacities(costs: CostTable | None) -> bool:
    return bool(costs and costs.capacities)


@transaction.atomic
def start_run(scope: Scope, pk: UUID) -> Scenario:
    """Begin the calculation, or begin it again where it did not end well.

    Raises:
        NotAllowed: the role may not plan.
        ScenarioNotFound: absent, or outside `scope`.
        AlreadySolved: it has its answer, which people may already work by.
        AlreadyRunning: it is being calculated.
        TooManyRunning: so are enough others on this machine.
    """
    scope.require("acceleration.plan")
    scenario = get_scenario(scope, pk)
    now = timezone.now()
    if scenario.state == State.SOLVED:
        raise AlreadySolved(name=scenario.name)
    if scenario.is_running(now):
        raise AlreadyRunning(name=scenario.name)
    running = others_running(Scenario.objects.exclude(pk=pk), now)
    if running >= AT_ONCE:
        raise TooManyRunning(number=running)
    run = scenario.begin(now)
    scenario.gap, scenario.failure = None, ""
    scenario.save()
    record_audit(scope, "acceleration.run_started", scenario)
    transaction.on_commit(lambda: launch("solve_scenario", scenario.pk, run))
    return scenario


@transaction.atomic
def stop_run(scope: Scope, pk: UUID) -> None:
    """Ask the calculation to stop; it ends within a second or two. One that was interrupted ends here.

    Raises:
        NotAllowed: the role may not plan.
        ScenarioNotFound: absent, or outside `scope`.
        NotRunning: it is not being calculated.
    """
    scope.require("acceleration.plan")
    scenario = get_scenario(scope, pk)
    if not scenario.is_open:
        raise NotRunning(name=scenario.name)
    scenario.stop_asked = True
    if scenario.is_interrupted(timezone.now()):
        scenario.state, scenario.run = State.CANCELLED, None
    scenario.save(update_fields=["stop_asked", "state", "run"])
    record_audit(scope, "acceleration.run_stopped", scenario)
