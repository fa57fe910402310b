"""Ringkasan of an area's quarter or year: the recaps of its months, person by person and added up."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from uuid import UUID

from pendamping.common.periods import Month
from pendamping.people.models import Tier
from pendamping.reports.models import PaymentRecommendation, PeriodicReport


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryMonth:
    """One person's month, with the figures of its recap; `absence` says why it is in none."""

    month: Month
    absence: str = ""
    state: PeriodicReport.State | None = None  # None: not handed in
    verdict: PaymentRecommendation.Verdict | None = None
    note: str = ""
    sums: Sums = Sums()


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    person_id: UUID
    name: str
    is_sample: bool
    tier: Tier
    post: str  # "PLD Bulik Timur"
    months: tuple[SummaryMonth, ...]
    villages: frozenset[str]  # of the post, inside the area
    visited: frozenset[str]  # of `villages`
    sums: Sums

    @property
    def absences(self) -> tuple[str, ...]:
        """Why some months have no figures, each reason once."""
        return tuple(dict.fromkeys(one.absence for one in self.months if one.absence))


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryTotal:
    """A tier as a whole; a village that two people share counts once."""

    tier: Tier
    people: int
    villages: int
    visited: int
    sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    months: tuple[Month, ...]  # of the period that have begun
    rows: tuple[SummaryRow, ...]
    totals: tuple[SummaryTotal, ...]
    sums: Sums
