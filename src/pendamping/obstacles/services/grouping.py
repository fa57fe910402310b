"""Alike obstacles under one of them: they rise, and are solved, together."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from pendamping.common.scope import Scope
from pendamping.obstacles.errors import NothingToGroup
from pendamping.obstacles.models import Obstacle, ObstacleEvent
from pendamping.obstacles.rules import require_open
from pendamping.obstacles.selectors.obstacles import get_obstacle
from pendamping.obstacles.services.steps import held, store_step


@transaction.atomic
def group_obstacles(scope: Scope, pk: UUID, members: Collection[UUID]) -> list[Obstacle]:
    """Put open obstacles of the same theme under this one; they take its level and its day. Returns those put.

    Raises:
        NotAllowed: the role handles no obstacles.
        ObstacleNotFound: absent, or outside `scope`.
        NothingToGroup: none of `members` is open, of its theme, and free.
        AlreadySolved, IsPartOfGroup, GroupReachesFurther.
    """
    scope.require("obstacle.handle")
    leading = held(scope, pk)[0]
    require_open(leading)
    free = Obstacle.objects.within(scope).open().filter(theme=leading.theme, part_of=None, members=None)
    joining = list(free.filter(pk__in=members).exclude(pk=pk).select_for_update(of=("self",)).order_by("pk"))
    if not joining:
        raise NothingToGroup
    for one in joining:
        one.part_of = leading
        one.level, one.level_since, one.due_on = leading.level, leading.level_since, leading.due_on
        one.state = leading.state
    store_step(scope, joining, ObstacleEvent.Kind.GROUPED, note=leading.title)
    return joining


@transaction.atomic
def ungroup_obstacle(scope: Scope, pk: UUID) -> Obstacle:
    """Take one out of its group, where it is in one; it stays where it stands now.

    Raises:
        NotAllowed: the role handles no obstacles.
        ObstacleNotFound: absent, or outside `scope`.
    """
    scope.require("obstacle.handle")
    obstacle = get_obstacle(scope, pk, lock=True)
    if obstacle.part_of is None:
        return obstacle
    note = obstacle.part_of.title
    obstacle.part_of = None
    store_step(scope, [obstacle], ObstacleEvent.Kind.UNGROUPED, note=note)
    return obstacle
