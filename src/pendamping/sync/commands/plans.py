"""Items of the work plan from the phone."""

from pendamping.common.scope import Scope
from pendamping.fieldwork.models import WorkPlanItem
from pendamping.fieldwork.schemas import NewPlanItem
from pendamping.fieldwork.services import cancel_plan_item, change_plan_item, plan_work
from pendamping.sync.commands.sent import Sent
from pendamping.sync.schemas import PutPlanItem


def put(scope: Scope, body: PutPlanItem, _sent: Sent) -> None:
    """Plan, change or cancel, as the phone's state asks.

    Raises: Problem: whatever the services of the work plan name.
    """
    stored = WorkPlanItem.objects.filter(pk=body.id).first()
    if stored is None:
        item, _is_new = plan_work(scope, NewPlanItem(**body.content.model_dump(), id=body.id))
    elif stored.cancelled_because and body.cancelled_because:
        item = stored
    else:
        item = change_plan_item(scope, body.id, body.content)
    if body.cancelled_because and not item.cancelled_because:
        cancel_plan_item(scope, item.pk, body.cancelled_because)
