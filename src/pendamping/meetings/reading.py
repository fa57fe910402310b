"""A meeting as its page shows it: the agenda with its clock, and how far it is."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from pendamping.meetings.groups import Group
from pendamping.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item with the time at which it should begin."""

    item: AgendaItem
    at: time
    is_current: bool


def agenda_lines(meeting: Meeting) -> list[AgendaLine]:
    """In their order; the current one is the first that is not done, while the meeting runs."""
    lines: list[AgendaLine] = []
    moment = datetime.combine(meeting.date, meeting.start)
    found_current = meeting.state != Meeting.State.RUNNING
    for item in meeting.agenda.select_related("organisation"):
        is_current = not found_current and item.done_at is None
        found_current = found_current or is_current
        lines.append(AgendaLine(item, moment.time(), is_current))
        moment += timedelta(minutes=item.minutes)
    return lines


def group_words(code: str) -> str:
    """The heading in words; one that is no longer known stays readable as its code."""
    return str(Group(code).label) if code in Group.values else code
