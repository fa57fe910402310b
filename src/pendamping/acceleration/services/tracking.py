"""What became of a planned action."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from pendamping.acceleration.errors import DoneDateMissing, DoneInFuture, ScenarioNotFound
from pendamping.acceleration.models import PlannedAction
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope


@dataclass(frozen=True, slots=True)
class Execution:
    state: PlannedAction.State
    done_on: date | None
    note: str


@transaction.atomic
def track_action(scope: Scope, pk: int, told: Execution) -> PlannedAction:
    """Note how far an action is.

    Raises:
        NotAllowed: the role may not plan.
        ScenarioNotFound: no such action inside `scope`.
        DoneDateMissing, DoneInFuture: the day of a finished action.
    """
    scope.require("acceleration.plan")
    action = PlannedAction.objects.within(scope).select_related("scenario").filter(pk=pk).first()
    if action is None:
        raise ScenarioNotFound
    is_done = told.state == PlannedAction.State.DONE
    if is_done and told.done_on is None:
        raise DoneDateMissing
    if is_done and told.done_on and told.done_on > scope.today:
        raise DoneInFuture(date=told.done_on, today=scope.today)
    before = action.state
    action.state, action.note = told.state, told.note
    action.done_on = told.done_on if is_done else None
    action.changed_by, action.changed_at = scope.name, timezone.now()
    action.save()
    record_audit(scope, "acceleration.action_tracked", action, before=before, after=action.state)
    return action
