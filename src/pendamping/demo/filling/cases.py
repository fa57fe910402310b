"""Two sample cases through the services: an objection to a warning, and a complaint with an answer."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from pendamping.access.models import Account
from pendamping.access.roles import NEEDS, Role
from pendamping.cases.models import Case, CaseEvent, Party
from pendamping.cases.schemas import NewCase, Said
from pendamping.cases.services.deciding import ask_clarification, register_case
from pendamping.cases.services.raising import raise_case, state_in_case
from pendamping.common.scope import Scope
from pendamping.demo.filling.accounts import SHOWN_VILLAGE
from pendamping.demo.filling.evaluations import DATA
from pendamping.demo.lives import ZONE
from pendamping.demo.world import World
from pendamping.evaluation.models import PersonalLetter
from pendamping.people.models import Assignment, Tier


def fill_cases(scope: Scope, world: World) -> None:
    """After the sample letters: one of them is objected to."""
    for told in tomllib.loads(DATA.read_text(encoding="utf-8"))["cases"]:
        if told["about"] == Case.About.WARNING:
            _objection(scope, world, told)
        else:
            _complaint(scope, world, told)


def _objection(scope: Scope, world: World, told: Mapping[str, Any]) -> None:
    letter = PersonalLetter.objects.filter(kind__in=PersonalLetter.WARNINGS).select_related("person__account").first()
    if letter is None or letter.person.account is None:
        return
    author = _acting(scope, letter.person.account, Role.PLD, letter.region_code, _day(world, told["days"]))
    _raise(scope, world, told, author, str(letter.pk))


def _complaint(scope: Scope, world: World, told: Mapping[str, Any]) -> None:
    head = Account.objects.filter(memberships__role=Role.KEPALA_DESA, memberships__region_code=SHOWN_VILLAGE).first()
    posts = Assignment.objects.active_on(world.today).filter(
        tier=Tier.PLD, areas__region_id=SHOWN_VILLAGE, person__account__isnull=False
    )
    post = posts.select_related("person__account").first()
    if head is None or post is None or post.person.account is None:
        return
    author = _acting(scope, head, Role.KEPALA_DESA, SHOWN_VILLAGE, _day(world, told["days"]))
    case = _raise(scope, world, told, author, str(post.person_id))
    ask_clarification(_ministry(scope, world, told["days"] - 2), case.pk, Said(told["asked"]))
    accused = _acting(scope, post.person.account, Role.PLD, SHOWN_VILLAGE, _day(world, told["days"] - 4))
    state_in_case(accused, case.pk, Said(told["answer"]))
    _date(case, world, told["days"])


def _raise(scope: Scope, world: World, told: Mapping[str, Any], author: Scope, target: str) -> Case:
    new = NewCase(
        about=Case.About(told["about"]),
        target=target,
        text=told["text"],
        violation=told.get("violation", ""),
        hides_reporter="violation" in told,
        is_sample=True,
    )
    case = raise_case(author, new)
    register_case(_ministry(scope, world, told["days"] - 1), case.pk, told["number"])
    _date(case, world, told["days"])
    return case


def _date(case: Case, world: World, days: int) -> None:
    """The services write the moment of filling; the sample tells of its own days, one step after the other."""
    began = datetime.combine(world.today - timedelta(days=days), time(10, 15), ZONE)
    for number, event in enumerate(case.events.order_by("pk")):
        CaseEvent.objects.filter(pk=event.pk).update(at=began + timedelta(days=number, minutes=37 * number))
    for number, party in enumerate(case.parties.order_by("pk")):
        told_at = began + timedelta(days=number)
        Party.objects.filter(pk=party.pk).update(told_at=told_at)
        Party.objects.filter(pk=party.pk, read_at__isnull=False).update(read_at=told_at + timedelta(hours=number * 9))


def _ministry(scope: Scope, world: World, days: int) -> Scope:
    account = Account.objects.filter(memberships__role=Role.MINISTRY).first()
    return _acting(scope, account, Role.MINISTRY, "", _day(world, days))


def _day(world: World, days: int) -> date:
    return world.today - timedelta(days=days)


def _acting(scope: Scope, account: Account | None, role: Role, area: str, day: date) -> Scope:
    person = getattr(account, "person", None)
    return replace(
        scope,
        account_id=account.pk if account else None,
        person_id=person.pk if person else None,
        name=account.name if account else str(role.label),
        role=role.value,
        prefixes=(area,),
        today=day,
        needs=NEEDS[role],
    )
