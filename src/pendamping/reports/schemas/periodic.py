"""Periodic reports as their readers see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from pendamping.common.periods import Month
from pendamping.reports.models import PaperEdit, PeriodicReport, PeriodicStep


class Sign(StrEnum):
    """What a checker of a month should look at first."""

    LATE = "late"
    UNVERIFIED = "unverified"
    EMPTY_DAYS = "empty_days"
    PLACED_IN_PART = "placed_in_part"
    TERM_ENDED = "term_ended"
    LATER_WORK = "later_work"
    RETURNED = "returned"
    REOPENED = "reopened"


# No least number of entries is assumed, so empty days are shown and hold nothing up.
TOLD_ONLY = frozenset({Sign.EMPTY_DAYS.value})

_WORDS: Mapping[str, object] = {
    Sign.LATE: _("Diserahkan %(number)s hari sesudah masa perbaikan"),
    Sign.UNVERIFIED: _("%(number)s laporan harian belum terverifikasi saat diserahkan"),
    Sign.EMPTY_DAYS: _("%(number)s hari kerja tanpa laporan"),
    Sign.PLACED_IN_PART: _("Bertugas hanya %(since)s–%(until)s"),
    Sign.TERM_ENDED: _("Diserahkan sesudah masa tugasnya berakhir pada %(until)s"),
    Sign.LATER_WORK: _("%(number)s laporan harian diverifikasi sesudah laporan ini diserahkan"),
    Sign.RETURNED: _("Diserahkan lagi sesudah dikembalikan: %(note)s"),
    Sign.REOPENED: _("Diserahkan lagi sesudah dibuka kembali: %(note)s"),
}


def finding(sign: Sign, **facts: object) -> dict[str, object]:
    """One finding as it is stored."""
    return {"sign": sign.value} | facts


def stands_out(found: Sequence[Mapping[str, object]]) -> bool:
    """Whether a checker should look before anything is verified in bulk."""
    return any(one["sign"] not in TOLD_ONLY for one in found)


def worded(stored: Mapping[str, object]) -> str:
    """One finding in the reader's words."""
    facts = {name: _told(name, value) for name, value in stored.items()}
    return str(_WORDS[str(stored["sign"])]) % facts


def _told(name: str, value: object) -> object:
    """Days are stored as text, as JSON has none."""
    return date_format(date.fromisoformat(str(value)), "j M Y") if name in {"since", "until"} else value


def told(report: PeriodicReport) -> list[str]:
    """What stands out in a report; of one from `with_later_work` also what was verified since."""
    later = getattr(report, "later_work", 0)
    found = [*report.findings, *([finding(Sign.LATER_WORK, number=later)] if later else [])]
    return [worded(one) for one in found]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One report that waits, with what stands out in it."""

    report: PeriodicReport

    @property
    def findings(self) -> Sequence[str]:
        return told(self.report)

    @property
    def month(self) -> Month:
        return Month.of(self.report.since)


@dataclass(frozen=True, slots=True)
class MonthWaiting:
    """How many reports of one month wait for a checker."""

    month: Month
    complete: int
    look_first: int


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two papers in one part of them."""

    part: str
    before: Sequence[str]
    after: Sequence[str]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One person's month on its way: the report, its steps, what its reader may do, and what changed since approval."""

    report: PeriodicReport
    steps: Sequence[PeriodicStep]
    findings: Sequence[str]
    edits: Sequence[PaperEdit]  # what its author wrote instead of drafted words, the earliest first
    changes: Sequence[Change]
    may_check: bool
    may_reopen: bool
