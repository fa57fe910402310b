"""On which days of a month or quarter people were expected to report, did, were on leave, or are missing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from pendamping.common.periods import Span
from pendamping.fieldwork.models import DailyReport, Leave, LocalHoliday
from pendamping.law.holidays import holidays_between
from pendamping.people.models import CONTRACTED, Assignment, Tier

SATURDAY = 5  # of `date.weekday()`
A_DAY = timedelta(days=1)
PLACED, ON_LEAVE, REPORTED = "placed", "on_leave", "reported"
REPORTING = (*CONTRACTED, Tier.KELURAHAN_FACILITATOR)  # a cadre may report, but nobody waits for it


@dataclass(slots=True)
class WorkDays:
    """The days of one person in one span, up to the day before it was asked."""

    placed: set[date] = field(default_factory=set)
    reported: set[date] = field(default_factory=set)  # by a report that was handed over
    on_leave: set[date] = field(default_factory=set)
    holidays: Mapping[date, str] = field(default_factory=dict)  # of the nation and of the places of the placement
    over: Set[date] = frozenset()  # Mondays to Fridays that are over, holidays among them

    @property
    def expected(self) -> set[date]:
        """Working days of the placement that are over, without leave."""
        return (self.placed & self.over) - self.holidays.keys() - self.on_leave

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
    """For many people at once, in two queries; somebody without a row has no days at all.

    `known_by`: only reports that had been handed over before that moment.
    `placed`, `reported`: who was placed from when until when, and authors and days of what was handed over, from a
    caller who has read them for more than this. Where days off of some places count, their areas are one query more.
    """
    national = holidays_between(span.first, span.last)
    over = frozenset(day for day in _days_within(span, span.first, today - A_DAY) if day.weekday() < SATURDAY)
    days: defaultdict[UUID, WorkDays] = defaultdict(lambda: WorkDays(over=over, holidays=national))
    added = list(LocalHoliday.objects.filter(date__range=(span.first, span.last)))
    asked = [_leaves(person_ids, span)]
    if placed is None:
        asked.append(_placements(person_ids, span, with_areas=bool(added)))
    if reported is None:
        asked.append(_reports(person_ids, span, known_by))
    found: defaultdict[str, set[tuple[UUID, date, date | None]]] = defaultdict(set)
    held: set[tuple[UUID, date, date | None, str]] = set()
    for person, what, start, end, area in asked[0].union(*asked[1:], all=True):
        found[what].add((person, start, end))
        if what == PLACED:
            held.add((person, start, end, area or ""))
    for person, start, end in found[PLACED] if placed is None else placed:
        days[person].placed.update(_days_within(span, start, end))
    for person, start, end in found[ON_LEAVE]:
        days[person].on_leave.update(_days_within(span, start, end))
    for person, day in reported if reported is not None else ((person, day) for person, day, _day in found[REPORTED]):
        days[person].reported.add(day)
    if added and placed is not None:
        areas = _placements(person_ids, span, with_areas=True)
        held = {(person, start, end, area or "") for person, _what, start, end, area in areas}
    for person, start, end, area in held if added else ():
        last = end or span.last  # whoever moves on leaves the days off of the place behind
        own = {one.date: one.name for one in added if start <= one.date <= last and area.startswith(one.area)}
        days[person].holidays = {**own, **days[person].holidays}
    return days


def _rows(found: QuerySet[Any], what: str, columns: tuple[str, str, str], area: str = "") -> QuerySet[Any]:
    """Who, what, from when until when (no column: a single day), and where: the same for all that is asked at once."""
    person, start, end = columns
    marked = found.order_by().annotate(
        what=Value(what, CharField()),
        until=F(end) if end else Cast(Value(None), DateField()),  # PostgreSQL takes a bare NULL for text
        area=F(area) if area else Value("", CharField()),
    )
    rows: QuerySet[Any] = marked.values_list(person, "what", start, "until", "area")
    return rows


def _placements(person_ids: Collection[UUID], span: Span, *, with_areas: bool) -> QuerySet[Any]:
    """A row of each placement, or of each of its areas."""
    during = Q(end__isnull=True) | Q(end__gte=span.first)
    held = Assignment.objects.filter(during, tier__in=REPORTING, person_id__in=person_ids, start__lte=span.last)
    return _rows(held, PLACED, ("person_id", "start", "end"), "areas__region_id" if with_areas else "")


def _leaves(person_ids: Collection[UUID], span: Span) -> QuerySet[Any]:
    granted = Leave.objects.filter(state=Leave.State.GRANTED, person_id__in=person_ids)
    during = granted.filter(start__lte=span.last, end__gte=span.first)
    return _rows(during, ON_LEAVE, ("person_id", "start", "end"))


def _reports(person_ids: Collection[UUID], span: Span, known_by: datetime | None) -> QuerySet[Any]:
    reports = DailyReport.objects.filter(author_id__in=person_ids, date__range=(span.first, span.last))
    if known_by is not None:
        reports = reports.filter(submitted_at__lt=known_by)
    handed_over = reports.exclude(state=DailyReport.State.DRAFT)
    return _rows(handed_over, REPORTED, ("author_id", "date", "")).distinct()


def _days_within(span: Span, start: date, end: date | None) -> list[date]:
    first, last = max(start, span.first), min(end or span.last, span.last)
    return [first + A_DAY * number for number in range((last - first).days + 1)]
