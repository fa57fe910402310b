"""Who has not reported, why, and who will miss the window."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from pendamping.people.models import Person
from pendamping.people.selectors import Gap
from pendamping.reports.gathering.posts import Post
from pendamping.reports.schemas.calendar import MonthCalendar


class Reason(StrEnum):
    """Why a working day has no report, in the order in which reasons count."""

    LEAVE = "leave"
    NO_SIGNAL = "no_signal"
    DEVICE_LOST = "device_lost"
    NO_WORD = "no_word"


REASONS = {
    Reason.LEAVE: _("izin"),
    Reason.NO_SIGNAL: _("tanpa sinyal"),
    Reason.DEVICE_LOST: _("HP hilang atau rusak"),
    Reason.NO_WORD: _("tanpa kabar"),
}


class Miss(StrEnum):
    """Why somebody is expected to miss the window."""

    PAST = "past"
    SILENT = "silent"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One person's month until yesterday."""

    person: Person
    post: Post
    days_reported: int
    reasons: Mapping[date, Reason]  # of each working day without a report
    without_word: int  # how many of these nobody explained
    unverified: int  # reports handed over that nobody verified yet, and returned ones
    is_handed_in: bool
    miss: Miss | None  # None: expected in time, or handed in

    @property
    def explained(self) -> list[tuple[str, int]]:
        """The other reasons in words, with their days."""
        counts = Counter(self.reasons.values())
        return [(str(REASONS[one]), counts[one]) for one in Reason if counts[one] and one != Reason.NO_WORD]


@dataclass(frozen=True, slots=True)
class BoardDay:
    """One working day: how many should have reported, did, and why the others did not."""

    day: date
    expected: int
    reported: int
    counts: Mapping[Reason, int]

    @property
    def cells(self) -> list[tuple[str, int]]:
        """Every reason in words, with how many it held back."""
        return [(str(REASONS[one]), self.counts.get(one, 0)) for one in Reason]


@dataclass(frozen=True, slots=True)
class Lag:
    """How long one checker took over the reports of a month; `median` and `longest` in days."""

    checker: str
    checked: int
    median: float
    longest: float


@dataclass(frozen=True, slots=True)
class Board:
    """The month of an area no wider than a kabupaten."""

    rows: Sequence[BoardRow]
    days: Sequence[BoardDay]
    lags: Sequence[Lag]
    calendar: MonthCalendar
    days_left: int  # until the window of correction closes; negative once it has
    typical: float  # days from handing over to verification, the median of the area
    gaps: Sequence[Gap]  # on the last day that the board shows

    @property
    def missing(self) -> int:
        return sum(row.miss is not None for row in self.rows)

    @property
    def uncovered(self) -> int:
        return sum(len(gap.villages) for gap in self.gaps)
