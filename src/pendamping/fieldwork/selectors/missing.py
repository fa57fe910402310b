"""Who has not reported: the people of an area by the days they reported in a month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.workdays import REPORTING, WorkDays, workdays_of
from pendamping.people.models import Assignment, AssignmentArea, Person

LOOKED_AT = 50  # people with the fewest reported days, of whom a home shows the first


@dataclass(frozen=True, slots=True)
class Reporting:
    """How one person reported in a month."""

    person: Person
    placement: Assignment | None
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


def reporting_of(scope: Scope, people: Sequence[Person], month: Month) -> list[Reporting]:
    """The rows of one page of `reporters_in`, their placements with areas: five queries for all of them."""
    areas = Prefetch("areas", AssignmentArea.objects.select_related("region"))
    return _reporting(scope, people, month, _held(people, month).prefetch_related(areas))


def behind_in(scope: Scope, month: Month, *, shown: int) -> Behind:
    """Of those with the fewest reported days: the ones with the most missing days first. Five queries."""
    people = list(reporters_in(scope, month)[:LOOKED_AT])
    rows = _reporting(scope, people, month, _held(people, month))
    silent = sum(not row.work.reported for row in rows)
    most_missing = sorted(((row.days_missing, row) for row in rows), key=lambda one: -one[0])
    return Behind(
        rows=[row for missing, row in most_missing[:shown] if missing],
        silent=silent if silent < LOOKED_AT else number_silent(scope, month),
    )


def number_silent(scope: Scope, month: Month) -> int:
    """How many of those placed in the area handed over no report at all in the month."""
    return reporters_in(scope, month).filter(~Exists(_handed_over(month))).count()


def _held(people: Sequence[Person], month: Month) -> QuerySet[Assignment]:
    during = Q(end__isnull=True) | Q(end__gte=month.first)
    held = Assignment.objects.filter(during, person__in=people, start__lte=month.last)
    return held.defer("note", "handover_note", "objection", "objection_answer").order_by("start")


def _reporting(scope: Scope, people: Sequence[Person], month: Month, held: Iterable[Assignment]) -> list[Reporting]:
    ids = [person.pk for person in people]
    placements = list(held)
    newest = {placement.person_id: placement for placement in placements}
    placed = ((one.person_id, one.start, one.end) for one in placements if one.tier in REPORTING)
    work = workdays_of(ids, month, today=scope.today, placed=placed)
    return [
        Reporting(person, newest.get(person.pk), work[person.pk], max(work[person.pk].reported, default=None))
        for person in people
    ]


def _handed_over(month: Month) -> QuerySet[DailyReport]:
    reports = DailyReport.objects.filter(author_id=OuterRef("pk"), date__range=(month.first, month.last))
    return reports.exclude(state=DailyReport.State.DRAFT).order_by()
