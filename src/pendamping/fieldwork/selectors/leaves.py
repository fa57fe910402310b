"""Leave: one's own, what waits for one's decision, and who is away."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import LeaveNotFound
from pendamping.fieldwork.models import Leave
from pendamping.fieldwork.selectors.checkers import OF_LEAVE, theirs_to_check


def own_leaves(scope: Scope) -> QuerySet[Leave]:
    """All requests of this person, newest first."""
    leaves = Leave.objects.filter(person_id=scope.person_id) if scope.person_id else Leave.objects.none()
    return leaves.select_related("decided_by")


def leaves_to_decide(scope: Scope) -> QuerySet[Leave]:
    """Requests that wait for this role, the earliest first; with reasons, which only the parties may read."""
    scope.require("leave.decide")
    waiting = Leave.objects.filter(theirs_to_check(scope, OF_LEAVE), state=Leave.State.REQUESTED)
    return waiting.select_related("person").order_by("start", "pk")


def get_leave_to_check(scope: Scope, leave_id: UUID) -> Leave:
    """Raises: LeaveNotFound: absent, or somebody's whom another one answers for."""
    leave = Leave.objects.filter(theirs_to_check(scope, OF_LEAVE), pk=leave_id).first()
    if leave is None:
        raise LeaveNotFound
    return leave


def decided_leaves(scope: Scope, *, since: date) -> QuerySet[Leave]:
    """What this role has decided or could have, of leave that ends on `since` or later."""
    scope.require("leave.decide")
    decided = Leave.objects.filter(theirs_to_check(scope, OF_LEAVE), end__gte=since)
    return decided.filter(state__in=[Leave.State.GRANTED, Leave.State.REFUSED]).select_related("person", "decided_by")


def number_of_leaves_to_decide(scope: Scope) -> int:
    return leaves_to_decide(scope).count() if scope.may("leave.decide") else 0
