"""Raising an obstacle, and mending what was written while it is open."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.scope import Scope
from pendamping.obstacles.errors import (
    EditConflict,
    LevelTooLow,
    MetInFuture,
    NotYours,
    StoredDiffers,
    UnknownTheme,
)
from pendamping.obstacles.ladder import due_day, themes_on
from pendamping.obstacles.models import Obstacle, ObstacleEvent
from pendamping.obstacles.rules import require_open
from pendamping.obstacles.schemas import NewObstacle, ObstacleContent
from pendamping.obstacles.selectors.obstacles import get_obstacle
from pendamping.obstacles.services.steps import store_step, tell
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region

Kind = ObstacleEvent.Kind


@transaction.atomic
def raise_obstacle(scope: Scope, new: NewObstacle, *, is_sample: bool = False) -> tuple[Obstacle, bool]:
    """Store one obstacle; returns it, and whether this call stored it. Sending it again is harmless.

    The clock of the level begins today, when the office hears of it.

    Raises:
        NotAllowed: the role raises no obstacles.
        StoredDiffers: that `id` is stored with other content, which stays as it is.
        RegionNotFound: no such region today, or it lies outside `scope`.
        UnknownTheme, MetInFuture, LevelTooLow: the content does not fit.
    """
    scope.require("obstacle.raise")
    stored = Obstacle.objects.filter(pk=new.id).first()
    if stored is None:
        _check(scope, new)
        stored, is_new = Obstacle.objects.get_or_create(
            id=new.id,
            defaults=new.columns()
            | {
                "first_level": new.first_level,
                "level": new.first_level,
                "level_since": scope.today,
                "due_on": due_day(new.first_level, scope.today),
                "raised_at": timezone.now(),
                "raised_by_id": scope.person_id,
                "raised_by_name": scope.name,
                "is_sample": is_sample,
            },
        )
        if is_new:
            tell(scope, [stored], Kind.RAISED)
            return stored, True
    own = stored.raised_by_id == scope.person_id and stored.raised_by_name == scope.name
    if not own or new.differences_from(stored) or stored.first_level != new.first_level:
        raise StoredDiffers(id=new.id)
    return stored, False


@transaction.atomic
def edit_obstacle(scope: Scope, pk: UUID, content: ObstacleContent, *, version: int) -> Obstacle:
    """Mend what was written, by who wrote it, seen in `version`; the level is left to the ladder.

    Raises:
        ObstacleNotFound: absent, or outside `scope`.
        NotYours: somebody else raised it.
        AlreadySolved: it is solved.
        EditConflict: it was changed meanwhile; both stay readable in its facts.
        RegionNotFound, UnknownTheme, MetInFuture, LevelTooLow: the content does not fit.
    """
    scope.require("obstacle.raise")
    obstacle = get_obstacle(scope, pk, lock=True)
    if obstacle.raised_by_id != scope.person_id or obstacle.raised_by_name != scope.name:
        raise NotYours
    changes = content.differences_from(obstacle)
    if not changes:
        return obstacle
    require_open(obstacle)
    if obstacle.version != version:
        raise EditConflict(obstacle=obstacle.pk, version=obstacle.version, fields=changes)
    _check(scope, content)
    for name, value in content.columns().items():
        setattr(obstacle, name, value)
    store_step(scope, [obstacle], Kind.EDITED, fields=sorted(changes))
    return obstacle


def _check(scope: Scope, content: ObstacleContent) -> Region:
    """Raises: RegionNotFound, UnknownTheme, MetInFuture, LevelTooLow."""
    region = get_region(scope, content.region, on=scope.today)
    if content.theme not in themes_on(content.date):
        raise UnknownTheme(theme=content.theme)
    if content.date > scope.today:
        raise MetInFuture(date=date_format(content.date), today=date_format(scope.today))
    if content.first_level.digits > region.level:
        raise LevelTooLow(region=region.full_name, level=content.first_level.label)
    return region
