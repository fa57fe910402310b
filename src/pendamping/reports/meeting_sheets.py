"""The minutes of a meeting in printed words: what was said, decided and promised, and who came."""

from collections.abc import Sequence

from pendamping.meetings.models import Action, Attendance, Decision, Meeting
from pendamping.meetings.reading import AgendaLine, group_words
from pendamping.meetings.selectors import Presence
from pendamping.reports import wording
from pendamping.reports.lines import Printable

SEX = {"f": "P", "m": "L"}


def minutes(
    meeting: Meeting,
    *,
    lines: Sequence[AgendaLine],
    decisions: Sequence[Decision],
    actions: Sequence[Action],
    presence: Presence,
    came: Sequence[Attendance],
) -> Printable:
    return {
        "title": "Notulen rapat",
        "document": f"Notulen {wording.plain(meeting.title)}, {wording.long_date(meeting.date)}",
        "subtitle": wording.plain(meeting.title),
        "state": "" if meeting.locked_at else "Belum dikunci; masih dapat diperbaiki.",
        "facts": _facts(meeting, presence),
        "items": [
            {
                "title": f"{wording.clock(one.at)} {wording.plain(one.item.title)}",
                "owner": wording.plain(one.item.owner),
                "notes": [line for line in wording.plain(one.item.notes).split("\n") if line],
            }
            for one in lines
        ],
        "decisions": [wording.plain(one.text) for one in decisions],
        "actions": [
            {
                "number": wording.number(place),
                "title": wording.plain(one.title),
                "owner": wording.plain(one.owner),
                "due": wording.short_date(one.due_on),
                "state": str(one.get_state_display()),
            }
            for place, one in enumerate(actions, start=1)
        ],
        "came": [
            {
                "number": wording.number(place),
                "name": wording.plain(one.name),
                "position": wording.plain(one.position) or group_words(one.group),
                "sex": SEX.get(one.sex, ""),
            }
            for place, one in enumerate(came, start=1)
        ],
    }


def _facts(meeting: Meeting, presence: Presence) -> list[Printable]:
    held = f"{wording.weekday(meeting.date)}, {wording.long_date(meeting.date)}"
    facts = {
        "Hari": f"{held}, pukul {wording.clock(meeting.start)}–{wording.clock(meeting.end)}",
        "Tempat": meeting.place,
        "Tuan rumah": meeting.host.name if meeting.host else "",
        "Pimpinan": meeting.chair,
        "Narasumber": meeting.speakers,
        "Hadir": (
            f"{wording.number(presence.present)} dari {wording.number(presence.invited)} undangan: "
            f"{wording.number(presence.men)} laki-laki, {wording.number(presence.women)} perempuan"
        ),
    }
    return [{"label": label, "value": wording.plain(value)} for label, value in facts.items() if value]
