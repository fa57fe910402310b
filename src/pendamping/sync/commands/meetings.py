"""Who came to a meeting, and how far an own action is, from the phone."""

from pendamping.common.scope import Scope
from pendamping.meetings.schemas import NewAttendance
from pendamping.meetings.services import move_action, record_attendance
from pendamping.sync.commands.sent import Sent
from pendamping.sync.schemas.commands import MoveAction, PutAttendance


def attend(scope: Scope, body: PutAttendance, _sent: Sent) -> None:
    """Several phones may bring the same person; the first writing stands, and each phone is told "stored".

    Raises: Problem: whatever `record_attendance` names.
    """
    record_attendance(scope, NewAttendance(**body.content.model_dump(), id=body.id, at=body.at))


def move(scope: Scope, body: MoveAction, _sent: Sent) -> None:
    """Raises: Problem: whatever `move_action` names."""
    move_action(scope, body.id, body.move)
