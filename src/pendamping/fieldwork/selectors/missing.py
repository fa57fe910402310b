"""Who has not reported: the people of an area by the days they reported in a month."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from pendamping.common.periods import Month
from pendamping.common.questions import written_once
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.workdays import REPORTING, WorkDays, workdays_of
from pendamping.people.models import Assignment, AssignmentArea, Person, Tier

_PLACEMENT = ("pk", "person_id", "person__name", "tier", "start", "end")
LOOKED_AT = 50  # people with the fewest reported days, of whom a home shows the first


@dataclass(frozen=True, slots=True)
class Reporting:
    """How one person reported in a month."""

    person_id: UUID
    name: str
    tier: Tier
    areas: Sequence[str]  # the names of the areas of the placement, where a list shows them
    work: WorkDays
    last: date | None  # the newest day reported in that month

    @property
    def days_missing(self) -> int:
        return len(self.work.missing)


@dataclass(frozen=True, slots=True)
class Behind:
    """Who is behind in a month: the first rows, and how many handed over no report at all."""

    rows: Sequence[Reporting]
    silent: int


def reporters_in(scope: Scope, month: Month) -> QuerySet[Person]:
    """People placed in the area during the month, those with the fewest reported days first.

    Annotated with `days_reported`: days with a report that was handed over.
    """
    scope.require("missing_report.read")
    areas = AssignmentArea.objects.filter(
        Q(assignment__end__isnull=True) | Q(assignment__end__gte=month.first),
        scope.q("region_id"),
        assignment__person_id=OuterRef("pk"),
        assignment__tier__in=REPORTING,
        assignment__start__lte=min(month.last, scope.today),
    )
    days = _handed_over(month).values("author_id").annotate(number=Count("date", distinct=True)).values("number")
    reported = Coalesce(Subquery(days, output_field=IntegerField()), 0)
    people = Person.objects.filter(Exists(areas)).defer(*Person.PERSONAL, "nik_digest")
    return people.annotate(days_reported=reported).order_by("days_reported", "name", "pk")


def reporting_of(scope: Scope, people: QuerySet[Person], month: Month) -> list[Reporting]:
    """The rows of a page of `reporters_in`, not yet read, with the areas of their placements: three queries."""
    return _reporting(scope, month, _held_where(people, month))


def first_reporting(scope: Scope, month: Month, shown: int) -> list[Reporting]:
    """The first of `reporters_in`, as `reporting_of` gives them."""
    return _reporting(scope, month, _first_held_where(scope, month, shown))


def behind_in(scope: Scope, month: Month, *, shown: int) -> Behind:
    """Of those with the fewest reported days: the ones with the most missing days first. Three queries."""
    rows = _reporting(scope, month, _first_held(scope, month, LOOKED_AT))
    silent = sum(not row.work.reported for row in rows)
    most_missing = sorted(((row.days_missing, row) for row in rows), key=lambda one: -one[0])
    return Behind(
        rows=[row for missing, row in most_missing[:shown] if missing],
        silent=silent if silent < LOOKED_AT else number_silent(scope, month),
    )


def number_silent(scope: Scope, month: Month) -> int:
    """How many of those placed in the area handed over no report at all in the month."""
    return reporters_in(scope, month).filter(~Exists(_handed_over(month))).count()


def _held(people: QuerySet[Person], month: Month) -> QuerySet[Assignment]:
    """What the people of a page held in the month; whoever is a reporter held something."""
    during = Q(end__isnull=True) | Q(end__gte=month.first)
    return Assignment.objects.filter(during, person__in=people.values("pk"), start__lte=month.last)


@written_once
def _first_held(scope: Scope, month: Month, number: int) -> QuerySet[Assignment, Any]:
    held = _held(reporters_in(scope, month)[:number], month).order_by("person__name", "person_id", "start", "pk")
    return held.values_list(*_PLACEMENT, Value(""))


@written_once
def _first_held_where(scope: Scope, month: Month, number: int) -> QuerySet[Assignment, Any]:
    return _held_where(reporters_in(scope, month)[:number], month)


def _held_where(people: QuerySet[Person], month: Month) -> QuerySet[Assignment, Any]:
    """A row for each area of a placement, with its name."""
    held = _held(people, month).order_by("person__name", "person_id", "start", "pk", "areas__region_id")
    return held.values_list(*_PLACEMENT, "areas__region__name")


def _reporting(scope: Scope, month: Month, held: Iterable[tuple[Any, ...]]) -> list[Reporting]:
    """`held`: placement, person, name, tier, start, end and an area; by person, the newest placement last."""
    newest: dict[UUID, tuple[int, str, str]] = {}
    areas: defaultdict[int, list[str]] = defaultdict(list)
    placed: set[tuple[UUID, date, date | None]] = set()
    for placement, person, name, tier, start, end, area in held:
        newest[person] = placement, name, tier
        areas[placement].append(area or "")
        if tier in REPORTING:
            placed.add((person, start, end))
    work = workdays_of(newest.keys(), month, today=scope.today, placed=placed)
    rows = [
        Reporting(person, name, Tier(tier), areas[placement], work[person], max(work[person].reported, default=None))
        for person, (placement, name, tier) in newest.items()
    ]
    return sorted(rows, key=lambda row: len(row.work.reported))


def _handed_over(month: Month) -> QuerySet[DailyReport]:
    reports = DailyReport.objects.filter(author_id=OuterRef("pk"), date__range=(month.first, month.last))
    return reports.exclude(state=DailyReport.State.DRAFT).order_by()
