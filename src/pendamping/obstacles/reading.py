"""One obstacle as its page shows it: the words of its codes, what was said, and what this reader may do."""

from dataclasses import dataclass

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.obstacles.ladder import days_for, themes_on
from pendamping.obstacles.models import Level, Obstacle, ObstacleEvent
from pendamping.obstacles.selectors import solutions_like

MOST_MEMBERS = 50


@dataclass(frozen=True, slots=True)
class Said:
    """One event in words."""

    event: ObstacleEvent
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Reading:
    obstacle: Obstacle
    theme: str
    days_late: int
    days_given: int
    said: list[Said]
    members: list[Obstacle]
    solutions: list[Obstacle]  # how the same theme was solved before
    steers: bool  # may assign, lift, solve and open again
    can_edit: bool

    @property
    def is_open(self) -> bool:
        return self.obstacle.state != Obstacle.State.SOLVED

    @property
    def can_rise(self) -> bool:
        return bool(Level(self.obstacle.level).above)


def reading_of(scope: Scope, obstacle: Obstacle) -> Reading:
    """Four queries at most."""
    raised = scope.person_id is not None and obstacle.raised_by_id == scope.person_id and scope.may("obstacle.raise")
    is_open = obstacle.state != Obstacle.State.SOLVED
    solutions = solutions_like(scope, obstacle.theme, obstacle.region_id) if is_open else []
    return Reading(
        obstacle=obstacle,
        theme=theme_words(obstacle),
        days_late=obstacle.days_late(scope.today),
        days_given=days_for(Level(obstacle.level), obstacle.level_since),
        said=[_said(one) for one in obstacle.events.all()],
        members=list(Obstacle.objects.within(scope).filter(part_of=obstacle).select_related("region")[:MOST_MEMBERS]),
        solutions=list(solutions),
        steers=raised or (scope.may("obstacle.handle") and scope.covers(obstacle.region_id)),
        can_edit=raised and is_open,
    )


def theme_words(obstacle: Obstacle) -> str:
    """A theme that the list no longer has stays readable as its code."""
    return themes_on(obstacle.date).get(obstacle.theme, obstacle.theme)


def _said(event: ObstacleEvent) -> Said:
    words = event.get_kind_display()
    if event.kind in {ObstacleEvent.Kind.RAISED, ObstacleEvent.Kind.ESCALATED}:
        words = f"{words}: {event.get_level_display().lower()}"
    role = Role(event.by_role).short if event.by_role in Role.values else ""
    return Said(event, words, f"{event.by_name}, {role}" if role else event.by_name)
