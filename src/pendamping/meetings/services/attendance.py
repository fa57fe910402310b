"""Who came, written down by any number of phones and merged without doubles."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    InvitedElsewhere,
    InviteeNotFound,
    IsWitness,
    MeetingCancelled,
    MeetingClosed,
    MeetingNotFound,
    NameMissing,
    NotAtTheDoor,
    StoredDiffers,
)
from pendamping.meetings.groups import Group
from pendamping.meetings.models import Attendance, Invitee, Meeting
from pendamping.meetings.models.meeting import invited
from pendamping.meetings.rules import guest_key
from pendamping.meetings.schemas import NewAttendance


@transaction.atomic
def record_attendance(scope: Scope, new: NewAttendance, *, is_sample: bool = False) -> tuple[Attendance, bool]:
    """Write down that somebody came; returns the one writing that counts, and whether it is this call's.

    Sending it again is harmless. The same invitee, or the same guest, written down by another phone is the same
    attendance: the first writing stands. Phones may bring it after the meeting was closed, not after it was locked.

    Raises:
        NotAllowed: the role writes no attendance.
        MeetingNotFound: absent, or not this person's to see.
        NotAtTheDoor: neither keeps the meeting nor helps at its door, nor scanned the code of the room.
        InvitedElsewhere: the invitation is for another meeting.
        InviteeNotFound: no such invitation.
        NameMissing: a guest or a substitute has a name.
        MeetingCancelled, MeetingClosed: there is no list, or it is locked.
        StoredDiffers: that `id` is stored with other content, which stays as it is.
    """
    scope.require("attendance.write")
    meeting = Meeting.objects.within(scope).select_for_update(of=("self",)).filter(pk=new.meeting).first()
    if meeting is None:
        raise MeetingNotFound
    invitee = _invitee(meeting, new.invitee)
    _require_at_door(scope, meeting, invitee, new.room_code)
    columns = _columns(scope, new, invitee)
    stored = Attendance.objects.filter(pk=new.id).first()
    if stored is not None:
        is_other = stored.meeting_id != meeting.pk or stored.invitee_id != new.invitee
        if is_other and stored.removed_at is None:
            raise StoredDiffers(id=new.id)
        return stored, False
    if meeting.state == Meeting.State.CANCELLED:
        raise MeetingCancelled
    same = _already(meeting, invitee, str(columns["guest_key"]))
    if same is not None:
        return same, False
    if meeting.state == Meeting.State.LOCKED:
        raise MeetingClosed(state=meeting.get_state_display().lower())
    attendance = Attendance.objects.create(
        id=new.id, meeting=meeting, received_at=timezone.now(), is_sample=is_sample, **columns
    )
    # Told of the meeting: so the other phones at the door hear who came, and ask nobody twice.
    record_audit(scope, "attendance.recorded", meeting, kind=attendance.method, attendance=str(attendance.pk))
    return attendance, True


@transaction.atomic
def remove_attendance(scope: Scope, attendance_id: UUID) -> Meeting:
    """It was written by mistake. It is kept, marked, so that a phone that sends it again does not bring it back.

    Raises:
        NotAllowed; MeetingNotFound: not of a meeting of the own area; MeetingClosed: it is locked.
        IsWitness: the minutes name them as witness of a contract.
    """
    scope.require("meeting.manage")
    found = Attendance.objects.filter(scope.q("meeting__region_id"), pk=attendance_id).select_related("meeting")
    attendance = found.select_for_update(of=("self",)).first()
    if attendance is None:
        raise MeetingNotFound
    if attendance.meeting.state == Meeting.State.LOCKED:
        raise MeetingClosed(state=attendance.meeting.get_state_display().lower())
    if attendance.witnessed.exists():
        raise IsWitness(name=attendance.name)
    if attendance.removed_at is None:
        attendance.removed_at, attendance.guest_key, attendance.invitee = timezone.now(), "", None
        attendance.save()
        record_audit(scope, "attendance.removed", attendance.meeting, attendance=str(attendance.pk))
    return attendance.meeting


def _invitee(meeting: Meeting, pk: UUID | None) -> Invitee | None:
    """Raises: InviteeNotFound, InvitedElsewhere."""
    if pk is None:
        return None
    invitee = Invitee.objects.filter(pk=pk).select_related("meeting").first()
    if invitee is None:
        raise InviteeNotFound
    if invitee.meeting_id != meeting.pk:
        raise InvitedElsewhere(title=invitee.meeting.title, date=date_format(invitee.meeting.date))
    return invitee


def _require_at_door(scope: Scope, meeting: Meeting, invitee: Invitee | None, room_code: str) -> None:
    """Raises: NotAtTheDoor."""
    if scope.covers(meeting.region_id):
        return
    own = list(invited(scope).filter(meeting=meeting))
    helps = any(one.is_helper for one in own)
    is_here = bool(invitee) and invitee in own and room_code == meeting.room_code
    if not helps and not is_here:
        raise NotAtTheDoor


def _columns(scope: Scope, new: NewAttendance, invitee: Invitee | None) -> dict[str, object]:
    """Raises: NameMissing: a guest or a substitute has a name."""
    own_name = invitee is not None and not new.is_substitute
    name = invitee.name if invitee is not None and own_name else new.name
    if not name:
        raise NameMissing
    position = new.position or (invitee.position if invitee else "")
    return {
        "invitee": invitee,
        "name": name,
        "position": position,
        "sex": new.sex,
        "group": invitee.group if invitee else Group.GUEST,
        "is_substitute": new.is_substitute and invitee is not None,
        "method": new.method if invitee else Attendance.Method.GUEST,
        "guest_key": "" if invitee else guest_key(name, position),
        "at": new.at,
        "recorded_by": scope.name,
    }


def _already(meeting: Meeting, invitee: Invitee | None, key: str) -> Attendance | None:
    known = Attendance.objects.filter(meeting=meeting)
    return known.filter(invitee=invitee).first() if invitee else known.filter(guest_key=key).first()
