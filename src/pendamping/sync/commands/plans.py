"""Items of the work plan from the phone."""

from pendamping.common.scope import Scope
from pendamping.fieldwork.models import WorkPlanItem
from pendamping.fieldwork.schemas import NewPlanItem, PlanState
from pendamping.fieldwork.services import cancel_plan_item, change_plan_item, plan_work, state_plan_item
from pendamping.sync.commands.sent import Sent
from pendamping.sync.commands.versions import count_from, version_known
from pendamping.sync.schemas.commands import PutPlanItem


def put(scope: Scope, body: PutPlanItem, sent: Sent) -> int | None:
    """Plan, change or cancel, as the phone's state asks; the version it has then, for an app that knows versions.

    Raises: PlanConflict: it was changed elsewhere since; Problem: whatever the services of the work plan name.
    """
    stored = WorkPlanItem.objects.filter(pk=body.id).first()
    if stored is None:
        item, _is_new = plan_work(scope, NewPlanItem(**body.content.model_dump(), id=body.id))
        if body.cancelled_because:
            item = cancel_plan_item(scope, item.pk, body.cancelled_because)
    elif body.base_version is None:
        item = _last_writing(scope, stored, body)
    else:
        version = version_known(stored.version, body.base_version, sent)
        item = state_plan_item(scope, body.id, _state(body, body.cancelled_because), version=version)
    count_from(item, stored.version if stored else 0, max((body.base_version or 0) + 1, sent.version or 0))
    return None if body.base_version is None else item.version


def _last_writing(scope: Scope, stored: WorkPlanItem, body: PutPlanItem) -> WorkPlanItem:
    """An app that knows no versions could show no conflict: what it wrote last stands, as it always did for it."""
    if not body.cancelled_because:
        return change_plan_item(scope, body.id, body.content, version=None)
    because = stored.cancelled_because or body.cancelled_because  # why it was cancelled first
    return state_plan_item(scope, body.id, _state(body, because), version=None)


def _state(body: PutPlanItem, because: str) -> PlanState:
    return PlanState(**body.content.model_dump(), cancelled_because=because)
