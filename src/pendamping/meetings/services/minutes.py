"""The minutes: typed by any number of people at once, read and mended, then locked."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.errors import CorrectionsOpen, MeetingClosed, NotesTooLong
from pendamping.meetings.merging import merge
from pendamping.meetings.models import AgendaItem, Correction, Meeting, NoteVersion
from pendamping.meetings.selectors.meetings import get_item, get_managed

LONGEST = 200_000  # letters of one item: about a hundred pages


@transaction.atomic
def write_notes(scope: Scope, item_id: UUID, text: str, *, base: str) -> AgendaItem:
    """Put what somebody typed together with what others typed meanwhile; `base` is the text that they began from.

    Every version stays readable with its author. Sending the same again changes nothing.

    Raises:
        NotAllowed: the role keeps no meetings.
        ItemNotFound: absent, or of another area.
        MeetingClosed: the meeting has not begun, was cancelled, or its minutes are locked.
        NotesTooLong.
    """
    scope.require("meeting.manage")
    get_item(scope, item_id)
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=item_id)
    if item.meeting.state not in Meeting.WRITABLE:
        raise MeetingClosed(state=item.meeting.get_state_display().lower())
    merged = merge(_plain(base), item.notes, _plain(text))
    if len(merged) > LONGEST:
        raise NotesTooLong(limit=LONGEST)
    if merged != item.notes:
        item.notes, item.version = merged, item.version + 1
        item.save(update_fields=["notes", "version"])
        NoteVersion.objects.create(
            item=item, version=item.version, text=merged, written_at=timezone.now(), written_by=scope.name
        )
    return item


@transaction.atomic
def lock_minutes(scope: Scope, meeting_id: UUID) -> Meeting:
    """From now on nothing of the minutes changes: notes, decisions, who came. Locking again changes nothing.

    Raises:
        NotAllowed; MeetingNotFound; MeetingClosed: it is not over, or was cancelled.
        CorrectionsOpen: somebody waits for an answer to what they found wrong.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, meeting_id, lock=True)
    if meeting.state == Meeting.State.CLOSED:
        waiting = meeting.corrections.filter(state=Correction.State.OPEN).count()
        if waiting:
            raise CorrectionsOpen(number=waiting)
        meeting.state, meeting.locked_at = Meeting.State.LOCKED, timezone.now()
        meeting.save(update_fields=["state", "locked_at"])
        record_audit(scope, "meeting.minutes_locked", meeting, name=meeting.title)
    elif meeting.state != Meeting.State.LOCKED:
        raise MeetingClosed(state=meeting.get_state_display().lower())
    return meeting


def _plain(text: str) -> str:
    """Browsers send line breaks of two signs, and nobody means the null character."""
    return text.replace("\r\n", "\n").replace("\x00", "").rstrip()
