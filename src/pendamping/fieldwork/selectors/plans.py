"""A month's plan beside what was done of it."""

from dataclasses import dataclass
from uuid import UUID

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import PlanItemNotFound
from pendamping.fieldwork.models import DailyReport, WorkPlanItem
from pendamping.fieldwork.selectors.months import get_reporter
from pendamping.people.models import Person


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One planned item with the reports that the scope may read of it."""

    item: WorkPlanItem
    reports: list[DailyReport]

    @property
    def is_done(self) -> bool:
        return bool(self.reports)


@dataclass(frozen=True, slots=True)
class PlanMonth:
    person: Person
    month: Month
    lines: list[PlanLine]
    unplanned: list[DailyReport]

    @property
    def number_standing(self) -> int:
        """Items that were not cancelled."""
        return sum(1 for line in self.lines if not line.item.cancelled_because)

    @property
    def number_done(self) -> int:
        return sum(1 for line in self.lines if line.is_done)


def plan_of(scope: Scope, person_id: UUID | None, month: Month) -> PlanMonth:
    """The plan of one person who is within the scope, and what was done without being planned.

    Raises: NotFound, NotAllowed: not this scope's to see.
    """
    person = get_reporter(scope, person_id)
    items = WorkPlanItem.objects.filter(author=person, date__range=(month.first, month.last)).select_related("region")
    reports = DailyReport.objects.within(scope).filter(author=person, corrected_by__isnull=True)
    of_item: dict[UUID | None, list[DailyReport]] = {}
    for report in reports.filter(plan_item__in=items).select_related("region").order_by("date", "start"):
        of_item.setdefault(report.plan_item_id, []).append(report)
    unplanned = reports.filter(date__range=(month.first, month.last), plan_item__isnull=True)
    return PlanMonth(
        person,
        month,
        [PlanLine(item, of_item.get(item.pk, [])) for item in items],
        list(unplanned.select_related("region").order_by("date", "start", "pk")),
    )


def get_own_plan_item(scope: Scope, item_id: UUID) -> WorkPlanItem:
    """Raises: PlanItemNotFound: absent, or somebody else's."""
    item = WorkPlanItem.objects.select_related("region").filter(pk=item_id, author_id=scope.person_id).first()
    if item is None:
        raise PlanItemNotFound
    return item


def open_plan_items(scope: Scope, month: Month) -> list[WorkPlanItem]:
    """Own items of a month without a report yet: what a new report may be about."""
    items = WorkPlanItem.objects.filter(author_id=scope.person_id, cancelled_because="", reports__isnull=True)
    return list(items.filter(date__range=(month.first, month.last)).select_related("region"))
