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
from pendamping.sync.commands.versions import count_from, version_known
from pendamping.sync.schemas.commands import AnswerObstacle, EscalateObstacle, PutObstacle, SolveObstacle


def put(scope: Scope, body: PutObstacle, sent: Sent) -> int:
    """Bring the office's obstacle to the phone's state; the version it has then.

    Raises: EditConflict: somebody else changed it since; Problem: whatever the services of obstacles name.
    """
    stored = Obstacle.objects.filter(pk=body.id).first()
    if stored is None:
        obstacle = raise_obstacle(scope, NewObstacle(**body.content.model_dump(), id=body.id))[0]
    else:
        known = version_known(stored.version, body.base_version, sent)
        obstacle = edit_obstacle(scope, body.id, body.content, version=known)
    count_from(obstacle, stored.version if stored else 0, max((body.base_version or 0) + 1, sent.version or 0))
    return obstacle.version


def answer(scope: Scope, body: AnswerObstacle, _sent: Sent) -> int:
    """Raises: Problem: whatever `answer_obstacle` names."""
    return answer_obstacle(scope, body.id, body.note).version


def escalate(scope: Scope, body: EscalateObstacle, _sent: Sent) -> int:
    """Raises: Problem: whatever `escalate_obstacle` names."""
    return escalate_obstacle(scope, body.id, body.level, body.note).version


def solve(scope: Scope, body: SolveObstacle, _sent: Sent) -> int:
    """Raises: Problem: whatever `solve_obstacle` names."""
    return solve_obstacle(scope, body.id, body.solution).version
