"""Days on which no report is expected: asked for, decided by the tier above, withdrawn."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import (
    LeaveDecided,
    LeaveEndsBeforeStart,
    LeaveNotFound,
    LeaveOverlaps,
    LeaveTooLong,
    NotAssigned,
    StoredDiffers,
)
from pendamping.fieldwork.limits import longest_leave
from pendamping.fieldwork.models import Leave
from pendamping.fieldwork.placements import posts_on
from pendamping.fieldwork.rules import check_codes, lock_author
from pendamping.fieldwork.schemas import NewLeave
from pendamping.fieldwork.selectors.checkers import OF_LEAVE, theirs_to_check

HELD = (Leave.State.REQUESTED, Leave.State.GRANTED)


@transaction.atomic
def request_leave(scope: Scope, new: NewLeave) -> tuple[Leave, bool]:
    """Ask for days off; returns the request, and whether this call stored it. Sending it again is harmless.

    Sickness is told afterwards, so the days may lie in the past.

    Raises:
        NotAllowed: the role asks for no leave.
        StoredDiffers: that `id` is stored with other content.
        LeaveEndsBeforeStart, LeaveTooLong, LeaveOverlaps: the days do not fit.
        UnknownCode, NotAssigned: the kind or the time is not this person's.
    """
    scope.require("leave.request")
    person_id = lock_author(scope)
    stored = Leave.objects.filter(pk=new.id).first()
    if stored is not None:
        if stored.person_id != person_id or _content(stored) != (new.kind, new.start, new.end, new.reason):
            raise StoredDiffers(id=new.id)
        return stored, False
    if new.end < new.start:
        raise LeaveEndsBeforeStart
    if (days := (new.end - new.start).days + 1) > longest_leave(new.start):
        raise LeaveTooLong(days=days, limit=longest_leave(new.start))
    check_codes("leave_kind", {new.kind})
    posts = posts_on(person_id, new.start)
    if not posts:
        raise NotAssigned(date=date_format(new.start))
    held = Leave.objects.filter(person_id=person_id, state__in=HELD, start__lte=new.end, end__gte=new.start).first()
    if held is not None:
        raise LeaveOverlaps(start=date_format(held.start), end=date_format(held.end))
    leave = Leave.objects.create(
        **new.model_dump(), person_id=person_id, person_tier=posts[0].tier, person_post=posts[0].code
    )
    record_audit(scope, "leave.requested", leave, leave.person_post, start=leave.start, end=leave.end)
    return leave, True


@transaction.atomic
def decide_leave(scope: Scope, leave_id: UUID, *, granted: bool, note: str = "") -> Leave:
    """Grant or refuse the request of somebody whose reports this role checks.

    Raises:
        NotAllowed: the role decides on no leave.
        LeaveNotFound: absent, one's own, or somebody's whom another one answers for.
        LeaveDecided: it was decided or withdrawn before.
    """
    scope.require("leave.decide")
    leave = Leave.objects.select_for_update(of=("self",)).filter(theirs_to_check(scope, OF_LEAVE), pk=leave_id).first()
    if leave is None:
        raise LeaveNotFound
    if leave.state != Leave.State.REQUESTED:
        raise LeaveDecided(state=leave.get_state_display())
    leave.state = Leave.State.GRANTED if granted else Leave.State.REFUSED
    leave.decided_by_id, leave.decided_at = scope.person_id, timezone.now()
    leave.decision_note = note.strip()[:200]
    leave.save()
    record_audit(scope, f"leave.{leave.state}", leave, leave.person_post)
    return leave


@transaction.atomic
def withdraw_leave(scope: Scope, leave_id: UUID) -> Leave:
    """Take back an own request, or granted days that have not begun.

    Raises: LeaveNotFound, LeaveDecided.
    """
    scope.require("leave.request")
    leave = Leave.objects.filter(pk=leave_id, person_id=lock_author(scope)).first()
    if leave is None:
        raise LeaveNotFound
    not_begun = leave.state == Leave.State.GRANTED and leave.start > scope.today
    if leave.state != Leave.State.REQUESTED and not not_begun:
        raise LeaveDecided(state=leave.get_state_display())
    leave.state = Leave.State.WITHDRAWN
    leave.save(update_fields=["state"])
    record_audit(scope, "leave.withdrawn", leave, leave.person_post)
    return leave


def _content(leave: Leave) -> tuple[object, ...]:
    return leave.kind, leave.start, leave.end, leave.reason
