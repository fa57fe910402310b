"""The work plan of a month: items planned, changed and cancelled by the one who works by it."""

from uuid import UUID

from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import (
    CancelReasonMissing,
    PlanCancelled,
    PlanHasReports,
    PlanItemNotFound,
    StoredDiffers,
)
from pendamping.fieldwork.models import WorkPlanItem
from pendamping.fieldwork.placements import places_of
from pendamping.fieldwork.rules import check_codes, lock_author, post_for
from pendamping.fieldwork.schemas import NewPlanItem, PlanContent

PLANNED_ELSEWHERE = "-"  # a plan needs no reason to lie outside; the report will ask for it


@transaction.atomic
def plan_work(scope: Scope, new: NewPlanItem) -> tuple[WorkPlanItem, bool]:
    """Add one item to the own plan; returns it, and whether this call did. Sending it again is harmless.

    Raises:
        NotAllowed: the role plans no work.
        StoredDiffers: that `id` is stored with other content.
        UnknownCode, NotAssigned, RegionNotFound: the content does not fit this person on that day.
    """
    scope.require("work_plan.write")
    author_id = lock_author(scope)
    stored = WorkPlanItem.objects.filter(pk=new.id).first()
    if stored is not None:
        if stored.author_id != author_id or _changes(stored, new):
            raise StoredDiffers(id=new.id)
        return stored, False
    _check(author_id, new)
    item = WorkPlanItem.objects.create(id=new.id, author_id=author_id, **new.columns())
    record_audit(scope, "work_plan.planned", item)
    return item, True


@transaction.atomic
def change_plan_item(scope: Scope, item_id: UUID, content: PlanContent) -> WorkPlanItem:
    """Change an item that has no report yet.

    Raises: PlanItemNotFound, PlanCancelled, PlanHasReports, and what `plan_work` raises of the content.
    """
    scope.require("work_plan.write")
    author_id = lock_author(scope)
    item = _open_item(author_id, item_id)
    changes = _changes(item, content)
    if not changes:
        return item
    _check(author_id, content)
    for name, value in content.columns().items():
        setattr(item, name, value)
    item.save()
    record_audit(scope, "work_plan.changed", item, changes=changes)
    return item


@transaction.atomic
def cancel_plan_item(scope: Scope, item_id: UUID, reason: str) -> WorkPlanItem:
    """Say why an item will not be done; it stays in the plan, crossed out.

    Raises: PlanItemNotFound, PlanCancelled, PlanHasReports, CancelReasonMissing.
    """
    scope.require("work_plan.write")
    item = _open_item(lock_author(scope), item_id)
    reason = reason.strip()[:200]
    if not reason:
        raise CancelReasonMissing
    item.cancelled_because = reason
    item.save(update_fields=["cancelled_because"])
    record_audit(scope, "work_plan.cancelled", item, reason=reason)
    return item


def _check(author_id: UUID, content: PlanContent) -> None:
    check_codes("category", {content.category})
    post_for(places_of(author_id, {content.region}), content.date, content.region, PLANNED_ELSEWHERE)


def _open_item(author_id: UUID, item_id: UUID) -> WorkPlanItem:
    item = WorkPlanItem.objects.filter(pk=item_id, author_id=author_id).first()
    if item is None:
        raise PlanItemNotFound
    if item.cancelled_because:
        raise PlanCancelled
    if item.reports.exists():
        raise PlanHasReports
    return item


def _changes(item: WorkPlanItem, content: PlanContent) -> dict[str, list[str]]:
    return {
        name: [str(getattr(item, name)), str(value)]
        for name, value in content.columns().items()
        if getattr(item, name) != value
    }
