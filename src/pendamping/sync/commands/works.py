"""How far works of villages are, from the phone."""

from pendamping.common.scope import Scope
from pendamping.sync.commands.sent import Sent
from pendamping.sync.schemas.commands import PutWorkProgress
from pendamping.villages.schemas import NewProgress
from pendamping.villages.services import write_progress


def put_progress(scope: Scope, body: PutWorkProgress, _sent: Sent) -> None:
    """Raises: Problem: whatever `write_progress` names."""
    write_progress(scope, NewProgress(**body.content.model_dump(), id=body.id, work=body.work))
