"""The calculation itself, told by what is stored and heard by what it stores."""

import time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.acceleration.answering import planned_actions, result_of
from pendamping.acceleration.asking import Question, question_of
from pendamping.acceleration.errors import ScenarioNotFound
from pendamping.acceleration.models import PlannedAction, Scenario
from pendamping.acceleration.selectors.scenarios import population_of, start_of
from pendamping.common.background import Listener
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.engine.acceleration import Cancelled, NoAnswerInTime, Plan, Watch, WishUnclear, make_plan
from pendamping.engine.law.definitions import definition
from pendamping.indices.selectors.areas import area_of

State = Scenario.State


def solve_scenario(scope: Scope, pk: UUID, run: UUID) -> Scenario.State:
    """Calculate the scenario that `run` was started for, and store what came of it. Another run changes nothing.

    Raises: ScenarioNotFound: absent, outside `scope`, or no longer waiting for this run.
    """
    mine = Scenario.objects.within(scope).filter(pk=pk, run=run)
    if not mine.filter(state=State.PREPARING).update(state=State.RUNNING, heard_at=timezone.now()):
        raise ScenarioNotFound
    scenario = mine.select_related("costs").get()
    begun = time.monotonic()
    try:
        area = area_of(scope, scenario.region_id)
        start = start_of(scope, area, scenario.scores_year)
        question = question_of(scenario, start.scores, population_of(scope, area), start.index)
        listener = Listener(mine)
        watch = Watch(report=lambda far: listener.tell(progress=far.share, gap=far.gap), stop=listener.stop)
        plan = make_plan(question.villages, question.costs, question.limits, question.wish, start.index, watch=watch)
    except Cancelled:
        mine.update(state=State.CANCELLED, run=None)
        return State.CANCELLED
    except NoAnswerInTime:
        return _failed(pk, run, _("Waktu habis sebelum satu rencana pun ditemukan. Beri waktu lebih lama."))
    except WishUnclear as unclear:
        return _failed(pk, run, _("Tabel biaya atau isian menyebut yang tidak ada di indeks: %s.") % unclear)
    except Problem as problem:
        return _failed(pk, run, str(problem))
    return _keep(scenario, run, plan, question, time.monotonic() - begun)


def _failed(pk: UUID, run: UUID, sentence: str) -> Scenario.State:
    Scenario.objects.filter(pk=pk, run=run).update(state=State.FAILED, failure=sentence[:300], run=None)
    return State.FAILED


@transaction.atomic
def _keep(scenario: Scenario, run: UUID, plan: Plan, question: Question, seconds: float) -> Scenario.State:
    locked = Scenario.objects.select_for_update().filter(pk=scenario.pk, run=run).first()
    if locked is None:  # given up meanwhile
        return State.CANCELLED
    index = definition(scenario.index_id)
    locked.actions.all().delete()
    PlannedAction.objects.bulk_create(planned_actions(plan, locked), batch_size=500)
    locked.result = result_of(plan, question, index, seconds).model_dump(mode="json")
    locked.state, locked.solved_at, locked.run = State.SOLVED, timezone.now(), None
    locked.progress, locked.gap = 1.0, plan.gap
    locked.save()
    return State.SOLVED
