"""What a phone is told of: per type of record, which of them and how they are shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, Leave, WorkPlanItem
from pendamping.fieldwork.selectors.checkers import theirs_to_check
from pendamping.indices.models import VillageSheet
from pendamping.meetings.models import Action, Meeting
from pendamping.obstacles.models import Obstacle
from pendamping.sync.ladder import obstacle_changes
from pendamping.sync.records import leave_changes, plan_changes, report_changes
from pendamping.sync.rooms import action_changes, meeting_changes, with_own
from pendamping.sync.schemas.records import Change, RecordType
from pendamping.sync.selectors.village_works import works_as_records
from pendamping.sync.sheets import sheet_changes
from pendamping.sync.works import work_changes
from pendamping.villages.models import Work

OWN_FOR = timedelta(days=3 * 366)  # own reports that a phone keeps
OTHERS_FOR = timedelta(days=62)  # checked reports of others, for the supervisor's view of the last two months
SOLVED_FOR = timedelta(days=366)  # solved obstacles that a phone keeps
MEETINGS_FOR = timedelta(days=31)
SHEETS_FOR = timedelta(days=366)  # after a round closed, its answers can still be read


@dataclass(frozen=True, slots=True)
class Told:
    """`label`: under which the audit trail names these records; `visible`: all that one person's phone holds."""

    label: str
    visible: Callable[[Scope], QuerySet[Any]]
    changes: Callable[[QuerySet[Any]], dict[UUID, Change]]


def own_and_theirs(scope: Scope) -> QuerySet[DailyReport]:
    """The reports that a phone holds: the own ones, those to check, and the recently checked ones of the area."""
    own = Q(author_id=scope.person_id, date__gte=scope.today - OWN_FOR) if scope.person_id else Q(pk__in=[])
    waiting = Q(state=DailyReport.State.SUBMITTED) & theirs_to_check(scope)
    recent = Q(state__in=DailyReport.CHECKED, date__gte=scope.today - OTHERS_FOR) & theirs_to_check(scope)
    return DailyReport.objects.within(scope).filter(own | waiting | recent)


def own_plans(scope: Scope) -> QuerySet[WorkPlanItem]:
    return WorkPlanItem.objects.filter(author_id=scope.person_id, date__gte=scope.today - OWN_FOR)


def own_leaves(scope: Scope) -> QuerySet[Leave]:
    return Leave.objects.filter(person=scope.person_id, end__gte=scope.today - OWN_FOR)


def sheets(scope: Scope) -> QuerySet[VillageSheet]:
    """The questionnaires that this person fills, of rounds that are open or closed not long ago."""
    if not scope.may("index_answer.write"):
        return VillageSheet.objects.none()
    return VillageSheet.objects.within(scope).filter(round__closes_on__gte=scope.today - SHEETS_FOR)


def obstacles(scope: Scope) -> QuerySet[Obstacle]:
    """Those of the area and own ones that still wait or were solved lately."""
    kept = Q(solved_on__isnull=True) | Q(solved_on__gte=scope.today - SOLVED_FOR)
    return Obstacle.objects.within(scope).filter(kept)


def meetings(scope: Scope) -> QuerySet[Meeting]:
    """Those of the area and those that this person is invited to, from a month ago on."""
    return with_own(scope, Meeting.objects.within(scope).filter(date__gte=scope.today - MEETINGS_FOR))


def actions(scope: Scope) -> QuerySet[Action]:
    """Those of the area and own ones that are open or were finished lately."""
    return Action.objects.within(scope).filter(Q(state__in=Action.OPEN) | Q(done_on__gte=scope.today - OTHERS_FOR))


TOLD: Final[Mapping[RecordType, Told]] = {
    "report": Told(DailyReport._meta.label_lower, own_and_theirs, report_changes),
    "plan_item": Told(WorkPlanItem._meta.label_lower, own_plans, plan_changes),
    "leave": Told(Leave._meta.label_lower, own_leaves, leave_changes),
    "index_sheet": Told(VillageSheet._meta.label_lower, sheets, sheet_changes),
    "obstacle": Told(Obstacle._meta.label_lower, obstacles, obstacle_changes),
    "meeting": Told(Meeting._meta.label_lower, meetings, meeting_changes),
    "action": Told(Action._meta.label_lower, actions, action_changes),
    "work": Told(Work._meta.label_lower, works_as_records, work_changes),
}
