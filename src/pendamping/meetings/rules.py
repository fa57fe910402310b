"""What the services of meetings ask before they act."""

from collections.abc import Sequence
from datetime import date

from pendamping.common.text import fold
from pendamping.meetings.errors import EndBeforeStart, MeetingClosed, NotBegun
from pendamping.meetings.models import Meeting
from pendamping.meetings.schemas import MeetingContent
from pendamping.people.models import Organisation

GUEST_KEY = 420


def require_open(meeting: Meeting) -> None:
    """Raises: MeetingClosed: it is over, or was cancelled."""
    if not meeting.is_open:
        raise MeetingClosed(state=meeting.get_state_display().lower())


def require_begun(meeting: Meeting) -> None:
    """Raises: NotBegun: it was not opened; MeetingClosed: it was cancelled, or its minutes are locked."""
    if meeting.state == Meeting.State.PLANNED:
        raise NotBegun
    if meeting.state not in meeting.WRITABLE:
        raise MeetingClosed(state=meeting.get_state_display().lower())


def check_times(content: MeetingContent) -> None:
    """Raises: EndBeforeStart."""
    if content.end <= content.start:
        raise EndBeforeStart(start=f"{content.start:%H.%M}", end=f"{content.end:%H.%M}")


def guest_key(name: str, position: str) -> str:
    """The same guest on two phones, however each wrote the name.

    >>> guest_key("Ibu  Sri Wahyuni", "PKK Kab.") == guest_key("ibu sri wahyuni", "pkk kab")
    True
    """
    return f"{fold(name)}|{fold(position)}"[:GUEST_KEY]


def whose_turn(turns: Sequence[Organisation], hosted: Sequence[tuple[Organisation, date]]) -> Organisation | None:
    """Who hosts next: whoever has not hosted yet, in the order of the turns; then whose last time is longest ago.

    So a swap sorts itself out: who stood in has had their turn, and who was stood in for comes next.
    """
    if not turns:
        return None
    last: dict[object, date] = {}
    for organisation, day in hosted:
        last[organisation.pk] = max(day, last.get(organisation.pk, day))
    return min(turns, key=lambda one: last.get(one.pk, date.min))
