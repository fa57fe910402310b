"""Making a scenario, calculating it, stopping it; what happens when the machine dies."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from tests.people import DESA, OTHER_DESA

from pendamping.acceleration.errors import (
    AlreadyRunning,
    AlreadySolved,
    CostsMissing,
    DoneDateMissing,
    DoneInFuture,
    NoScores,
    NothingLimits,
    NotRunning,
    ScenarioNotFound,
    TooManyRunning,
)
from pendamping.acceleration.models import PlannedAction, Scenario
from pendamping.acceleration.selectors.results import get_solved
from pendamping.acceleration.selectors.scenarios import get_scenario
from pendamping.acceleration.services.running import solve_scenario
from pendamping.acceleration.services.scenarios import start_run, stop_run
from pendamping.acceleration.services.tracking import Execution, track_action
from pendamping.acceleration.telling import plan_sentences
from pendamping.acceleration.tests.plans import make, make_solved, solve
from pendamping.common.background import SILENT
from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.engine.acceleration import Block, Goal, Unit
from pendamping.regions.errors import RegionNotFound

State = Scenario.State
DONE = PlannedAction.State.DONE


def test_a_plan_is_solved_and_stored(dpmd: Scope, results: None) -> None:
    plan = get_solved(dpmd, make_solved(dpmd).pk)
    assert plan.scenario.state == State.SOLVED
    assert (plan.reached, plan.to_reach) == (2, 2)
    assert len(plan.actions) == plan.result.actions == PlannedAction.objects.count()
    assert plan.result.proven


def test_a_village_without_scores_stays_without(dpmd: Scope, solved: Scenario) -> None:
    plan = get_solved(dpmd, solved.pk)
    unknown = next(line for line in plan.villages if line.name == "Bumi Agung")
    assert (unknown.result.points, unknown.result.block) == (None, Block.SCORES)
    assert [one.block for one in plan.blocked] == [Block.SCORES]


def test_population_that_nobody_knows_is_said_to_be_unknown(dpmd: Scope, results: None) -> None:
    scenario = make_solved(dpmd, goal=Goal.MOST_POINTS, basic_share=34)
    text = " ".join(plan_sentences(get_solved(dpmd, scenario.pk)))
    assert "jumlah penduduknya belum ada" in text


def test_gain_on_paper_is_said_plainly(dpmd: Scope, solved: Scenario) -> None:
    text = " ".join(plan_sentences(get_solved(dpmd, solved.pk)))
    assert "Naik di atas kertas" in text
    assert "Tanggap bencana saja sudah cukup" in text
    assert "Padanannya disusun sendiri" in text


def test_where_not_all_can_the_limit_is_named(dpmd: Scope, results: None) -> None:
    plan = get_solved(dpmd, make_solved(dpmd, goal=Goal.LEAST_COST, actions_a_year=1).pk)
    assert plan.reached < plan.to_reach
    assert "Yang menghalangi: anggaran" in " ".join(plan_sentences(plan))


def test_money_needs_a_cost_table(dpmd: Scope, results: None) -> None:
    with pytest.raises(CostsMissing):
        make(dpmd, unit=Unit.RUPIAH)


def test_without_any_limit_the_most_is_no_question(dpmd: Scope, results: None) -> None:
    with pytest.raises(NothingLimits):
        make(dpmd, actions_a_year=None)


def test_without_scores_there_is_nothing_to_plan(dpmd: Scope) -> None:
    with pytest.raises(NoScores):
        make(dpmd)


def test_ratna_and_the_bupati_do_not_plan_for_lamandau(
    dpmd: Scope, bupati: Scope, ratna: Scope, solved: Scenario
) -> None:
    with pytest.raises(NotAllowed):
        make(bupati)
    with pytest.raises(NotAllowed):
        make(ratna)
    with pytest.raises(RegionNotFound):
        make(dpmd, region="6201")
    with pytest.raises(ScenarioNotFound):
        get_scenario(ratna, solved.pk)
    assert get_scenario(bupati, solved.pk) == solved


def test_one_calculation_at_a_time(dpmd: Scope, results: None) -> None:
    first, second, third = make(dpmd), make(dpmd), make(dpmd)
    start_run(dpmd, first.pk)
    with pytest.raises(AlreadyRunning):
        start_run(dpmd, first.pk)
    start_run(dpmd, second.pk)
    with pytest.raises(TooManyRunning):
        start_run(dpmd, third.pk)


def test_what_is_solved_is_not_calculated_over(dpmd: Scope, solved: Scenario) -> None:
    with pytest.raises(AlreadySolved):
        start_run(dpmd, solved.pk)


def test_stopping_ends_the_calculation(dpmd: Scope, results: None) -> None:
    scenario = make(dpmd)
    run = start_run(dpmd, scenario.pk).run
    stop_run(dpmd, scenario.pk)
    assert run is not None
    assert solve_scenario(dpmd, scenario.pk, run) == State.CANCELLED
    scenario.refresh_from_db()
    assert (scenario.state, scenario.result) == (State.CANCELLED, None)
    with pytest.raises(NotRunning):
        stop_run(dpmd, scenario.pk)


def test_after_a_dead_machine_it_runs_again_and_the_old_run_changes_nothing(dpmd: Scope, results: None) -> None:
    scenario = make(dpmd)
    old = start_run(dpmd, scenario.pk).run
    assert old is not None
    Scenario.objects.update(state=State.RUNNING, heard_at=timezone.now() - 2 * SILENT)
    scenario.refresh_from_db()
    assert scenario.is_interrupted(timezone.now())
    assert solve(dpmd, scenario).state == State.SOLVED
    with pytest.raises(ScenarioNotFound):
        solve_scenario(dpmd, scenario.pk, old)


def test_an_interrupted_one_can_be_given_up(dpmd: Scope, results: None) -> None:
    scenario = make(dpmd)
    start_run(dpmd, scenario.pk)
    Scenario.objects.update(heard_at=timezone.now() - 2 * SILENT)
    stop_run(dpmd, scenario.pk)
    scenario.refresh_from_db()
    assert scenario.state == State.CANCELLED


def test_the_command_calculates_what_a_page_started(dpmd: Scope, results: None) -> None:
    scenario = make(dpmd)
    run = start_run(dpmd, scenario.pk).run
    call_command("solve_scenario", str(scenario.pk), str(run))
    assert Scenario.objects.get().state == State.SOLVED
    with pytest.raises(CommandError):
        call_command("solve_scenario", str(scenario.pk), str(new_id()))


def test_execution_is_tracked_with_its_date(dpmd: Scope, solved: Scenario) -> None:
    action = PlannedAction.objects.filter(region__in=[DESA, OTHER_DESA]).first()
    assert action is not None
    with pytest.raises(DoneDateMissing):
        track_action(dpmd, action.pk, Execution(DONE, None, ""))
    with pytest.raises(DoneInFuture):
        track_action(dpmd, action.pk, Execution(DONE, dpmd.today + timedelta(days=1), ""))
    track_action(dpmd, action.pk, Execution(DONE, date(2024, 11, 1), "BAST 7/2024"))
    action.refresh_from_db()
    assert (action.state, action.done_on, action.note) == (DONE, date(2024, 11, 1), "BAST 7/2024")
    assert AuditEntry.objects.filter(action="acceleration.action_tracked").count() == 1


def test_ratna_tracks_nothing_in_lamandau(dpmd: Scope, solved: Scenario, ratna: Scope, bupati: Scope) -> None:
    pk = PlannedAction.objects.values_list("pk", flat=True)[0]
    for scope in (ratna, bupati):
        with pytest.raises(NotAllowed):
            track_action(scope, pk, Execution(DONE, date(2024, 11, 1), ""))
