"""A meeting asks its kecamatan for good practices."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.library.errors import DueInPast, NoDistricts
from pendamping.library.models import PracticeRequest
from pendamping.library.selectors.practices import districts_of
from pendamping.meetings.models import Meeting
from pendamping.meetings.selectors import get_managed


@transaction.atomic
def ask_for_practices(
    scope: Scope, meeting_id: UUID, districts: Collection[str], due_on: date, *, wanted: int = 1
) -> Meeting:
    """Ask these kecamatan of the meeting's area until a day; asked again, a kecamatan has the new day.

    Raises:
        NotAllowed: the role keeps no meetings.
        MeetingNotFound: of another area.
        NoDistricts: none of them lies in the meeting's area.
        DueInPast: the day is over.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    if due_on < scope.today:
        raise DueInPast(date=date_format(due_on))
    asked = districts_of(scope, meeting).filter(pk__in=districts)
    if not asked:
        raise NoDistricts
    for one in asked:
        PracticeRequest.objects.update_or_create(
            meeting=meeting,
            region=one,
            defaults={"due_on": due_on, "wanted": wanted, "asked_by": scope.name, "asked_at": timezone.now()},
        )
    record_audit(scope, "practice.asked_for", meeting, districts=[one.code for one in asked], due_on=due_on.isoformat())
    return meeting
