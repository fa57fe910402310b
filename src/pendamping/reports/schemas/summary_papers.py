"""Ringkasan of a quarter, a semester or a year as papers: of an area, and of one person."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from pendamping.reports.schemas.feeds import fed_by
from pendamping.reports.schemas.parts import IndexSeal, LetterHead, Office, Seal, Signatures
from pendamping.reports.schemas.work import Facilitator


@fed_by(
    days_reported="date",
    reports="date",
    visits="kind",
    days_without_report="date",
    days_on_leave=("fieldwork.Leave.start", "fieldwork.Leave.end"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What adds up: a month over the year of its person, a person over the tier."""

    months: int = 0  # in whose recap somebody stands
    approved: int = 0
    waiting: int = 0
    returned: int = 0
    missing: int = 0
    working_days: int = 0  # over, of the placement, without leave
    days_reported: int = 0
    reports: int = 0
    visits: int = 0
    days_without_report: int = 0
    days_on_leave: int = 0
    yes: int = 0
    with_note: int = 0
    no: int = 0

    @classmethod
    def of(cls, parts: "Iterable[Sums]") -> "Sums":
        several = list(parts)
        return cls(**{one.name: sum(getattr(part, one.name) for part in several) for one in fields(cls)})


NO_SUMS: Final = Sums()


@fed_by(
    name="people.Person.name",
    post=("people.Assignment.tier", "people.AssignmentArea.region"),
    visited="region",
    villages="people.AssignmentArea.region",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSum:
    name: str
    post: str  # "PLD Bulik Timur"
    visited: int
    villages: int
    sums: Sums


@fed_by(tier="people.Assignment.tier", visited="region", villages="people.AssignmentArea.region")
@dataclass(frozen=True, slots=True, kw_only=True)
class TierSum:
    tier: str  # "PLD"
    people: int
    visited: int
    villages: int
    sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSum:
    """A month of the whole area, and the recap that says the same of its people."""

    month: date
    sums: Sums
    recap: str  # its check code; "": not issued


@fed_by(name="people.Person.name", post=("people.Assignment.tier", "people.AssignmentArea.region"))
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMonth:
    """A month of one person, and the laporan bulanan behind it."""

    month: date
    name: str
    post: str
    state: str  # "Terverifikasi"; "Belum diserahkan"
    verdict: str  # "Ya"; empty: nobody recommended, or the paper is the person's own
    note: str
    sums: Sums
    report: str  # the check code of the laporan bulanan; "": not issued


@fed_by(village="region", days="date", numbers="date")
@dataclass(frozen=True, slots=True, kw_only=True)
class VillageDays:
    """Which daily reports stand behind one month in one place."""

    month: date
    village: str
    days: tuple[date, ...]  # one for each report
    numbers: tuple[int, ...]  # of each of them, as all papers of that month have it


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPaper:
    """A letter with what the recaps of its months add up to; amounts are decided elsewhere."""

    letterhead: LetterHead
    office: Office
    number: str  # "": written by hand
    since: date
    until: date
    period: str  # "Triwulan IV 2024"
    as_of: date | None  # None: the period is over
    area: str
    maker: str
    tiers: tuple[TierSum, ...]
    months: tuple[MonthSum, ...]
    people: tuple[PersonSum, ...]
    behind: tuple[PersonMonth, ...]  # every month of everybody; printed where it is wanted
    signatures: Signatures
    seal: IndexSeal

    @property
    def author(self) -> str:
        return self.maker


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSummaryPaper:
    """What somebody's months add up to; without recommendations, which are words to the office that pays."""

    office: Office
    facilitator: Facilitator
    since: date
    until: date
    period: str
    as_of: date | None
    visited: int
    villages: int
    months: tuple[PersonMonth, ...]
    behind: tuple[VillageDays, ...]  # the daily reports; printed where they are wanted
    signatures: Signatures
    seal: Seal
    sources: tuple[str, ...] = ()  # ids of the daily reports; not printed

    @property
    def author(self) -> str:
        return self.facilitator.name
