"""What was handed over and signed at a meeting, and what may still be."""

from django.db.models import QuerySet

from pendamping.common.scope import Scope
from pendamping.meetings.errors import MeetingNotFound
from pendamping.meetings.models import Attendance, Meeting, SignedContract
from pendamping.people.models import Contract
from pendamping.people.selectors import contracts_to_sign


def signings_of(meeting: Meeting) -> QuerySet[SignedContract]:
    """With person and witnesses, by the person's name; `meeting` is one that its reader was given."""
    return meeting.signed_contracts.select_related("contract__person").prefetch_related("witnesses")


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
