"""Writing goals and budget lines, and saying what serves which goal."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.people.selectors import get_organisation
from pendamping.regions.selectors import get_region
from pendamping.vision.errors import GoalExists, NotTheirs, PartOfPart
from pendamping.vision.models import BudgetLine, Goal, GoalTag
from pendamping.vision.records import RecordKind, get_record, may_tag
from pendamping.vision.schemas import GoalContent, NewBudgetLine
from pendamping.vision.selectors.goals import get_goal, goals_in, goals_of_record


@transaction.atomic
def write_goal(scope: Scope, content: GoalContent, pk: UUID | None = None, *, is_sample: bool = False) -> Goal:
    """Add a goal, or mend the one with this key; the tree has two levels.

    Raises:
        NotAllowed: the role keeps no goals.
        RegionNotFound, GoalNotFound: outside `scope`.
        PartOfPart: a third level. GoalExists: that name stands there already.
    """
    scope.require("goal.write")
    goal = Goal(is_sample=is_sample) if pk is None else get_goal(scope, pk)
    if pk is not None:
        get_region(scope, goal.region_id)  # a wider area's goal is read here, and changed there
    goal.region = get_region(scope, content.region)
    goal.parent = get_goal(scope, content.parent) if content.parent else None
    if goal.parent and (goal.parent.parent_id or goal.parent.pk == goal.pk or goal.parts.exists()):
        raise PartOfPart
    beside = Goal.objects.filter(region=goal.region, parent=goal.parent, name=content.name).exclude(pk=goal.pk)
    if beside.exists():
        raise GoalExists(name=content.name)
    for name in ("name", "description", "order", "source"):
        setattr(goal, name, getattr(content, name))
    goal.recorded_by = scope.name
    goal.save()
    record_audit(scope, "goal.written", goal)
    return goal


@transaction.atomic
def retire_goal(scope: Scope, pk: UUID) -> Goal:
    """It is offered no more; what was done for it stays.

    Raises: NotAllowed, GoalNotFound, RegionNotFound.
    """
    scope.require("goal.write")
    goal = get_goal(scope, pk)
    get_region(scope, goal.region_id)
    goal.retired_on = goal.retired_on or scope.today
    goal.save(update_fields=["retired_on"])
    record_audit(scope, "goal.retired", goal)
    return goal


@transaction.atomic
def record_budget(
    scope: Scope, new: NewBudgetLine, goals: Collection[UUID] = (), *, is_sample: bool = False
) -> BudgetLine:
    """Write down one line of a published budget, and what it serves.

    Raises: NotAllowed; RegionNotFound, OrganisationNotFound: outside `scope`.
    """
    scope.require("goal.write")
    line = BudgetLine.objects.create(
        **new.model_dump(exclude={"region", "organisation"}),
        region=get_region(scope, new.region),
        organisation=get_organisation(scope, new.organisation) if new.organisation else None,
        recorded_by=scope.name,
        is_sample=is_sample,
    )
    record_audit(scope, "goal.budget_recorded", line)
    tag_record(scope, RecordKind.BUDGET, line.pk, goals)
    return line


@transaction.atomic
def tag_record(scope: Scope, kind: RecordKind, pk: UUID, goals: Collection[UUID]) -> list[Goal]:
    """Say which goals in use a record serves, instead of what was said before; returns them.

    A tag is beside the record: a verified report stays locked, and its words unchanged.

    Raises:
        NotAllowed: the role tags nothing.
        NotFound: the record is absent, or not for this scope.
        NotTheirs: it is neither theirs nor in their keeping.
    """
    scope.require("goal.tag")
    record = get_record(scope, kind, pk)
    if not may_tag(scope, record):
        raise NotTheirs
    offered = goals_in(scope)
    chosen = list(offered.filter(pk__in=goals))
    before = set(goals_of_record(scope, kind, pk).values_list("pk", flat=True))
    after = {one.pk for one in chosen}
    tags = GoalTag.objects.filter(**{f"{kind.column}_id": pk})
    tags.filter(goal__in=offered).exclude(goal__in=chosen).delete()  # a goal no longer in use stays said
    GoalTag.objects.bulk_create(
        GoalTag(goal=one, tagged_by=scope.name, tagged_at=timezone.now(), **{f"{kind.column}_id": pk})
        for one in chosen
        if one.pk not in before
    )
    if before != after:
        record_audit(scope, "goal.tagged", record, goals=sorted(one.name for one in chosen))
    return chosen
