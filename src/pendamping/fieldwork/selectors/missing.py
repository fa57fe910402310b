"""Who has not reported: the people of an area by the days they reported in a month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.workdays import REPORTING, WorkDays, workdays_of
from pendamping.people.models import Assignment, AssignmentArea, Person


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
    return Person.objects.filter(Exists(areas)).annotate(days_reported=reported).order_by("days_reported", "name", "pk")


def reporting_of(scope: Scope, people: Sequence[Person], month: Month) -> list[Reporting]:
    """The rows of one page of `reporters_in`: five queries for all of them."""
    ids = [person.pk for person in people]
    work = workdays_of(ids, month, today=scope.today)
    placements: dict[object, Assignment] = {}
    during = Q(end__isnull=True) | Q(end__gte=month.first)
    held = Assignment.objects.filter(during, person_id__in=ids, start__lte=month.last).prefetch_related("areas__region")
    for placement in held.order_by("start"):
        placements[placement.person_id] = placement
    newest = DailyReport.objects.filter(author_id__in=ids, date__range=(month.first, month.last))
    last = dict(
        newest.exclude(state=DailyReport.State.DRAFT).order_by().values_list("author_id").annotate(last=Max("date"))
    )
    return [Reporting(person, placements.get(person.pk), work[person.pk], last.get(person.pk)) for person in people]


def missing_reporters(scope: Scope, month: Month, *, limit: int = 50) -> list[Reporting]:
    """Those with working days that are missing, the most missing days first."""
    rows = reporting_of(scope, list(reporters_in(scope, month)[:limit]), month)
    return sorted((row for row in rows if row.days_missing), key=lambda row: -row.days_missing)


def number_silent(scope: Scope, month: Month) -> int:
    """How many of those placed in the area handed over no report at all in the month."""
    return reporters_in(scope, month).filter(~Exists(_handed_over(month))).count()


def _handed_over(month: Month) -> QuerySet[DailyReport]:
    reports = DailyReport.objects.filter(author_id=OuterRef("pk"), date__range=(month.first, month.last))
    return reports.exclude(state=DailyReport.State.DRAFT).order_by()
