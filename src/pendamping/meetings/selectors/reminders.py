"""The one calm line of a home about promises: what one's own day is near or over, and what rose to whoever leads."""

from dataclasses import dataclass

from django.db.models import Count, Q

from pendamping.common.scope import Scope
from pendamping.meetings.ladder import Rung, due_before
from pendamping.meetings.models import Action


@dataclass(frozen=True, slots=True)
class ActionReminder:
    """Own ones by how near their day is; of the area, those that rose to the leader of the meeting or the area."""

    near: int
    late: int
    at_leader: int


def action_reminder(scope: Scope) -> ActionReminder | None:
    """One query; None where there is nothing to say."""
    if not scope.may("meeting.read"):
        return None
    own = Q(person_id=scope.person_id) if scope.person_id else Q(pk__in=[])
    area = scope.q("region_id") if scope.may("action.write") or not scope.may("action.update") else Q(pk__in=[])
    is_late = Q(due_on__lt=scope.today)
    counted = (
        Action.objects.open()
        .filter(own | area)
        .aggregate(
            near=Count("pk", filter=own & ~is_late & Q(due_on__lt=due_before(Rung.REMINDED, scope.today))),
            late=Count("pk", filter=own & is_late),
            at_leader=Count("pk", filter=area & Q(due_on__lt=due_before(Rung.CHAIR, scope.today))),
        )
    )
    reminder = ActionReminder(**counted)
    return reminder if reminder.near or reminder.late or reminder.at_leader else None
