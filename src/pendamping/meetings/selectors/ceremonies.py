"""Which contracts may be signed at a meeting, and before whom."""

from django.db.models import QuerySet

from pendamping.common.scope import Scope
from pendamping.meetings.errors import MeetingNotFound
from pendamping.meetings.models import Attendance, Meeting
from pendamping.people.models import Contract
from pendamping.people.selectors import contracts_to_sign


def signable_contracts(scope: Scope, meeting: Meeting) -> QuerySet[Contract]:
    """Raises: MeetingNotFound: not of the own area."""
    _require_own(scope, meeting)
    return contracts_to_sign(scope, meeting.region_id, meeting.date).filter(signing=None)


def possible_witnesses(scope: Scope, meeting: Meeting) -> QuerySet[Attendance]:
    """Who came, invited or not. Raises: MeetingNotFound: not of the own area."""
    _require_own(scope, meeting)
    return Attendance.objects.filter(meeting=meeting, removed_at=None).order_by("name", "pk")


def _require_own(scope: Scope, meeting: Meeting) -> None:
    """Raises: MeetingNotFound."""
    if not scope.covers(meeting.region_id):
        raise MeetingNotFound
