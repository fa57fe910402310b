"""A sample vision: goals, some verified reports and actions that serve them by their words, a few budget lines."""

import tomllib
from datetime import date
from functools import reduce
from operator import or_
from pathlib import Path
from uuid import UUID

from django.db.models import Q

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.demo.filling.actors import official
from pendamping.demo.world import REGENCY, World
from pendamping.fieldwork.models import DailyReport
from pendamping.meetings.models import Action
from pendamping.people.models import Organisation
from pendamping.vision.records import RecordKind
from pendamping.vision.schemas import GoalContent, NewBudgetLine
from pendamping.vision.services.goals import record_budget, tag_record, write_goal

DATA = Path(__file__).parent.parent / "data" / "vision.toml"
REPORTS_EACH = 6


def fill_vision(scope: Scope, world: World) -> None:
    told = tomllib.loads(DATA.read_text(encoding="utf-8"))
    checker = official(scope, Role.KORKAB, REGENCY, world.today)
    keeper = official(scope, Role.DPMD, REGENCY, world.today)
    offices = {one.short_name: one.pk for one in Organisation.objects.filter(region_id=REGENCY)}
    for order, one in enumerate(told["goals"]):
        content = GoalContent(
            region=REGENCY, name=one["name"], description=one["description"], order=order, source=told["source"]
        )
        goal = write_goal(keeper, content, is_sample=True)
        parts = [
            write_goal(keeper, GoalContent(region=REGENCY, name=name, parent=goal.pk), is_sample=True)
            for name in one["parts"]
        ]
        _tag(checker, keeper, world, (parts or [goal])[0].pk, one["words"])
        for title, amount, office in one["budgets"]:
            line = NewBudgetLine(
                region=REGENCY, year=world.today.year, title=title, amount=amount, source="DPA contoh",
                organisation=offices.get(office),
            )  # fmt: skip
            record_budget(keeper, line, [goal.pk], is_sample=True)


def _tag(checker: Scope, keeper: Scope, world: World, goal: UUID, words: list[str]) -> None:
    """Records that speak of it and serve nothing yet."""
    year = date(world.today.year, 1, 1)
    told = reduce(or_, (Q(description__icontains=word) for word in words))
    reports = DailyReport.objects.within(checker).counted().filter(told, date__gte=year, goal_tags=None)
    for one in reports.order_by("-date", "pk")[:REPORTS_EACH]:
        tag_record(checker, RecordKind.REPORT, one.pk, [goal])
    actions = Action.objects.filter(reduce(or_, (Q(title__icontains=word) for word in words)), goal_tags=None)
    for action in actions:
        tag_record(keeper, RecordKind.ACTION, action.pk, [goal])
