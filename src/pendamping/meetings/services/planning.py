"""Planning a meeting, opening and closing it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    HostElsewhere,
    MeetingClosed,
    NotYetThatDay,
    ReasonMissing,
    SeriesNotFound,
    SwapNeedsReason,
)
from pendamping.meetings.models import Meeting
from pendamping.meetings.rules import check_times, require_open
from pendamping.meetings.schemas import MeetingContent, NewMeeting
from pendamping.meetings.selectors.meetings import get_managed
from pendamping.meetings.selectors.series import get_series, next_host
from pendamping.people.models import Organisation
from pendamping.people.selectors import get_organisation
from pendamping.regions.selectors import get_region


@transaction.atomic
def plan_meeting(scope: Scope, new: NewMeeting, *, is_sample: bool = False) -> Meeting:
    """Put one meeting on the calendar. In a row of meetings another host than the one whose turn it is has a reason.

    Raises:
        NotAllowed: the role keeps no meetings.
        SeriesNotFound, RegionNotFound: outside `scope`; or neither a series nor an area and level is said.
        EndBeforeStart, HostElsewhere, OrganisationNotFound, SwapNeedsReason: the content does not fit.
    """
    scope.require("meeting.manage")
    series = get_series(scope, new.series) if new.series else None
    meeting = Meeting(is_sample=is_sample)
    if series is not None:
        if series.ended_on is not None:
            raise SeriesNotFound
        meeting.series, meeting.region, meeting.level = series, series.region, series.level
    elif new.region and new.level:
        meeting.region, meeting.level = get_region(scope, new.region), new.level
    else:
        raise SeriesNotFound
    meeting.turn_of = next_host(scope, series) if series else None
    _write(scope, meeting, new)
    record_audit(scope, "meeting.planned", meeting, name=meeting.title, date=meeting.date)
    return meeting


@transaction.atomic
def change_meeting(scope: Scope, pk: UUID, content: MeetingContent) -> Meeting:
    """Another day, place or host, while it is not over.

    Raises: NotAllowed; MeetingNotFound; MeetingClosed; whatever `plan_meeting` names of the content.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, pk, lock=True)
    require_open(meeting)
    _write(scope, meeting, content)
    record_audit(scope, "meeting.changed", meeting, name=meeting.title, date=meeting.date)
    return meeting


@transaction.atomic
def cancel_meeting(scope: Scope, pk: UUID, reason: str) -> Meeting:
    """It does not take place; its invitations say so.

    Raises: NotAllowed; MeetingNotFound; MeetingClosed; ReasonMissing.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, pk, lock=True)
    require_open(meeting)
    if not reason.strip():
        raise ReasonMissing
    meeting.state, meeting.cancelled_because = Meeting.State.CANCELLED, reason.strip()[:200]
    meeting.save()
    record_audit(scope, "meeting.cancelled", meeting, name=meeting.title)
    return meeting


@transaction.atomic
def open_meeting(scope: Scope, pk: UUID) -> Meeting:
    """It begins; opening it again changes nothing.

    Raises: NotAllowed; MeetingNotFound; MeetingClosed; NotYetThatDay.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, pk, lock=True)
    require_open(meeting)
    if scope.today < meeting.date:
        raise NotYetThatDay(date=date_format(meeting.date))
    if meeting.state == Meeting.State.PLANNED:
        meeting.state, meeting.opened_at = Meeting.State.RUNNING, timezone.now()
        meeting.save(update_fields=["state", "opened_at"])
        record_audit(scope, "meeting.opened", meeting, name=meeting.title)
    return meeting


@transaction.atomic
def close_meeting(scope: Scope, pk: UUID) -> Meeting:
    """It is over; its minutes are read and mended until they are locked. Attendance may still arrive from phones.

    Raises: NotAllowed; MeetingNotFound; MeetingClosed: it was cancelled or never opened.
    """
    scope.require("meeting.manage")
    meeting = get_managed(scope, pk, lock=True)
    if meeting.state == Meeting.State.RUNNING:
        meeting.state, meeting.closed_at = Meeting.State.CLOSED, timezone.now()
        meeting.save(update_fields=["state", "closed_at"])
        record_audit(scope, "meeting.closed", meeting, name=meeting.title)
    elif meeting.state in {Meeting.State.PLANNED, Meeting.State.CANCELLED}:
        raise MeetingClosed(state=meeting.get_state_display().lower())
    return meeting


def _write(scope: Scope, meeting: Meeting, content: MeetingContent) -> None:
    """Raises: EndBeforeStart, OrganisationNotFound, HostElsewhere, SwapNeedsReason."""
    check_times(content)
    meeting.host = _host(scope, meeting, content.host)
    turn = meeting.turn_of
    is_swapped = turn is not None and meeting.host is not None and meeting.host != turn
    if turn is not None and is_swapped and not content.swap_reason:
        raise SwapNeedsReason(host=turn.short_name)
    meeting.swap_reason = content.swap_reason if is_swapped else ""
    for name in ("title", "date", "start", "end", "place", "link", "chair", "speakers", "letter_number"):
        setattr(meeting, name, getattr(content, name))
    meeting.save()


def _host(scope: Scope, meeting: Meeting, pk: UUID | None) -> Organisation | None:
    if pk is None:
        return None
    host = get_organisation(scope, pk)
    code = meeting.region_id
    if not (host.region_id.startswith(code) or code.startswith(host.region_id)):
        raise HostElsewhere(host=host.short_name, region=meeting.region.full_name)
    return host
