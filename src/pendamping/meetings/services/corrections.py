"""Minutes go to whoever was invited, who say what is wrong; each wish is answered before the minutes are locked."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    DueInPast,
    MeetingClosed,
    NotUnderReview,
    ReasonMissing,
    TooManyCorrections,
)
from pendamping.meetings.models import Correction, Meeting
from pendamping.meetings.selectors.corrections import get_correction
from pendamping.meetings.selectors.invitations import invitation_by
from pendamping.meetings.selectors.meetings import get_managed

MOST = 20  # of one invitation
LONGEST = 4000
State = Correction.State


@transaction.atomic
def send_for_correction(scope: Scope, meeting_id: UUID, until: date) -> Meeting:
    """Open the minutes to everybody who is invited, until a day; sending again moves the day.

    Raises: NotAllowed; MeetingNotFound; MeetingClosed: it is not over, or its minutes are locked; DueInPast.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    if meeting.state != Meeting.State.CLOSED:
        raise MeetingClosed(state=meeting.get_state_display().lower())
    if until < scope.today:
        raise DueInPast(date=date_format(until), today=date_format(scope.today))
    meeting.review_until = until
    meeting.save(update_fields=["review_until"])
    record_audit(scope, "meeting.minutes_sent", meeting, until=until)
    return meeting


@transaction.atomic
def propose_correction(token: str, text: str, item: UUID | None, today: date) -> Correction:
    """Say what is wrong, by the personal invitation; the same words again change nothing.

    Raises: InviteeNotFound; NotUnderReview; ReasonMissing: nothing was said; TooManyCorrections.
    """
    found = invitation_by(token)
    meeting = found.meeting
    if not meeting.is_under_review(today):
        raise NotUnderReview
    said = text.replace("\x00", "").strip()[:LONGEST]
    if not said:
        raise ReasonMissing
    own = Correction.objects.filter(invitee=found.invitee)
    same = own.filter(text=said).first()
    if same is not None:
        return same
    if own.count() >= MOST:
        raise TooManyCorrections(limit=MOST)
    known = item if any(one.pk == item for one in found.agenda) else None
    return Correction.objects.create(
        meeting=meeting, item_id=known, invitee=found.invitee, text=said, written_at=timezone.now()
    )


@transaction.atomic
def answer_correction(scope: Scope, pk: UUID, *, taken: bool, answer: str) -> Correction:
    """Say what became of it; the notes themselves are mended where they stand. A refusal has its reason.

    Raises: NotAllowed; CorrectionNotFound: not of a meeting of the own area; MeetingClosed; ReasonMissing.
    """
    scope.require("meeting.manage")
    correction = get_correction(scope, pk, lock=True)
    if correction.meeting.state != Meeting.State.CLOSED:
        raise MeetingClosed(state=correction.meeting.get_state_display().lower())
    if not taken and not answer.strip():
        raise ReasonMissing
    correction.state = State.TAKEN if taken else State.DECLINED
    correction.answer, correction.answered_by = answer.strip()[:400], scope.name
    correction.save()
    record_audit(scope, "meeting.correction_answered", correction.meeting, state=correction.state)
    return correction
