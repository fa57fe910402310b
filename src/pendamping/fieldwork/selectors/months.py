"""A person's month, day by day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, Leave, WorkPlanItem
from pendamping.fieldwork.workdays import WorkDays, workdays_of
from pendamping.people.models import Person


@dataclass(frozen=True, slots=True)
class CalendarDay:
    date: date
    reports: list[DailyReport]
    planned: list[WorkPlanItem]  # not done yet
    leave: Leave | None
    holiday: str  # its name, or ""
    is_missing: bool  # a working day of the placement, over, without report and without leave


@dataclass(frozen=True, slots=True)
class PersonMonth:
    person: Person
    month: Month
    days: list[CalendarDay]
    work: WorkDays

    @property
    def reports(self) -> list[DailyReport]:
        return [report for day in self.days for report in day.reports]


def get_reporter(scope: Scope, person_id: UUID | None) -> Person:
    """Oneself, or somebody placed in the area whose work this role may see.

    Raises: NotFound: nobody, or nobody within the scope.
    """
    if person_id != scope.person_id and not scope.may("daily_report.read_all"):
        scope.require("daily_report.read_verified")
    person = Person.objects.within(scope).filter(pk=person_id).first() if person_id else None
    if person is None:
        raise NotFound
    return person


def month_of(scope: Scope, person_id: UUID | None, month: Month) -> PersonMonth:
    """The month of one person, with those reports that the scope may read.

    A day is not missing either where a report lies that the scope may not read yet.

    Raises: NotFound, NotAllowed: not this scope's to see.
    """
    person = get_reporter(scope, person_id)
    reports: defaultdict[date, list[DailyReport]] = defaultdict(list)
    readable = DailyReport.objects.within(scope).filter(author=person, date__range=(month.first, month.last))
    for report in readable.filter(corrected_by__isnull=True).select_related("region").order_by("date", "start", "pk"):
        reports[report.date].append(report)
    planned: defaultdict[date, list[WorkPlanItem]] = defaultdict(list)
    items = WorkPlanItem.objects.filter(author=person, date__range=(month.first, month.last), cancelled_because="")
    for item in items.filter(reports__isnull=True).select_related("region"):
        planned[item.date].append(item)
    leaves = list(person.leaves.filter(state=Leave.State.GRANTED, start__lte=month.last, end__gte=month.first))
    work = workdays_of([person.pk], month, today=scope.today)[person.pk]
    days = [
        CalendarDay(
            date=day,
            reports=reports.get(day, []),
            planned=planned.get(day, []),
            leave=next((one for one in leaves if one.start <= day <= one.end), None),
            holiday=work.holidays.get(day, ""),
            is_missing=day in work.missing and day not in reports,
        )
        for day in month.days
    ]
    return PersonMonth(person, month, days, work)
