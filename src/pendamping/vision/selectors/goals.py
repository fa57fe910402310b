"""Goals of an area: the tree with what was done for each, one goal with its records, and what a record serves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.meetings.models import Action
from pendamping.regions.models import Region
from pendamping.vision.errors import GoalNotFound
from pendamping.vision.models import BudgetLine, Goal, GoalTag
from pendamping.vision.records import RecordKind


@dataclass(frozen=True, slots=True)
class Done:
    """What was done for a goal in a year, as far as this reader sees; parts count with their whole."""

    goal: Goal
    reports: int
    actions: int
    actions_done: int
    budget: int  # rupiah

    @property
    def is_empty(self) -> bool:
        return not (self.reports or self.actions or self.budget)


def goals_in(scope: Scope) -> QuerySet[Goal]:
    """Those in use, each after its whole."""
    return Goal.objects.within(scope).standing().select_related("region", "parent")


def regency_of(scope: Scope) -> str:
    """The kabupaten whose goals this scope looks at first; "" where it holds several."""
    regencies = {prefix[: Region.Level.REGENCY] for prefix in scope.prefixes}
    return regencies.pop() if len(regencies) == 1 else ""


def get_goal(scope: Scope, pk: UUID) -> Goal:
    """Raises: GoalNotFound: absent, or of an area that does not lie around this scope."""
    goal = Goal.objects.within(scope).select_related("region", "parent").filter(pk=pk).first()
    if goal is None:
        raise GoalNotFound
    return goal


def tree_of(scope: Scope, year: int, region: str = "") -> list[Done]:
    """Every goal in use with what was done in a year, wholes before their parts; five queries."""
    goals = list(goals_in(scope).filter(Q(region_id=region) if region else Q()))
    tags = GoalTag.objects.filter(goal__in=goals).order_by()
    reports = _counted(tags.filter(_reports(scope, year)))
    actions = _counted(tags.filter(_actions(scope, year)))
    done = _counted(tags.filter(_actions(scope, year), action__state=Action.State.DONE))
    budgets = dict(tags.filter(_budgets(scope, year)).values_list("goal").annotate(sum=Sum("budget__amount")))
    lines = []
    for goal in _in_order(goals):
        own = [goal.pk, *(one.pk for one in goals if one.parent_id == goal.pk)]
        figures = [sum(table.get(pk, 0) for pk in own) for table in (reports, actions, done, budgets)]
        lines.append(Done(goal, *figures))
    return lines


def _counted(tags: QuerySet[GoalTag]) -> dict[UUID, int]:
    return dict(tags.values_list("goal").annotate(number=Count("pk")))


def _in_order(goals: Sequence[Goal]) -> list[Goal]:
    known = {one.pk for one in goals}
    wholes = [one for one in goals if one.parent_id not in known]
    return [one for whole in wholes for one in (whole, *(part for part in goals if part.parent_id == whole.pk))]


def _reports(scope: Scope, year: int) -> Q:
    """Verified ones only: what is still on its way may change."""
    readable = DailyReport.objects.within(scope).counted().filter(date__range=(date(year, 1, 1), date(year, 12, 31)))
    return Q(daily_report__in=readable)


def _actions(scope: Scope, year: int) -> Q:
    made = Action.objects.within(scope).filter(due_on__range=(date(year, 1, 1), date(year, 12, 31)))
    return Q(action__in=made)


def _budgets(scope: Scope, year: int) -> Q:
    return Q(budget__in=BudgetLine.objects.within(scope).filter(year=year))


def records_of(scope: Scope, goal: Goal, year: int) -> QuerySet[GoalTag]:
    """The records that serve a goal or one of its parts, as far as this reader sees, the newest first."""
    seen = _reports(scope, year) | _actions(scope, year) | _budgets(scope, year)
    found = GoalTag.objects.filter(Q(goal=goal) | Q(goal__parent=goal)).filter(seen)
    return found.select_related(
        "goal", "daily_report__region", "action__region", "action__organisation", "action__person",
        "budget__region", "budget__organisation",
    ).order_by("-tagged_at", "-pk")  # fmt: skip


def goals_of_record(scope: Scope, kind: RecordKind, pk: UUID) -> QuerySet[Goal]:
    """What a record serves."""
    tagged = GoalTag.objects.filter(**{f"{kind.column}_id": pk}).values("goal_id")
    return Goal.objects.within(scope).filter(pk__in=tagged)
