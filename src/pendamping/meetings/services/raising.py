"""An obstacle told of at a meeting goes straight into the register, where its clock begins."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.models import RaisedObstacle
from pendamping.meetings.rules import require_begun
from pendamping.meetings.selectors.meetings import get_managed
from pendamping.obstacles.models import Obstacle
from pendamping.obstacles.schemas import NewObstacle
from pendamping.obstacles.services import raise_obstacle
from pendamping.regions.errors import RegionNotFound


@transaction.atomic
def raise_at_meeting(scope: Scope, meeting_id: UUID, new: NewObstacle) -> Obstacle:
    """Raise an obstacle of the meeting's area. Sending it again is harmless.

    Raises:
        NotAllowed; MeetingNotFound; NotBegun, MeetingClosed.
        RegionNotFound: outside the meeting's area.
        UnknownTheme, MetInFuture, LevelTooLow, StoredDiffers: as of the register.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    require_begun(meeting)
    if not new.region.startswith(meeting.region_id):
        raise RegionNotFound(code=new.region)
    obstacle, is_new = raise_obstacle(scope, new)
    if is_new:
        told = {"written_at": timezone.now(), "written_by": scope.name}
        RaisedObstacle.objects.create(meeting=meeting, obstacle=obstacle, **told)
        record_audit(scope, "meeting.obstacle_raised", meeting, obstacle=str(obstacle.pk))
    return obstacle
