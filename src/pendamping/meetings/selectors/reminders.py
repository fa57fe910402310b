"""The one calm line of a home about promises: what one's own day is near or over, and what rose to whoever leads."""

from dataclasses import dataclass

from django.db.models import QuerySet

from pendamping.common.scope import Scope
from pendamping.meetings.ladder import Rung, due_before
from pendamping.meetings.models import Action


@dataclass(frozen=True, slots=True)
class ActionReminder:
    """Own ones by how near their day is; of the area, those that rose to the leader of the meeting or the area."""

    near: int
    late: int
    at_leader: int


def actions_to_remind(scope: Scope) -> dict[str, QuerySet[Action]]:
    """The actions that a home counts, by the names of `ActionReminder`."""
    actions = Action.objects.open() if scope.may("meeting.read") else Action.objects.none()
    own = actions.filter(person_id=scope.person_id) if scope.person_id else actions.none()
    leads = scope.may("action.write") or not scope.may("action.update")
    area = actions.filter(scope.q("region_id")) if leads else actions.none()
    return {
        "near": own.filter(due_on__gte=scope.today, due_on__lt=due_before(Rung.REMINDED, scope.today)),
        "late": own.filter(due_on__lt=scope.today),
        "at_leader": area.filter(due_on__lt=due_before(Rung.CHAIR, scope.today)),
    }
