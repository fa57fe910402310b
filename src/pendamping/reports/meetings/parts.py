"""What papers of a meeting are made of, ready to print: PDF and Word draw the same parts."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from pendamping.meetings.models import Action, Attendance, Meeting, SignedContract
from pendamping.meetings.reading import group_words
from pendamping.meetings.selectors import Presence
from pendamping.reports import wording
from pendamping.reports.lines import Printable
from pendamping.reports.schemas.feeds import fed_by

SEX = {"f": "P", "m": "L"}


def column(head: str, width: int = 0, *, right: bool = False) -> Printable:
    """`width` in millimetres; 0: what the others leave."""
    return {"head": head, "width": width, "right": right}


def table(columns: Sequence[Printable], rows: Iterable[Sequence[str]], empty: str) -> Printable:
    return {"columns": list(columns), "rows": [[wording.plain(cell) for cell in row] for row in rows], "empty": empty}


def section(
    title: str, *, paragraphs: Iterable[str] = (), numbered: Iterable[str] = (), grid: Printable | None = None
) -> Printable:
    return {
        "title": wording.plain(title),
        "paragraphs": [wording.plain(one) for one in paragraphs],
        "numbered": [wording.plain(one) for one in numbered],
        "table": grid,
    }


def held(meeting: Meeting) -> str:
    """Kamis, 14 November 2024, pukul 08.00–11.30."""
    day = f"{wording.weekday(meeting.date)}, {wording.long_date(meeting.date)}"
    return f"{day}, pukul {wording.clock(meeting.start)}–{wording.clock(meeting.end)}"


@fed_by(
    held=("meetings.Meeting.date", "meetings.Meeting.start", "meetings.Meeting.end"),
    place="meetings.Meeting.place",
    host="meetings.Meeting.host",
    chair="meetings.Meeting.chair",
    speakers="meetings.Meeting.speakers",
)
def facts(meeting: Meeting, presence: Presence | None = None) -> list[Printable]:
    """What is known of the meeting, in lines of label and value."""
    told = {
        "Hari": held(meeting),
        "Tempat": meeting.place,
        "Tuan rumah": meeting.host.name if meeting.host else "",
        "Pimpinan": meeting.chair,
        "Narasumber": meeting.speakers,
        "Hadir": came(presence) if presence else "",
    }
    return [{"label": label, "value": wording.plain(value)} for label, value in told.items() if value]


@fed_by(invited="meetings.Invitee.name", present=("meetings.Attendance.name", "meetings.Attendance.sex"))
def came(presence: Presence) -> str:
    return (
        f"{wording.number(presence.present)} dari {wording.number(presence.invited)} undangan: "
        f"{wording.number(presence.men)} laki-laki, {wording.number(presence.women)} perempuan"
    )


@fed_by(
    title="meetings.Action.title",
    owner=("meetings.Action.organisation", "meetings.Action.person"),
    due_on="meetings.Action.due_on",
    state="meetings.Action.state",
)
def actions_table(actions: Sequence[Action], *, with_evidence: bool = False) -> Printable:
    columns = [
        column("No", 8, right=True),
        column("Tindak lanjut"),
        column("Penanggung jawab", 38),
        column("Batas", 26),
        column("Keadaan", 24),
    ]
    if with_evidence:
        columns.append(column("Bukti", 40))
    rows = [
        [
            wording.number(place),
            one.title,
            one.owner,
            f"{wording.short_date(one.due_on)} {one.due_on.year}",
            str(one.get_state_display()),
            *([one.evidence] if with_evidence else []),
        ]
        for place, one in enumerate(actions, start=1)
    ]
    return table(columns, rows, "Tidak ada tindak lanjut.")


@fed_by(
    person="people.Person.name",
    tier="people.Contract.tier",
    number="people.Contract.number",
    contract="meetings.SignedContract.contract",
    witnesses="meetings.Attendance.name",
)
def signings_table(signings: Sequence[SignedContract]) -> Printable:
    columns = (
        column("No", 8, right=True),
        column("Pendamping", 44),
        column("Jenjang", 24),
        column("Nomor SPK"),
        column("Saksi", 48),
    )
    rows = [
        (
            wording.number(place),
            one.contract.person.name,
            one.contract.tier.replace("_", " "),
            one.contract.number,
            ", ".join(each.name for each in one.witnesses.all()),
        )
        for place, one in enumerate(signings, start=1)
    ]
    return table(columns, rows, "Tidak ada SPK yang ditandatangani.")


@fed_by(name="meetings.Attendance.name", position=("meetings.Attendance.position", "meetings.Attendance.group"))
def witnesses_table(witnesses: Sequence[Attendance]) -> Printable:
    columns = (
        column("No", 9, right=True),
        column("Nama", 56),
        column("Jabatan atau lembaga"),
        column("Tanda tangan", 40),
    )
    rows = [
        (wording.number(place), one.name, one.position or group_words(one.group), "")
        for place, one in enumerate(witnesses, start=1)
    ]
    return table(columns, rows, "Tidak ada saksi.")


@fed_by(
    name="meetings.Attendance.name",
    position=("meetings.Attendance.position", "meetings.Attendance.group"),
    sex="meetings.Attendance.sex",
    at="meetings.Attendance.at",
)
def attendance_table(present: Sequence[Attendance]) -> Printable:
    columns = (
        column("No", 9, right=True),
        column("Nama", 50),
        column("Jabatan atau lembaga"),
        column("L/P", 9),
        column("Pukul", 13),
        column("Tanda tangan", 30),
    )
    rows = [
        (
            wording.number(place),
            one.name,
            one.position or group_words(one.group),
            SEX.get(one.sex, ""),
            wording.clock(timezone.localtime(one.at).time()),
            "",
        )
        for place, one in enumerate(present, start=1)
    ]
    return table(columns, rows, "Belum ada yang tercatat hadir.")
