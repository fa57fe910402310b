"""What a meeting decides, numbered in the order in which it was decided."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.errors import ItemNotFound, MeetingClosed, ReasonMissing
from pendamping.meetings.models import Decision, Meeting
from pendamping.meetings.selectors.meetings import get_item, get_managed


@transaction.atomic
def decide(scope: Scope, meeting_id: UUID, text: str, item_id: UUID | None = None) -> Decision:
    """Write down one decision.

    Raises:
        NotAllowed: the role keeps no meetings.
        MeetingNotFound, ItemNotFound: absent, of another area, or an item of another meeting.
        MeetingClosed: its minutes are locked, or it was cancelled.
        ReasonMissing: nothing was written.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    _require_writable(meeting)
    if not text.strip():
        raise ReasonMissing
    item = get_item(scope, item_id) if item_id else None
    if item is not None and item.meeting_id != meeting.pk:
        raise ItemNotFound
    last = meeting.decisions.aggregate(Max("number"))["number__max"] or 0
    decision = Decision.objects.create(
        meeting=meeting,
        item=item,
        number=last + 1,
        text=text.strip(),
        written_at=timezone.now(),
        written_by=scope.name,
    )
    record_audit(scope, "meeting.decided", meeting, number=decision.number)
    return decision


@transaction.atomic
def withdraw_decision(scope: Scope, decision_id: UUID) -> Meeting:
    """It was written by mistake; its number is not given again while a later one stands.

    Raises: NotAllowed; ItemNotFound: not of a meeting of the own area; MeetingClosed.
    """
    scope.require("meeting.manage")
    decision = Decision.objects.filter(scope.q("meeting__region_id"), pk=decision_id).select_related("meeting").first()
    if decision is None:
        raise ItemNotFound
    _require_writable(decision.meeting)
    number = decision.number
    decision.delete()
    record_audit(scope, "meeting.decision_withdrawn", decision.meeting, number=number)
    return decision.meeting


def _require_writable(meeting: Meeting) -> None:
    """Raises: MeetingClosed."""
    if meeting.state in {Meeting.State.LOCKED, Meeting.State.CANCELLED}:
        raise MeetingClosed(state=meeting.get_state_display().lower())
