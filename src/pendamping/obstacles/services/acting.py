"""Acting on an obstacle: answering, naming who answers for it, lifting it up the ladder, solving, opening again."""

from uuid import UUID

from django.db import transaction

from pendamping.common.scope import Scope
from pendamping.obstacles.errors import NotHigher, NotSolved, OwnerElsewhere
from pendamping.obstacles.ladder import due_day
from pendamping.obstacles.models import Level, Obstacle, ObstacleEvent
from pendamping.obstacles.rules import require_open, said
from pendamping.obstacles.schemas import Solution
from pendamping.obstacles.services.steps import held, require_steering, store_step
from pendamping.people.models import Organisation
from pendamping.people.selectors import get_organisation

Kind = ObstacleEvent.Kind


@transaction.atomic
def answer_obstacle(scope: Scope, pk: UUID, note: str) -> Obstacle:
    """Say something about it: what will be done, what is known, what is asked back.

    Raises:
        NotAllowed: the role answers no obstacles.
        ObstacleNotFound: absent, or outside `scope`.
        NothingSaid, AlreadySolved, IsPartOfGroup, GroupReachesFurther.
    """
    scope.require("obstacle.answer")
    obstacles = held(scope, pk)
    require_open(obstacles[0])
    told = said(note)
    for one in obstacles:
        if one.raised_by_id is None or one.raised_by_id != scope.person_id:  # who raised it only adds to it
            one.state = Obstacle.State.ANSWERED
    store_step(scope, obstacles, Kind.ANSWERED, note=told)
    return obstacles[0]


@transaction.atomic
def assign_obstacle(scope: Scope, pk: UUID, owner_id: UUID | None) -> Obstacle:
    """Name the organisation that answers for it; None: whoever leads the level.

    Raises:
        ObstacleNotFound: absent, or outside `scope`.
        NotYours: neither raised by this person nor theirs to handle.
        OrganisationNotFound: unknown here.
        OwnerElsewhere: its area does not hold the obstacle's.
        AlreadySolved, IsPartOfGroup, GroupReachesFurther.
    """
    scope.require("obstacle.read")
    obstacles = held(scope, pk)
    require_steering(scope, obstacles[0])
    require_open(obstacles[0])
    owner = get_organisation(scope, owner_id) if owner_id else None
    for one in obstacles:
        _require_serving(owner, one)
        one.owner = owner
    store_step(scope, obstacles, Kind.ASSIGNED, note=owner.name if owner else "")
    return obstacles[0]


@transaction.atomic
def escalate_obstacle(scope: Scope, pk: UUID, level: Level, note: str) -> Obstacle:
    """Lift it to a higher level, with everything said so far; that level's clock begins today.

    Raises:
        ObstacleNotFound: absent, or outside `scope`.
        NotYours: neither raised by this person nor theirs to handle.
        NotHigher: it stands there or above.
        NothingSaid, AlreadySolved, IsPartOfGroup, GroupReachesFurther.
    """
    scope.require("obstacle.read")
    obstacles = held(scope, pk)
    leading = obstacles[0]
    require_steering(scope, leading)
    require_open(leading)
    if level not in Level(leading.level).above:
        raise NotHigher(level=leading.get_level_display())
    told = said(note)
    for one in obstacles:
        one.level, one.level_since, one.due_on = level, scope.today, due_day(level, scope.today)
        one.state = Obstacle.State.OPEN
        if one.owner and len(one.owner.region_id) != level.digits:
            one.owner = None  # it answered for the level below
    store_step(scope, obstacles, Kind.ESCALATED, note=told, level=level.value)
    return leading


@transaction.atomic
def solve_obstacle(scope: Scope, pk: UUID, solution: Solution) -> Obstacle:
    """It is out of the way; how, is offered where the same theme comes again.

    Raises:
        ObstacleNotFound: absent, or outside `scope`.
        NotYours: neither raised by this person nor theirs to handle.
        NothingSaid, AlreadySolved, IsPartOfGroup, GroupReachesFurther.
    """
    scope.require("obstacle.read")
    obstacles = held(scope, pk)
    require_steering(scope, obstacles[0])
    require_open(obstacles[0])
    told = said(solution.text)
    for one in obstacles:
        one.state, one.solved_on = Obstacle.State.SOLVED, scope.today
        one.solution, one.is_shared = told, solution.is_shared
    store_step(scope, obstacles, Kind.SOLVED, note=told)
    return obstacles[0]


@transaction.atomic
def reopen_obstacle(scope: Scope, pk: UUID, note: str) -> Obstacle:
    """It came back, or was not solved after all: the clock of its level begins again.

    Raises:
        ObstacleNotFound: absent, or outside `scope`.
        NotYours: neither raised by this person nor theirs to handle.
        NotSolved, NothingSaid, IsPartOfGroup, GroupReachesFurther.
    """
    scope.require("obstacle.read")
    obstacles = held(scope, pk)
    require_steering(scope, obstacles[0])
    if obstacles[0].state != Obstacle.State.SOLVED:
        raise NotSolved
    told = said(note)
    for one in obstacles:
        one.state, one.solved_on, one.solution = Obstacle.State.OPEN, None, ""
        one.level_since, one.due_on = scope.today, due_day(Level(one.level), scope.today)
    store_step(scope, obstacles, Kind.REOPENED, note=told)
    return obstacles[0]


def _require_serving(owner: Organisation | None, obstacle: Obstacle) -> None:
    """Raises: OwnerElsewhere."""
    if owner and not obstacle.region_id.startswith(owner.region_id):
        raise OwnerElsewhere(owner=owner.short_name, region=obstacle.region.full_name)
