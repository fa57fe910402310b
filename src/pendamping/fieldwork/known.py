"""What the rules ask the database about one author's reports: read once, for however many are judged by it."""

from collections import defaultdict
from collections.abc import Collection, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pendamping.fieldwork.models import CodeListEntry, DailyReport, WorkPlanItem
from pendamping.fieldwork.placements import Places, places_of
from pendamping.fieldwork.schemas import ReportContent


@dataclass(frozen=True, slots=True)
class Known:
    """Holds while the author is locked; who stores a report adds it, so that the next one is judged beside it."""

    places: Places
    codes: Set[tuple[str, str]]  # (list, code), retired ones too
    plan_items: Set[UUID]  # own ones, of those that are spoken of
    days: defaultdict[date, list[DailyReport]]  # what stands on the days that are spoken of

    def add(self, report: DailyReport) -> None:
        self.days[report.date].append(report)


def known_about(author_id: UUID, contents: Collection[ReportContent]) -> Known:
    """Five queries, and one more where plan items are named."""
    planned = {one.plan_item_id for one in contents if one.plan_item_id}
    own_plan = WorkPlanItem.objects.filter(author_id=author_id, pk__in=planned).values_list("pk", flat=True)
    lists = (CodeListEntry.List.CATEGORY, CodeListEntry.List.THEME)
    codes = CodeListEntry.objects.filter(list__in=lists).order_by().values_list("list", "code")
    days: defaultdict[date, list[DailyReport]] = defaultdict(list)
    standing = DailyReport.objects.filter(author_id=author_id, corrected_by__isnull=True).order_by()
    for report in standing.filter(date__in={one.date for one in contents}):
        days[report.date].append(report)
    return Known(
        places=places_of(author_id, {one.region for one in contents}),
        codes=set(codes),
        plan_items=set(own_plan) if planned else set(),
        days=days,
    )
