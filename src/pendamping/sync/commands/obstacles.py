"""Obstacles from the phone: raised and mended as a whole, answered, lifted up the ladder, solved."""

from pendamping.common.scope import Scope
from pendamping.obstacles.models import Obstacle
from pendamping.obstacles.schemas import NewObstacle
from pendamping.obstacles.services import (
    answer_obstacle,
    edit_obstacle,
    escalate_obstacle,
    raise_obstacle,
    solve_obstacle,
)
from pendamping.sync.commands.sent import Sent
from pendamping.sync.schemas import AnswerObstacle, EscalateObstacle, PutObstacle, SolveObstacle


def put(scope: Scope, body: PutObstacle, sent: Sent) -> int:
    """Bring the office's obstacle to the phone's state; the version it has then.

    Raises: EditConflict: somebody else changed it since; Problem: whatever the services of obstacles name.
    """
    stored = Obstacle.objects.filter(pk=body.id).first()
    if stored is None:
        return raise_obstacle(scope, NewObstacle(**body.content.model_dump(), id=body.id))[0].version
    # What this very phone stored last it may build on, even if the office's answer never reached it.
    known = stored.version if stored.version == sent.own_version else body.base_version
    return edit_obstacle(scope, body.id, body.content, version=known or 0).version


def answer(scope: Scope, body: AnswerObstacle, _sent: Sent) -> int:
    """Raises: Problem: whatever `answer_obstacle` names."""
    return answer_obstacle(scope, body.id, body.note).version


def escalate(scope: Scope, body: EscalateObstacle, _sent: Sent) -> int:
    """Raises: Problem: whatever `escalate_obstacle` names."""
    return escalate_obstacle(scope, body.id, body.level, body.note).version


def solve(scope: Scope, body: SolveObstacle, _sent: Sent) -> int:
    """Raises: Problem: whatever `solve_obstacle` names."""
    return solve_obstacle(scope, body.id, body.solution).version
