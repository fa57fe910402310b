"""What was known of obstacles on a day that may be long past, read off what was said and done until then."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from pendamping.common.periods import end_of_day
from pendamping.common.scope import Scope, codes_within
from pendamping.obstacles.ladder import due_day
from pendamping.obstacles.models import Level, Obstacle, ObstacleEvent

Kind = ObstacleEvent.Kind
STARTS_THE_CLOCK = (Kind.RAISED, Kind.ESCALATED, Kind.REOPENED)


@dataclass(frozen=True, slots=True)
class KnownObstacle:
    """An obstacle as it stood in the evening of a day."""

    obstacle: Obstacle  # for what never changes: where, its theme, its title
    level: Level
    due_on: date
    owner: str  # "": whoever leads the level
    is_open: bool
    is_answered: bool
    in_group: bool  # another one leads it

    def days_late(self, day: date) -> int:
        return max(0, (day - self.due_on).days) if self.is_open else 0


def obstacles_known(scope: Scope, code: str) -> list[KnownObstacle]:
    """Every obstacle of an area that the office had heard of by `scope.today`; the earliest day first."""
    until = end_of_day(scope.today)
    steps = ObstacleEvent.objects.filter(at__lt=until).order_by("at", "pk")
    heard = Obstacle.objects.within(scope).filter(codes_within((code,), "region_id"), raised_at__lt=until)
    found = heard.select_related("region").prefetch_related(Prefetch("events", steps, "steps"))
    known = [_known(one, getattr(one, "steps", [])) for one in found]
    return sorted(known, key=lambda one: (one.due_on, one.obstacle.title))


def _known(obstacle: Obstacle, steps: list[ObstacleEvent]) -> KnownObstacle:
    level = Level(steps[-1].level) if steps else Level(obstacle.first_level)
    since = timezone.localdate(obstacle.raised_at)
    owner, is_open, is_answered, in_group = "", True, False, False
    for one in steps:
        if one.kind in STARTS_THE_CLOCK:
            since, is_open, is_answered = timezone.localdate(one.at), True, False
        match one.kind:
            case Kind.ANSWERED:
                is_answered = True
            case Kind.ASSIGNED:
                owner = one.note
            case Kind.ESCALATED:
                owner = ""  # it answered for the level below
            case Kind.SOLVED:
                is_open = False
            case Kind.GROUPED | Kind.UNGROUPED:
                in_group = one.kind == Kind.GROUPED
    return KnownObstacle(obstacle, level, due_day(level, since), owner, is_open, is_answered, in_group)
