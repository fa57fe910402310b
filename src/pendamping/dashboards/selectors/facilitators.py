"""What one facilitator has before them today."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.dashboards.schemas import VillageQuery, VillageRow
from pendamping.dashboards.selectors.villages import village_page
from pendamping.fieldwork.models import DailyReport, ReportEvent, WorkPlanItem
from pendamping.fieldwork.selectors import PersonMonth, month_of

DAYS_AHEAD = 7


@dataclass(frozen=True, slots=True)
class ReturnedReport:
    """A report to mend, with what the supervisor wrote."""

    report: DailyReport
    note: str


@dataclass(frozen=True, slots=True)
class FacilitatorDay:
    """`month` is None for somebody without a person record, such as a cadre who only reads."""

    returned: Sequence[ReturnedReport]
    drafts: int
    waiting: int
    plan_today: Sequence[WorkPlanItem]
    plan_ahead: Sequence[WorkPlanItem]
    month: PersonMonth | None
    villages: Sequence[VillageRow]

    @property
    def missing_days(self) -> Sequence[date]:
        return [day.date for day in self.month.days if day.is_missing] if self.month else []

    @property
    def verified(self) -> int:
        return sum(one.state in DailyReport.CHECKED for one in self.month.reports) if self.month else 0


def facilitator_day(scope: Scope) -> FacilitatorDay:
    """The day of whoever asks; empty for an account that belongs to no person."""
    own = DailyReport.objects.filter(author_id=scope.person_id) if scope.person_id else DailyReport.objects.none()
    open_states = own.filter(state__in=[DailyReport.State.DRAFT, DailyReport.State.SUBMITTED])
    states = Counter(open_states.values_list("state", flat=True))
    plan = _plan(scope)
    return FacilitatorDay(
        returned=_returned(scope),
        drafts=states[DailyReport.State.DRAFT],
        waiting=states[DailyReport.State.SUBMITTED],
        plan_today=[item for item in plan if item.date == scope.today],
        plan_ahead=[item for item in plan if item.date > scope.today],
        month=month_of(scope, scope.person_id, Month.of(scope.today)) if scope.person_id else None,
        villages=village_page(scope, VillageQuery()).rows,
    )


def _plan(scope: Scope) -> list[WorkPlanItem]:
    if scope.person_id is None:
        return []
    until = scope.today + timedelta(days=DAYS_AHEAD)
    items = WorkPlanItem.objects.filter(
        author_id=scope.person_id, date__range=(scope.today, until), cancelled_because="", reports__isnull=True
    )
    return list(items.select_related("region"))


def _returned(scope: Scope) -> list[ReturnedReport]:
    """Reports to mend, each with its last return: two queries."""
    if scope.person_id is None:
        return []
    reports = DailyReport.objects.filter(author_id=scope.person_id, state=DailyReport.State.RETURNED)
    returned = list(reports.select_related("region").order_by("date"))
    events = ReportEvent.objects.filter(report__in=returned, kind=ReportEvent.Kind.RETURNED).order_by("at", "pk")
    notes = dict(events.values_list("report_id", "note"))
    return [ReturnedReport(one, notes.get(one.pk, "")) for one in returned]
