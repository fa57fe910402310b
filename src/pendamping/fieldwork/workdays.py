"""On which days of a month or quarter people were expected to report, did, were on leave, or are missing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from pendamping.common.periods import Span
from pendamping.fieldwork.models import DailyReport, Leave, LocalHoliday
from pendamping.law.holidays import holidays_between
from pendamping.people.models import CONTRACTED, Assignment, Tier

SATURDAY = 5  # of `date.weekday()`
REPORTING = (*CONTRACTED, Tier.KELURAHAN_FACILITATOR)  # a cadre may report, but nobody waits for it


@dataclass(slots=True)
class WorkDays:
    """The days of one person in one span, up to the day before it was asked."""

    placed: set[date] = field(default_factory=set)
    reported: set[date] = field(default_factory=set)  # by a report that was handed over
    on_leave: set[date] = field(default_factory=set)
    holidays: Mapping[date, str] = field(default_factory=dict)  # of the nation and of the places of the placement
    over_before: date = date.min

    @property
    def expected(self) -> set[date]:
        """Working days of the placement that are over, without leave."""
        over = {day for day in self.placed if day < self.over_before and self.is_working_day(day)}
        return over - self.on_leave

    @property
    def missing(self) -> set[date]:
        return self.expected - self.reported

    @property
    def working_days_on_leave(self) -> list[date]:
        return sorted(day for day in self.on_leave if self.is_working_day(day))

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays


def workdays_of(
    person_ids: Collection[UUID],
    span: Span,
    *,
    today: date,
    known_by: datetime | None = None,
    placed: Iterable[tuple[UUID, date, date | None]] | None = None,
    reported: Iterable[tuple[UUID, date]] | None = None,
) -> defaultdict[UUID, WorkDays]:
    """For many people at once, in four or five queries; somebody without a row has no days at all.

    `known_by`: only reports that had been handed over before that moment.
    `placed`, `reported`: who was placed from when until when, and authors and days of what was handed over, from a
    caller who has read them for more than this.
    """
    national = holidays_between(span.first, span.last)
    days: defaultdict[UUID, WorkDays] = defaultdict(lambda: WorkDays(over_before=today, holidays=national))
    inside = {"person_id__in": person_ids, "start__lte": span.last}
    placements = Assignment.objects.filter(Q(end__isnull=True) | Q(end__gte=span.first), tier__in=REPORTING, **inside)
    spans = placements.values_list("person_id", "start", "end") if placed is None else placed
    for person, start, end in spans:
        days[person].placed.update(_days_within(span, start, end))
    leaves = Leave.objects.filter(state=Leave.State.GRANTED, end__gte=span.first, **inside)
    for person, start, end in leaves.values_list("person_id", "start", "end"):
        days[person].on_leave.update(_days_within(span, start, end))
    for person, day in _reported(person_ids, span, known_by) if reported is None else reported:
        days[person].reported.add(day)
    for person, local in _local_holidays(placements, span).items():
        days[person].holidays = {**local, **national}
    return days


def _reported(person_ids: Collection[UUID], span: Span, known_by: datetime | None) -> Iterable[tuple[UUID, date]]:
    reports = DailyReport.objects.filter(author_id__in=person_ids, date__range=(span.first, span.last))
    if known_by is not None:
        reports = reports.filter(submitted_at__lt=known_by)
    return reports.exclude(state=DailyReport.State.DRAFT).order_by().values_list("author_id", "date").distinct()


def _local_holidays(placements: QuerySet[Assignment], span: Span) -> Mapping[UUID, Mapping[date, str]]:
    """What the places of each person add."""
    added = list(LocalHoliday.objects.filter(date__range=(span.first, span.last)))
    if not added:
        return {}
    held = placements.values_list("person_id", "areas__region_id").distinct()
    found: defaultdict[UUID, dict[date, str]] = defaultdict(dict)
    for person, area in held:
        found[person] |= {one.date: one.name for one in added if (area or "").startswith(one.area)}
    return found


def _days_within(span: Span, start: date, end: date | None) -> list[date]:
    first, last = max(start, span.first), min(end or span.last, span.last)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
