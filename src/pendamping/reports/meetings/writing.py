"""What each paper of a meeting says. Paper is Indonesian, whatever the reader's screen speaks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pendamping.meetings.models import Action, Attendance, Decision, GivenAward, Meeting, RaisedObstacle, SignedContract
from pendamping.meetings.reading import AgendaLine
from pendamping.meetings.selectors import Presence
from pendamping.reports import wording
from pendamping.reports.lines import Printable
from pendamping.reports.meetings import parts
from pendamping.reports.meetings.kinds import PaperKind
from pendamping.reports.schemas.feeds import fed_by

CHAIR, KEEPER = "Pimpinan rapat", "Notulis"


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting with everything that its papers tell."""

    meeting: Meeting
    lines: Sequence[AgendaLine]
    decisions: Sequence[Decision]
    actions: Sequence[Action]
    presence: Presence
    came: Sequence[Attendance]
    keepers: Sequence[str]  # who wrote the notes
    raised: Sequence[RaisedObstacle] = ()
    awards: Sequence[GivenAward] = ()
    signings: Sequence[SignedContract] = ()  # with person and witnesses


def written(kind: PaperKind, held: Held) -> Printable:
    """Title, opening, facts and sections of one paper, with who signs it."""
    meeting = held.meeting
    paper = {"opening": [], "facts": [], "closing": ""} | WRITERS[kind](held)
    named = wording.plain(meeting.title)
    paper["document"] = f"{paper['title']}: {named}, {wording.long_date(meeting.date)}"
    paper["subtitle"] = named
    paper["state"] = "" if meeting.locked_at else "Belum dikunci; masih dapat diperbaiki."
    return paper


@fed_by(text="meetings.Decision.text")
def _decisions(held: Held) -> Printable:
    said = [one.text for one in held.decisions]
    return parts.section("Keputusan", numbered=said, paragraphs=[] if said else ["Tidak ada keputusan."])


@fed_by(
    parts.signings_table,
    raised=("obstacles.Obstacle.title", "obstacles.Obstacle.region"),
    given=("meetings.GivenAward.name", "meetings.GivenAward.recipient", "meetings.GivenAward.giver"),
)
def _ceremonies(held: Held) -> list[Printable]:
    """What was told of, handed over and signed; a meeting without any says nothing of it."""
    told_of = [f"{one.obstacle.title} ({one.obstacle.region.full_name})." for one in held.raised]
    given = [f"{one.name} kepada {one.recipient}, diserahkan oleh {one.giver}." for one in held.awards]
    told = [parts.section("Kendala yang disampaikan", numbered=told_of)] if told_of else []
    if given:
        told.append(parts.section("Piagam yang diserahkan", numbered=given))
    if held.signings:
        told.append(parts.section("Penandatanganan SPK", grid=parts.signings_table(held.signings)))
    return told


def _witnesses(held: Held) -> list[Printable]:
    """Room for the hands of those who saw contracts signed."""
    seen = {each.pk: each for one in held.signings for each in one.witnesses.all()}
    if not seen:
        return []
    people = sorted(seen.values(), key=lambda one: one.name)
    return [parts.section("Saksi penandatanganan SPK", grid=parts.witnesses_table(people))]


@fed_by(chair="meetings.Meeting.chair")
def _signers(held: Held) -> list[Printable]:
    return [
        {"role": CHAIR, "name": wording.plain(held.meeting.chair)},
        {"role": KEEPER, "name": wording.plain(", ".join(held.keepers))},
    ]


@fed_by(
    parts.facts,
    parts.came,
    parts.actions_table,
    _decisions,
    _ceremonies,
    _signers,
    title="meetings.Meeting.title",
    talks=(
        "meetings.AgendaItem.title",
        "meetings.AgendaItem.minutes",
        "meetings.AgendaItem.organisation",
        "meetings.AgendaItem.owner_name",
        "meetings.AgendaItem.notes",
    ),
)
def _minutes(held: Held) -> Printable:
    talks = [
        parts.section(
            f"{wording.clock(one.at)} {one.item.title}" + (f" · {one.item.owner}" if one.item.owner else ""),
            paragraphs=[line for line in one.item.notes.split("\n") if line.strip()] or ["Tidak ada catatan."],
        )
        for one in held.lines
    ]
    return {
        "title": "Notulen rapat",
        "facts": parts.facts(held.meeting, held.presence),
        "sections": [
            *talks,
            _decisions(held),
            *_ceremonies(held),
            parts.section("Tindak lanjut", grid=parts.actions_table(held.actions)),
        ],
        "signers": _signers(held),
    }


@fed_by(
    parts.came,
    parts.actions_table,
    parts.witnesses_table,
    _decisions,
    _ceremonies,
    _signers,
    title="meetings.Meeting.title",
    opening=(
        "meetings.Meeting.date",
        "meetings.Meeting.start",
        "meetings.Meeting.end",
        "meetings.Meeting.place",
        "meetings.Meeting.host",
    ),
    items="meetings.AgendaItem.title",
)
def _record(held: Held) -> Printable:
    meeting = held.meeting
    host = f" dengan tuan rumah {meeting.host.name}" if meeting.host else ""
    chair = f" Rapat dipimpin oleh {meeting.chair}." if meeting.chair else ""
    opening = (
        f"Pada hari {parts.held(meeting)}, bertempat di {meeting.place}, telah dilaksanakan {meeting.title}{host}, "
        f"dihadiri {parts.came(held.presence)}.{chair}"
    )
    items = [one.item.title for one in held.lines]
    return {
        "title": "Berita acara rapat",
        "opening": [wording.plain(opening)],
        "sections": [
            parts.section("Yang dibahas", numbered=items, paragraphs=[] if items else ["Acara tidak disusun."]),
            _decisions(held),
            *_ceremonies(held),
            parts.section("Tindak lanjut", grid=parts.actions_table(held.actions)),
            *_witnesses(held),
        ],
        "closing": "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.",
        "signers": _signers(held),
    }


@fed_by(parts.facts, parts.came, parts.attendance_table, _signers, title="meetings.Meeting.title")
def _attendance(held: Held) -> Printable:
    return {
        "title": "Daftar hadir",
        "facts": parts.facts(held.meeting, held.presence),
        "sections": [parts.section("Yang hadir", grid=parts.attendance_table(held.came))],
        "signers": _signers(held)[:1],
    }


@fed_by(
    parts.facts,
    parts.actions_table,
    _decisions,
    _signers,
    title="meetings.Meeting.title",
    evidence="meetings.Action.evidence",
)
def _actions(held: Held) -> Printable:
    return {
        "title": "Rencana tindak lanjut",
        "facts": parts.facts(held.meeting),
        "sections": [
            parts.section("Yang disepakati", grid=parts.actions_table(held.actions, with_evidence=True)),
            _decisions(held),
        ],
        "signers": _signers(held)[:1],
    }


WRITERS: Final[Mapping[PaperKind, Callable[[Held], Printable]]] = {
    PaperKind.MINUTES: _minutes,
    PaperKind.RECORD: _record,
    PaperKind.ATTENDANCE: _attendance,
    PaperKind.ACTIONS: _actions,
}
