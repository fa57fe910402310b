"""Leave asked for, or withdrawn, on the phone."""

from pendamping.common.scope import Scope
from pendamping.fieldwork.services import request_leave, withdraw_leave
from pendamping.sync.commands.sent import Sent
from pendamping.sync.schemas.commands import Reference, RequestLeave


def request(scope: Scope, body: RequestLeave, _sent: Sent) -> None:
    """Raises: Problem: whatever `request_leave` names."""
    request_leave(scope, body.content.model_copy(update={"id": body.id}))


def withdraw(scope: Scope, body: Reference, _sent: Sent) -> None:
    """Raises: LeaveNotFound, LeaveDecided."""
    withdraw_leave(scope, body.id)
