"""What one facilitator has before them today."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.dashboards.schemas import VillageQuery, VillageRow
from pendamping.dashboards.selectors.villages import village_page
from pendamping.fieldwork.models import DailyReport, ReportEvent, WorkPlanItem
from pendamping.fieldwork.workdays import workdays_of

DAYS_AHEAD = 7
OPEN = (DailyReport.State.DRAFT, DailyReport.State.SUBMITTED, DailyReport.State.RETURNED)


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One's own report, with what the supervisor wrote when it last came back."""

    report: DailyReport
    note: str
    is_corrected: bool  # by a newer report, in whatever state that is


@dataclass(frozen=True, slots=True)
class FacilitatorDay:
    """Without a person record, such as a cadre who only reads: nothing but the villages."""

    returned: Sequence[OwnReport]
    drafts: int
    waiting: int
    reports: int  # of this month
    verified: int  # of those
    missing_days: Sequence[date]
    plan_today: Sequence[WorkPlanItem]
    plan_ahead: Sequence[WorkPlanItem]
    villages: Sequence[VillageRow]


def facilitator_day(scope: Scope) -> FacilitatorDay:
    """The day of whoever asks; empty for an account that belongs to no person."""
    month = Month.of(scope.today)
    own = _own_reports(scope, month)
    states = Counter(one.report.state for one in own)
    current = [one.report for one in own if month.first <= one.report.date <= month.last and not one.is_corrected]
    plan = _plan(scope)
    return FacilitatorDay(
        returned=[one for one in own if one.report.state == DailyReport.State.RETURNED],
        drafts=states[DailyReport.State.DRAFT],
        waiting=states[DailyReport.State.SUBMITTED],
        reports=len(current),
        verified=sum(one.state in DailyReport.CHECKED for one in current),
        missing_days=_missing_days(scope, month, own),
        plan_today=[item for item in plan if item.date == scope.today],
        plan_ahead=[item for item in plan if item.date > scope.today],
        villages=village_page(scope, VillageQuery(), with_facilitators=False).rows,
    )


def _own_reports(scope: Scope, month: Month) -> list[OwnReport]:
    """This month's, and older ones that are still open: one query."""
    if scope.person_id is None:
        return []
    is_shown = Q(date__range=(month.first, month.last)) | Q(state__in=OPEN)
    reports = DailyReport.objects.filter(is_shown, author_id=scope.person_id).select_related("region")
    returns = ReportEvent.objects.filter(report=OuterRef("pk"), kind=ReportEvent.Kind.RETURNED).order_by("-at", "-pk")
    corrections = DailyReport.objects.filter(corrects=OuterRef("pk"))
    told = reports.annotate(note=Subquery(returns.values("note")[:1]), is_corrected=Exists(corrections))
    return [
        OwnReport(one, getattr(one, "note", None) or "", getattr(one, "is_corrected", False))
        for one in told.order_by("date", "start", "pk")
    ]


def _missing_days(scope: Scope, month: Month, own: Sequence[OwnReport]) -> list[date]:
    """Working days that are over and of which nothing is written, not even a draft."""
    if scope.person_id is None:
        return []
    handed_over = [(scope.person_id, one.report.date) for one in own if one.report.state != DailyReport.State.DRAFT]
    work = workdays_of([scope.person_id], month, today=scope.today, reported=handed_over)[scope.person_id]
    return sorted(work.missing - {one.report.date for one in own if not one.is_corrected})


def _plan(scope: Scope) -> list[WorkPlanItem]:
    if scope.person_id is None:
        return []
    until = scope.today + timedelta(days=DAYS_AHEAD)
    items = WorkPlanItem.objects.filter(
        author_id=scope.person_id, date__range=(scope.today, until), cancelled_because="", reports__isnull=True
    )
    return list(items.select_related("region"))
