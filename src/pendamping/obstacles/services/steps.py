"""Each thing that happens to an obstacle leaves an event for its readers and an entry for the auditor."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.obstacles.errors import GroupReachesFurther, IsPartOfGroup, NotYours
from pendamping.obstacles.models import Obstacle, ObstacleEvent
from pendamping.obstacles.selectors.obstacles import get_obstacle


def held(scope: Scope, pk: UUID) -> list[Obstacle]:
    """An obstacle and those grouped under it, locked: what happens to it happens to all of them.

    Raises:
        ObstacleNotFound: absent, or outside `scope`.
        IsPartOfGroup: another one leads it.
        GroupReachesFurther: one of the group lies outside `scope`.
    """
    leading = get_obstacle(scope, pk, lock=True)
    if leading.part_of:
        raise IsPartOfGroup(title=leading.part_of.title)
    members = list(Obstacle.objects.filter(part_of=leading).select_for_update(of=("self",)).order_by("pk"))
    if members and not all(scope.covers(one.region_id) for one in members):
        raise GroupReachesFurther
    return [leading, *members]


def require_steering(scope: Scope, obstacle: Obstacle) -> None:
    """Whoever handles obstacles here, and who raised this one.

    Raises: NotYours.
    """
    handles = scope.may("obstacle.handle") and scope.covers(obstacle.region_id)
    raised = scope.may("obstacle.raise") and scope.person_id is not None and obstacle.raised_by_id == scope.person_id
    if not handles and not raised:
        raise NotYours


def store_step(
    scope: Scope, obstacles: Sequence[Obstacle], kind: ObstacleEvent.Kind, *, note: str = "", **facts: object
) -> None:
    """Save the obstacles with a new version, and tell of the step, in the caller's transaction."""
    for one in obstacles:
        one.version += 1
        one.save()
    tell(scope, obstacles, kind, note=note, **facts)


def tell(
    scope: Scope, obstacles: Sequence[Obstacle], kind: ObstacleEvent.Kind, *, note: str = "", **facts: object
) -> None:
    """The event of each obstacle for its readers, and the entry for the auditor."""
    now = timezone.now()
    ObstacleEvent.objects.bulk_create(
        [
            ObstacleEvent(
                obstacle=one, kind=kind, at=now, by_name=scope.name, by_role=scope.role, level=one.level, note=note
            )
            for one in obstacles
        ]
    )
    label = Obstacle._meta.label_lower
    record_acts(scope, [Act(f"obstacle.{kind.value}", label, str(one.pk), one.region_id, facts) for one in obstacles])
