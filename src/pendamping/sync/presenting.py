"""A month of somebody's work as the receipt of pay day shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from pendamping.fieldwork.clocks import set_right
from pendamping.fieldwork.limits import usual_days_until_received
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.fieldwork.selectors.code_lists import CodeList
from pendamping.sync.statements import Said, reports_in


@dataclass(frozen=True, slots=True)
class HeldReport:
    """One report with the two clocks that tell when it came to be."""

    report: DailyReport
    category: str
    photos: int

    @property
    def days_until_written(self) -> int:
        """By the clock of the device, set right where it was measured to be wrong: this is what counts."""
        written = set_right(self.report.created_at_device, self.report.clock_skew)
        return (timezone.localdate(written) - self.report.date).days

    @property
    def days_until_received(self) -> int:
        return (timezone.localdate(self.report.received_at_server) - self.report.date).days

    @property
    def is_late(self) -> bool:
        return self.days_until_written > usual_days_until_received(self.report.date)


def held_lines(reports: Sequence[DailyReport], categories: CodeList) -> list[HeldReport]:
    return [
        HeldReport(
            one,
            categories.label(one.category),
            sum(attachment.kind == ReportAttachment.Kind.PHOTO for attachment in one.attachments.all()),
        )
        for one in reports
    ]


@dataclass(frozen=True, slots=True)
class DayCompared:
    """What a statement says of one day beside what the office holds of it today."""

    date: date
    reports: int
    photos: int
    reports_now: int
    photos_now: int

    @property
    def is_less(self) -> bool:
        return self.reports_now < self.reports or self.photos_now < self.photos


def days_compared(said: Said, now: Mapping[str, dict[str, int]]) -> list[DayCompared]:
    return [
        DayCompared(
            day,
            reports_in(held),
            held.get("photos", 0),
            reports_in(now.get(day.isoformat(), {})),
            now.get(day.isoformat(), {}).get("photos", 0),
        )
        for day, held in sorted(said.days.items())
    ]


def span_of(said: Said) -> tuple[date, date]:
    """The first and the last day of a statement; of an empty one the day on which it was made."""
    days = sorted(said.days) or [timezone.localdate(said.at)]
    return days[0], days[-1]


@dataclass(frozen=True, slots=True)
class MonthHeld:
    """The figures above the list."""

    lines: Sequence[HeldReport]

    @property
    def reports(self) -> int:
        return len(self.lines)

    @property
    def photos(self) -> int:
        return sum(one.photos for one in self.lines)

    @property
    def verified(self) -> int:
        return sum(one.report.state in DailyReport.CHECKED for one in self.lines)

    @property
    def waiting(self) -> int:
        return sum(one.report.state == DailyReport.State.SUBMITTED for one in self.lines)

    @property
    def returned(self) -> int:
        return sum(one.report.state == DailyReport.State.RETURNED for one in self.lines)

    @property
    def late(self) -> int:
        return sum(one.is_late for one in self.lines)
