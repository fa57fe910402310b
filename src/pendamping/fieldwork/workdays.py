"""On which days of a month people were expected to report, did, were on leave, or are missing."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from pendamping.common.periods import Month
from pendamping.fieldwork.models import DailyReport, Leave
from pendamping.people.models import Assignment

SATURDAY = 5  # of `date.weekday()`


@dataclass(slots=True)
class WorkDays:
    """The days of one person in one month, up to the day before it was asked."""

    placed: set[date] = field(default_factory=set)
    reported: set[date] = field(default_factory=set)  # by a report that was handed over
    on_leave: set[date] = field(default_factory=set)
    over_before: date = date.min

    @property
    def expected(self) -> set[date]:
        """Working days of the placement that are over, without leave."""
        over = {day for day in self.placed if day < self.over_before and day.weekday() < SATURDAY}
        return over - self.on_leave

    @property
    def missing(self) -> set[date]:
        return self.expected - self.reported


def workdays_of(person_ids: Collection[UUID], month: Month, *, today: date) -> defaultdict[UUID, WorkDays]:
    """For many people at once, in three queries; somebody without a row has no days at all."""
    days: defaultdict[UUID, WorkDays] = defaultdict(lambda: WorkDays(over_before=today))
    inside = {"person_id__in": person_ids, "start__lte": month.last}
    placements = Assignment.objects.filter(Q(end__isnull=True) | Q(end__gte=month.first), **inside)
    for person, start, end in placements.values_list("person_id", "start", "end"):
        days[person].placed.update(_days_within(month, start, end))
    leaves = Leave.objects.filter(state=Leave.State.GRANTED, end__gte=month.first, **inside)
    for person, start, end in leaves.values_list("person_id", "start", "end"):
        days[person].on_leave.update(_days_within(month, start, end))
    reports = DailyReport.objects.filter(author_id__in=person_ids, date__range=(month.first, month.last))
    handed_over = reports.exclude(state=DailyReport.State.DRAFT).order_by().values_list("author_id", "date").distinct()
    for person, day in handed_over:
        days[person].reported.add(day)
    return days


def _days_within(month: Month, start: date, end: date | None) -> list[date]:
    first, last = max(start, month.first), min(end or month.last, month.last)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
