"""Records as the phone holds them; the callers have asked only for what the scope allows."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from pendamping.fieldwork.models import DailyReport, Leave, ReportAttachment, ReportEvent, WorkPlanItem
from pendamping.sync.models import AwaitedFile
from pendamping.sync.schemas.records import AttachmentOut, Change, LeaveOut, PlanItemOut, ReportOut

SAME_NAME = frozenset(ReportOut.model_fields) - {
    "author", "region", "plan_item", "corrects", "checked_by", "return_reason",
    "return_note", "attachments", "awaited",
}  # fmt: skip
NAMES = {"author_name": F("author__name"), "region_name": F("region__name"), "checker_name": F("checked_by__name")}


def report_changes(reports: QuerySet[DailyReport]) -> dict[UUID, Change]:
    """Three queries, and one more where some were returned, however many reports."""
    attachments = Prefetch("attachments", ReportAttachment.objects.order_by("order", "pk"))
    loaded = list(reports.order_by().annotate(**NAMES).prefetch_related(attachments))
    awaited = _awaited_by([one.pk for one in loaded])
    returns = _last_returns([one.pk for one in loaded if one.state == DailyReport.State.RETURNED])
    return {
        one.pk: Change(type="report", id=one.pk, report=_report(one, returns.get(one.pk), awaited[one.pk]))
        for one in loaded
    }


def plan_changes(items: QuerySet[WorkPlanItem]) -> dict[UUID, Change]:
    return {
        one.pk: Change(
            type="plan_item",
            id=one.pk,
            plan_item=PlanItemOut(
                id=one.pk,
                region=one.region_id,
                date=one.date,
                kind=DailyReport.Kind(one.kind),
                category=one.category,
                description=one.description,
                cancelled_because=one.cancelled_because,
                version=one.version,
                changed_at=one.changed_at,
            ),
        )
        for one in items
    }


def leave_changes(leaves: QuerySet[Leave]) -> dict[UUID, Change]:
    return {
        one.pk: Change(
            type="leave",
            id=one.pk,
            leave=LeaveOut(
                id=one.pk,
                kind=one.kind,
                start=one.start,
                end=one.end,
                reason=one.reason,
                state=one.state,
                decision_note=one.decision_note,
            ),
        )
        for one in leaves
    }


def _report(report: DailyReport, last: ReportEvent | None, awaited: int) -> ReportOut:
    return ReportOut(
        **{name: getattr(report, name) for name in SAME_NAME},
        author=report.author_id,
        region=report.region_id,
        plan_item=report.plan_item_id,
        corrects=report.corrects_id,
        checked_by=report.checker_name or "",  # type: ignore[attr-defined]  # by the annotation
        return_reason=last.reason_code if last else "",
        return_note=last.note if last else "",
        attachments=[
            AttachmentOut(
                id=one.pk,
                kind=one.kind,
                sha256=one.stored_id,
                caption=one.caption,
                taken_at=one.taken_at,
                came_late=one.came_late,
            )
            for one in report.attachments.all()
        ],
        awaited=awaited,
    )


def _last_returns(report_ids: Collection[UUID]) -> dict[UUID, ReportEvent]:
    """Why each of them was given back the last time."""
    if not report_ids:
        return {}
    returns = ReportEvent.objects.filter(kind=ReportEvent.Kind.RETURNED, report_id__in=report_ids)
    return {one.report_id: one for one in returns.order_by("at", "pk")}


def _awaited_by(report_ids: Collection[UUID]) -> Counter[UUID]:
    """Per report how many photos and documents are announced and missing."""
    waiting = AwaitedFile.objects.filter(report_id__in=report_ids, code="")
    return Counter(waiting.values_list("report_id", flat=True))
