"""The work plan of a month: items planned, changed and cancelled by the one who works by it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import (
    CancelReasonMissing,
    PlanCancelled,
    PlanConflict,
    PlanHasReports,
    PlanItemNotFound,
    StoredDiffers,
)
from pendamping.fieldwork.models import WorkPlanItem
from pendamping.fieldwork.placements import places_of
from pendamping.fieldwork.rules import check_codes, lock_author, post_for
from pendamping.fieldwork.schemas import NewPlanItem, PlanContent, PlanState

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
        if stored.author_id != author_id or new.differences_from(stored):
            raise StoredDiffers(id=new.id)
        return stored, False
    _check(author_id, new)
    item = WorkPlanItem.objects.create(id=new.id, author_id=author_id, changed_at=timezone.now(), **new.columns())
    record_audit(scope, "work_plan.planned", item)
    return item, True


@transaction.atomic
def change_plan_item(scope: Scope, item_id: UUID, content: PlanContent, *, version: int | None) -> WorkPlanItem:
    """Change an item that has no report yet, which its author saw in `version`; None: whatever it says now.

    Raises: PlanItemNotFound, PlanCancelled, PlanConflict, PlanHasReports, and what `plan_work` raises of the content.
    """
    scope.require("work_plan.write")
    item = _own_item(lock_author(scope), item_id)
    if item.cancelled_because:
        raise PlanCancelled
    return _change(scope, item, content, version)


@transaction.atomic
def state_plan_item(scope: Scope, item_id: UUID, state: PlanState, *, version: int | None) -> WorkPlanItem:
    """Bring an item to what its author says of it as a whole, as `change_plan_item`; a cancelled one may stand again.

    Raises: PlanItemNotFound, PlanConflict, PlanHasReports, and what `plan_work` raises of the content.
    """
    scope.require("work_plan.write")
    return _change(scope, _own_item(lock_author(scope), item_id), state, version)


@transaction.atomic
def cancel_plan_item(scope: Scope, item_id: UUID, reason: str) -> WorkPlanItem:
    """Say why an item will not be done; it stays in the plan, crossed out.

    Raises: PlanItemNotFound, PlanCancelled, PlanHasReports, CancelReasonMissing.
    """
    scope.require("work_plan.write")
    item = _own_item(lock_author(scope), item_id)
    if item.cancelled_because:
        raise PlanCancelled
    _require_unreported(item)
    reason = reason.strip()[:200]
    if not reason:
        raise CancelReasonMissing
    item.cancelled_because = reason
    _write(item)
    record_audit(scope, "work_plan.cancelled", item, reason=reason)
    return item


def _check(author_id: UUID, content: PlanContent) -> None:
    check_codes("category", {content.category})
    post_for(places_of(author_id, {content.region}), content.date, content.region, PLANNED_ELSEWHERE)


def _own_item(author_id: UUID, item_id: UUID) -> WorkPlanItem:
    item = WorkPlanItem.objects.filter(pk=item_id, author_id=author_id).first()
    if item is None:
        raise PlanItemNotFound
    return item


def _require_unreported(item: WorkPlanItem) -> None:
    if item.reports.exists():
        raise PlanHasReports


def _change(scope: Scope, item: WorkPlanItem, content: PlanContent, version: int | None) -> WorkPlanItem:
    changes = content.differences_from(item)
    if not changes:
        return item
    if version is not None and item.version != version:
        raise PlanConflict(item=item.pk, version=item.version, fields=changes)
    _require_unreported(item)
    if changes.keys() - {"cancelled_because"}:
        _check(item.author_id, content)
    for name, value in content.columns().items():
        setattr(item, name, value)
    _write(item)
    is_cancelled = "cancelled_because" in changes and item.cancelled_because
    record_audit(scope, "work_plan.cancelled" if is_cancelled else "work_plan.changed", item, changes=changes)
    return item


def _write(item: WorkPlanItem) -> None:
    item.version += 1
    item.changed_at = timezone.now()
    item.save()
