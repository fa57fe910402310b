"""The laporan bulanan and its older three-part form, from verified reports alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.utils import translation

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import WorkPlanItem
from pendamping.fieldwork.workdays import WorkDays, workdays_of
from pendamping.people.models import Person
from pendamping.reports.gathering.background import background
from pendamping.reports.gathering.posts import placed_by
from pendamping.reports.gathering.verified import (
    Numbered,
    actuals_of,
    category_labels,
    ids_of,
    obstacles_of,
    photos_of,
    recommendations_of,
    verified_reports,
)
from pendamping.reports.schemas import (
    ActivityLine,
    MonthlyReportPaper,
    MonthSummary,
    Photo,
    PlanLine,
    ThreePartPaper,
    TimesheetRow,
    VisitLine,
)
from pendamping.reports.selectors.people import readable_person

MOST_PHOTOS = 12  # four rows; the others stay with their reports


def monthly_paper(scope: Scope, person_id: UUID, month: Month) -> MonthlyReportPaper:
    """What a laporan bulanan of this month would say today.

    Raises: NotFound: nobody with this id, or outside `scope`.
    """
    return drafted_paper(scope, readable_person(scope, person_id, month), month)


def drafted_paper(scope: Scope, person: Person, month: Month) -> MonthlyReportPaper:
    """The same of somebody whose month `scope` may read."""
    reports = verified_reports(person.pk, month.first, month.last)
    with translation.override("id"):  # paper is Indonesian, whatever the reader's screen speaks
        about = background(scope, person, month.first, month.last, reports)
        placed = placed_by({person.pk: about.post})
        work = workdays_of([person.pk], month, today=scope.today, placed=placed)[person.pk]
        visits = [one for one in reports if one.is_visit]
        photos = [photos_of(one) for one in visits]
        return MonthlyReportPaper(
            month=month.first,
            office=about.office,
            facilitator=about.facilitator,
            summary=_summary(reports, work),
            activities=_activities(reports),
            visits=tuple(
                VisitLine(
                    date=one.report.date,
                    village=one.report.region.name,
                    outcome=one.outcome,
                    minutes=one.minutes,
                    report=one.number,
                )
                for one in visits
            ),
            obstacles=obstacles_of(reports),
            recommendations=recommendations_of(reports),
            next_plan=_plan(person, month.next()),
            photos=_one_of_each(photos),
            photos_in_month=sum(len(of_visit) for of_visit in photos),
            signatures=about.signatures,
            # The month is handed in and checked as a whole; `handed_in_paper` says when.
            seal=replace(about.seal, submitted_at=None, verified_at=None),
            sources=ids_of(reports),
            records=actuals_of(reports),
        )


def three_part_paper(scope: Scope, person_id: UUID, month: Month) -> ThreePartPaper:
    """What the three-part form of this month would say today.

    Raises: NotFound: nobody with this id, or outside `scope`.
    """
    person = readable_person(scope, person_id, month)
    reports = verified_reports(person.pk, month.first, month.last)
    with translation.override("id"):
        about = background(scope, person, month.first, month.last, reports)
        placed = placed_by({person.pk: about.post})
        work = workdays_of([person.pk], month, today=scope.today, placed=placed)[person.pk]
        return ThreePartPaper(
            month=month.first,
            office=about.office,
            facilitator=about.facilitator,
            timesheet=tuple(
                TimesheetRow(
                    category=label,
                    minutes_by_day=_minutes_by_day(of_category),
                    reports=tuple(one.number for one in of_category),
                )
                for label, of_category in _by_category(reports)
            ),
            leave_days=tuple(day.day for day in work.working_days_on_leave),
            plan=_plan(person, month, reports),
            actuals=actuals_of(reports),
            signatures=about.signatures,
            seal=about.seal,
            sources=ids_of(reports),
        )


def _summary(reports: Sequence[Numbered], work: WorkDays) -> MonthSummary:
    """A day whose report still waits is neither reported here nor empty."""
    return MonthSummary(
        days_reported=len({one.report.date for one in reports}),
        reports=len(reports),
        visits=sum(one.is_visit for one in reports),
        days_on_leave=len(work.working_days_on_leave),
        days_without_report=len(work.missing),
        leave_days=tuple(day.day for day in work.working_days_on_leave),
        empty_days=tuple(sorted(day.day for day in work.missing)),
    )


def _activities(reports: Sequence[Numbered]) -> tuple[ActivityLine, ...]:
    return tuple(
        ActivityLine(
            category=label,
            reports=tuple(one.number for one in of_category),
            minutes=sum(one.minutes for one in of_category),
            participants_m=_sum(one.report.participants_m for one in of_category),
            participants_f=_sum(one.report.participants_f for one in of_category),
        )
        for label, of_category in _by_category(reports)
    )


def _by_category(reports: Sequence[Numbered]) -> list[tuple[str, list[Numbered]]]:
    """In the order of the code list; a code that the list no longer holds comes last, under its own name."""
    labels = category_labels()
    codes = dict.fromkeys([*labels, *(one.report.category for one in reports)])
    groups = {code: [one for one in reports if one.report.category == code] for code in codes}
    return [(labels.get(code, code), group) for code, group in groups.items() if group]


def _minutes_by_day(reports: Iterable[Numbered]) -> dict[int, int]:
    minutes: dict[int, int] = {}
    for one in reports:
        minutes[one.report.date.day] = minutes.get(one.report.date.day, 0) + one.minutes
    return minutes


def _plan(person: Person, month: Month, reports: Iterable[Numbered] = ()) -> tuple[PlanLine, ...]:
    """`reports`: what was done of it in that month."""
    items = WorkPlanItem.objects.filter(
        author=person, date__range=(month.first, month.last), cancelled_because=""
    ).select_related("region")
    done: defaultdict[UUID | None, list[int]] = defaultdict(list)
    for one in reports:
        done[one.report.plan_item_id].append(one.number)
    return tuple(
        PlanLine(date=item.date, village=item.region.name, activity=item.description, reports=tuple(done[item.pk]))
        for item in items
    )


def _one_of_each(photos: Sequence[Sequence[Photo]]) -> tuple[Photo, ...]:
    """The first photo of each visit, spread over the month where there are too many."""
    first = [of_visit[0] for of_visit in photos if of_visit]
    if len(first) <= MOST_PHOTOS:
        return tuple(first)
    return tuple(first[index * len(first) // MOST_PHOTOS] for index in range(MOST_PHOTOS))


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
