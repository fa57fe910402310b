"""Laporan camat to the kabupaten: facilitation in the desa of a kecamatan during one month."""

from dataclasses import dataclass
from datetime import date

from pendamping.reports.schemas.feeds import fed_by
from pendamping.reports.schemas.parts import IndexSeal, LetterHead, Office, Paragraph, Signatures
from pendamping.reports.schemas.sources import NamedReports


@fed_by(
    village="region",
    code="region",
    facilitators=("people.Person.name", "people.AssignmentArea.region"),
    visits="kind",
    reports="date",
    last_visit="date",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class VillageLine:
    village: str
    code: str
    facilitators: tuple[str, ...]  # who accompanied it on the last day
    visits: int
    reports: int
    last_visit: date | None  # in the month
    sources: tuple[NamedReports, ...] = ()  # behind the figures, author by author


@fed_by(
    village="region",
    date="date",
    reporter="author",
    problem="problem",
    follow_up="follow_up",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    village: str
    date: date  # of the daily report that tells of it
    reporter: str
    problem: str
    follow_up: str
    report: str  # its id; not printed
    number: int = 0  # in its author's month; 0 on versions from before it was kept


@fed_by(
    title="meetings.Action.title",
    owner=("meetings.Action.organisation", "meetings.Action.person"),
    due="meetings.Action.due_on",
    state=("meetings.Action.state", "meetings.Action.done_on"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    title: str
    owner: str
    due: date
    state: str  # "Berjalan"
    days_late: int  # on the day of the paper; 0 for those in time, and for closed ones


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPaper:
    """A letter with its figures; the camat writes the notes, the figures come from verified work."""

    letterhead: LetterHead
    office: Office
    number: str
    month: date
    district: str  # "Kecamatan Bulik Timur"
    recipient: tuple[str, ...]
    villages: tuple[VillageLine, ...]
    problems: tuple[ProblemLine, ...]
    more_problems: int  # reported too, and left out of a table that would run over pages
    vacancies: tuple[str, ...]
    notes: tuple[str, ...]
    promises: tuple[PromiseLine, ...] = ()  # RTL of the kecamatan: the open ones, and those closed in the month
    more_promises: int = 0
    elsewhere: tuple[NamedReports, ...] = ()  # counted in the seal, and in none of the villages above
    keeps_sources: bool = False  # versions from before sources were kept say so on paper
    words: tuple[Paragraph, ...] = ()  # none on papers of before they were drafted
    signatures: Signatures
    seal: IndexSeal

    @property
    def author(self) -> str:
        return self.district
