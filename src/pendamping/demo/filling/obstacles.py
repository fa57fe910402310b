"""Sample obstacles at every step of the ladder, through the services, each on its own day and by its own people."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from pendamping.access.models import Account
from pendamping.access.roles import NEEDS, Role
from pendamping.common.scope import Scope
from pendamping.demo.lives import ZONE
from pendamping.demo.places import Place
from pendamping.demo.team import SHOWN_DISTRICT, Member, Team
from pendamping.demo.world import REGENCY, World
from pendamping.obstacles.models import Level, Obstacle, ObstacleEvent
from pendamping.obstacles.schemas import NewObstacle, Solution
from pendamping.obstacles.services import (
    answer_obstacle,
    assign_obstacle,
    escalate_obstacle,
    raise_obstacle,
    solve_obstacle,
)
from pendamping.people.models import Organisation, Person
from pendamping.people.schemas import OrganisationContent
from pendamping.people.services import add_organisation

DATA = Path(__file__).parent.parent / "data" / "obstacles.toml"
EACH = 2  # how many villages meet the same obstacle
MORNING = time(9, 40)


def fill_organisations(scope: Scope) -> None:
    """The offices of the kabupaten that obstacles and actions are put to."""
    for short_name, name in _told()["organisations"].items():
        content = OrganisationContent(region=REGENCY, name=name, short_name=short_name)
        add_organisation(scope, content, is_sample=True)


def fill_obstacles(world: World, team: Team, persons: Mapping[int, Person], places: Sequence[Place]) -> int:
    """Store them; returns how many."""
    chance = world.chance("obstacles")
    near = [place for place in places if place.district == SHOWN_DISTRICT]
    served = {code: one for one in team.members if one.tier == "PLD" for code in one.codes_on(world.today)}
    number = 0
    for told in _told()["obstacles"]:
        for place in (chance.choice(near), *chance.sample(list(places), EACH - 1)):
            author = served.get(place.code)
            if author is not None:
                _Filler(world, author, persons[author.number], place).store(told)
                number += 1
    return number


class _Filler:
    """Stores one obstacle step by step."""

    def __init__(self, world: World, author: Member, person: Person, place: Place) -> None:
        self.world, self.author, self.person, self.place = world, author, person, place

    def store(self, told: Mapping[str, Any]) -> None:
        (first, raised), *risen = told["way"].items()
        obstacle, _is_new = raise_obstacle(self._author(raised), self._new(told, first, raised), is_sample=True)
        Obstacle.objects.filter(pk=obstacle.pk).update(raised_at=self._moment(raised))
        self._date_last(obstacle, raised)
        acts: list[tuple[int, Any]] = [
            (days, lambda scope, level=level: escalate_obstacle(scope, obstacle.pk, Level(level), told["wanted_help"]))
            for level, days in risen
        ]
        last = min(told["way"].values())
        if told["owner"]:
            owner = Organisation.objects.get(region_id=REGENCY, short_name=told["owner"])
            acts.append((last, lambda scope: assign_obstacle(scope, obstacle.pk, owner.pk)))
        for days, act in acts:
            act(self._official(Role.DPMD, REGENCY, days))
            self._date_last(obstacle, days)
        for days, role, words in sorted(told["said"], reverse=True):
            scope = self._official(Role(role), self._area(Role(role)), days)
            answer_obstacle(scope, obstacle.pk, words)
            self._date_last(obstacle, days)
        if "solved" in told:
            solve_obstacle(self._author(told["solved"]), obstacle.pk, Solution(text=told["solution"]))
            self._date_last(obstacle, told["solved"])

    def _new(self, told: Mapping[str, Any], first: str, raised: int) -> NewObstacle:
        return NewObstacle(
            region=self.place.code,
            theme=told["theme"],
            title=told["title"].format(desa=self.place.name),
            description=told["description"],
            wanted_help=told["wanted_help"],
            date=self._day(raised),
            level=Level(first),
        )

    def _author(self, days: int) -> Scope:
        account = self.person.account
        return Scope(
            account_id=account.pk if account else None,
            person_id=self.person.pk,
            name=self.author.name,
            role=Role.PLD,
            prefixes=(self.place.code,),
            today=self._day(days),
            needs=NEEDS[Role.PLD],
        )

    def _official(self, role: Role, area: str, days: int) -> Scope:
        account = Account.objects.filter(memberships__role=role, memberships__region_code=area).first()
        scope = replace(self._author(days), person_id=None, role=role, prefixes=(area,), needs=NEEDS[role])
        return replace(
            scope, account_id=account.pk if account else None, name=account.name if account else str(role.label)
        )

    def _area(self, role: Role) -> str:
        if role is Role.KEPALA_DESA:
            return self.place.code
        return self.place.district if role is Role.CAMAT else REGENCY

    def _day(self, days: int) -> date:
        return self.world.today - timedelta(days=days)

    def _moment(self, days: int) -> datetime:
        return datetime.combine(self._day(days), MORNING, ZONE)

    def _date_last(self, obstacle: Obstacle, days: int) -> None:
        """The services write the moment of filling; the sample tells of its own day."""
        last = ObstacleEvent.objects.filter(obstacle=obstacle).order_by("-pk").values_list("pk", flat=True)[:1]
        ObstacleEvent.objects.filter(pk__in=list(last)).update(at=self._moment(days))


def _told() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
