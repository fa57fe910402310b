"""Ringkasan of a quarter, a semester or a year: the recaps of its months, person by person and added up."""

from dataclasses import dataclass
from uuid import UUID

from pendamping.common.periods import Month
from pendamping.people.models import Tier
from pendamping.reports.models import PaymentRecommendation, PeriodicReport
from pendamping.reports.schemas.summary_papers import NO_SUMS, Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryMonth:
    """One person's month, with the figures of its recap; `absence` says why it is in none."""

    month: Month
    absence: str = ""
    state: PeriodicReport.State | None = None  # None: not handed in
    verdict: PaymentRecommendation.Verdict | None = None
    note: str = ""
    sums: Sums = NO_SUMS


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

    def of_month(self, month: Month) -> Sums:
        """Of everybody who stood in its recap."""
        return Sums.of(one.sums for row in self.rows for one in row.months if one.month == month)
