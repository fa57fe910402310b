"""Two sample quarters of evaluation through the services: one closed and answered, one that is being scored."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from pendamping.access.models import Account
from pendamping.access.roles import NEEDS, Role
from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope
from pendamping.demo.lives import ZONE
from pendamping.demo.names import invented_names
from pendamping.demo.team import SHOWN_DISTRICT
from pendamping.demo.world import REGENCY, World
from pendamping.engine.evaluation import Setting
from pendamping.evaluation.models import Assessor, Evaluation, Notice, PersonalLetter, Seat
from pendamping.evaluation.schemas import Decision, GivenScores, NewLetter, NewSetting, Opening
from pendamping.evaluation.selectors.settings import quarterly_scheme
from pendamping.evaluation.services.ending import close_complete, decide, note_delivery, respond
from pendamping.evaluation.services.letters import note_letters_delivered, record_letter, reply_to_letter
from pendamping.evaluation.services.links import make_link, mark_opened, submit_by_link
from pendamping.evaluation.services.opening import open_evaluations
from pendamping.evaluation.services.scoring import score_from_above
from pendamping.evaluation.services.settings import set_scheme
from pendamping.evaluation.windows import opens_on
from pendamping.people.models import Assignment, Tier

DATA = Path(__file__).parent.parent / "data" / "evaluations.toml"
OPENED, CLOSED = 12, 4  # days before today on which the closed quarter was opened and closed
ANSWERED, DECIDED = 2, 1
WINDOW = 9  # days for which the running quarter stays open
EVERY_THIRD = 3
STEP = Decimal("2.5")  # scores are given in halves of five


@dataclass(frozen=True, slots=True)
class _Office:
    """The sample people who evaluate: the kabupaten's own coordinator, its office, and the ministry."""

    scope: Scope
    world: World

    def acting(self, role: Role, area: str, days: int) -> Scope:
        """Somebody of this role, so many days before today."""
        account = Account.objects.filter(memberships__role=role, memberships__region_code=area).order_by("pk").first()
        return self.of(account, role, area, days)

    def of(self, account: Account | None, role: Role, area: str, days: int) -> Scope:
        person = getattr(account, "person", None)
        return replace(
            self.scope,
            account_id=account.pk if account else None,
            person_id=person.pk if person else None,
            name=account.name if account else str(role.label),
            role=role.value,
            prefixes=(area,),
            today=self.day(days),
            needs=NEEDS[role],
        )

    def day(self, days: int) -> date:
        return self.world.today - timedelta(days=days)

    def at(self, days: int, hour: int) -> datetime:
        return datetime.combine(self.day(days), time(hour, 20), ZONE)


def fill_evaluations(scope: Scope, world: World) -> None:
    """The scheme's open points, a closed quarter with one assessor missing, and a quarter with open links."""
    told = tomllib.loads(DATA.read_text(encoding="utf-8"))
    office = _Office(scope, world)
    running = running_quarter(world.today)
    _settle(office, running.previous(), told)
    _closed_quarter(office, running.previous(), told)
    _running_quarter(office, running)
    _letters(office, told)


def acting_office(scope: Scope, world: World, *, days: int) -> Scope:
    """Somebody of the kabupaten's office, so many days ago."""
    return _Office(scope, world).acting(Role.DPMD, REGENCY, days)


def running_quarter(today: date) -> Quarter:
    """The newest quarter that is being scored, whose predecessor could have been opened and closed already."""
    quarter = Quarter.of(today)
    while opens_on(quarter) > today or opens_on(quarter.previous()) > today - timedelta(days=OPENED):
        quarter = quarter.previous()
    return quarter


def _settle(office: _Office, quarter: Quarter, told: Mapping[str, Any]) -> None:
    new = NewSetting(
        scheme=quarterly_scheme(quarter).id,
        area=REGENCY,
        since=quarter.first,
        setting=Setting.model_validate(told["setting"]),
        basis=told["basis"],
    )
    set_scheme(office.acting(Role.DPMD, REGENCY, OPENED), new)


def _closed_quarter(office: _Office, quarter: Quarter, told: Mapping[str, Any]) -> None:
    chance = office.world.chance("evaluation", quarter.iso)
    made = _open(office, quarter, OPENED, Tier.PLD, Tier.PD)
    silent = _village_head_of(made)
    for assessor in _assessors_of(made):
        if assessor != silent:
            _score_by_link(office, assessor, chance, OPENED - 2)
    _score_from_above(office, made, chance, OPENED - 3)
    coordinator = office.acting(Role.TAPM_KAB, REGENCY, CLOSED)
    Evaluation.objects.filter(pk__in=[one.pk for one in made]).update(closes_on=office.day(CLOSED + 1))
    close_complete(coordinator, quarter)
    _date(made, office, OPENED, CLOSED)
    answers = iter(told["answers"])
    for one, person in _with_account(made):
        text = next(answers, None)
        if text is None:
            break
        _answer(office, one, person, text)
    decided = Evaluation.objects.filter(pk__in=[one.pk for one in made]).exclude(response="").order_by("pk").last()
    if decided is not None:
        _decide(office, decided, told)


def _running_quarter(office: _Office, quarter: Quarter) -> None:
    """Some have scored, some have only opened their link, of some the link was never made."""
    chance = office.world.chance("evaluation", quarter.iso)
    made = _open(office, quarter, 3, Tier.PLD, Tier.PD)
    _date(made, office, 3, None)
    for number, assessor in enumerate(_assessors_of(made)):
        if number % EVERY_THIRD == 0:
            _score_by_link(office, assessor, chance, 1)
        elif number % EVERY_THIRD == 1:
            secret = _link(office, assessor, 2)
            if number % 2:
                mark_opened(secret, office.day(1))
            moments = {"link_made_at": office.at(2, 9)} | ({"opened_at": office.at(1, 19)} if number % 2 else {})
            Assessor.objects.filter(pk=assessor.pk).update(**moments)
    _score_from_above(office, made[::2], chance, 1)


def _open(office: _Office, quarter: Quarter, days: int, *tiers: Tier) -> list[Evaluation]:
    coordinator = office.acting(Role.TAPM_KAB, REGENCY, days)
    last = office.day(days) + timedelta(days=WINDOW) if days != OPENED else office.day(0)
    opened: list[Evaluation] = []
    for tier in tiers:
        wanted = Opening(quarter=quarter, tier=tier, area=REGENCY, closes_on=last, reason="Data contoh", is_sample=True)
        opened += open_evaluations(coordinator, wanted)
    return opened


def _assessors_of(made: Sequence[Evaluation]) -> list[Assessor]:
    return list(Assessor.objects.filter(seats__evaluation__in=made).distinct().order_by("pk"))


def _village_head_of(made: Sequence[Evaluation]) -> Assessor | None:
    """Who never scored, so that one result shows what is missing; not where a visitor signs in."""
    heads = Assessor.objects.filter(seats__evaluation__in=made, role=Role.KEPALA_DESA)
    return heads.exclude(region_code__startswith=SHOWN_DISTRICT).order_by("pk").first()


def _link(office: _Office, assessor: Assessor, days: int) -> str:
    made = make_link(office.acting(Role.TAPM_KAB, REGENCY, days), assessor.pk)
    return made.url.rstrip("/").rpartition("/")[2]


def _score_by_link(office: _Office, assessor: Assessor, chance: Random, days: int) -> None:
    secret = _link(office, assessor, days)
    seats = list(Seat.objects.select_related("evaluation").filter(assessor=assessor, vacant_because=""))
    given = {seat.pk: _given(chance, seat) for seat in seats}
    name, _sex = next(invented_names(office.world.chance("assessor", assessor.role, assessor.region_code)))
    submit_by_link(secret, name, given, office.day(days))
    at = office.at(days, chance.randrange(8, 20))
    moments = {"link_made_at": office.at(days, 7), "opened_at": at - timedelta(minutes=9), "submitted_at": at}
    Assessor.objects.filter(pk=assessor.pk).update(**moments)
    Seat.objects.filter(pk__in=given).update(scored_at=at)


def _score_from_above(office: _Office, made: Iterable[Evaluation], chance: Random, days: int) -> None:
    for one in made:
        seat = one.seats.get(assessor=None)
        role, area = (Role.PD, one.region_id or "") if one.tier == Tier.PLD else (Role.TAPM_KAB, REGENCY)
        scope = office.of(_holder(Tier(role.value), area, office.day(days)), role, area, days)
        if scope.person_id is None:
            scope = office.acting(Role.TAPM_KAB, REGENCY, days)
        score_from_above(scope, one.pk, _given(chance, seat))
        Seat.objects.filter(pk=seat.pk).update(scored_at=office.at(days, chance.randrange(8, 17)))


def _holder(tier: Tier, area: str, day: date) -> Account | None:
    posts = Assignment.objects.active_on(day).filter(tier=tier, areas__region_id=area, person__account__isnull=False)
    post = posts.select_related("person__account").order_by("pk").first()
    return post.person.account if post else None


def _given(chance: Random, seat: Seat) -> GivenScores:
    """Good work with its ups and downs: 62,5 to 97,5 of 100."""
    aspects = seat.evaluation.settled.group(seat.group).aspects
    return GivenScores({one.id: STEP * chance.randrange(25, 40) for one in aspects})


def _with_account(made: Sequence[Evaluation]) -> list[tuple[Evaluation, Account]]:
    """Those who could sign in, the one a visitor signs in as first left to answer by hand."""
    found = Evaluation.objects.filter(pk__in=[one.pk for one in made], person__account__isnull=False)
    shown = found.exclude(person__account__username="pld").select_related("person__account").order_by("pk")
    return [(one, one.person.account) for one in shown if one.person.account]


def _answer(office: _Office, one: Evaluation, account: Account, text: str) -> None:
    scope = office.of(account, Role(one.tier), one.region_id or REGENCY, ANSWERED)
    note_delivery(scope, one)
    Notice.objects.filter(evaluation=one).update(delivered_at=office.at(ANSWERED, 18))
    respond(scope, one.pk, text)
    Evaluation.objects.filter(pk=one.pk).update(responded_at=office.at(ANSWERED, 19))


def _decide(office: _Office, one: Evaluation, told: Mapping[str, Any]) -> None:
    decision = Decision.model_validate(told["decision"])
    decide(office.acting(Role.MINISTRY, "", DECIDED), one.pk, decision)
    at = office.at(DECIDED, 10)
    Evaluation.objects.filter(pk=one.pk).update(decided_at=at)
    Notice.objects.filter(evaluation=one, kind=Notice.Kind.DECIDED).update(sent_at=at)


def _date(made: Sequence[Evaluation], office: _Office, opened: int, closed: int | None) -> None:
    """The services write the moment of filling; the sample tells of its own days."""
    notices = Notice.objects.filter(evaluation__in=made)
    notices.filter(kind=Notice.Kind.OPENED).update(sent_at=office.at(opened, 8))
    if closed is not None:
        notices.filter(kind=Notice.Kind.CLOSED).update(sent_at=office.at(closed, 8))


def _letters(office: _Office, told: Mapping[str, Any]) -> None:
    """A warning that was answered, and praise, to people of the shown kecamatan."""
    here = Assignment.objects.active_on(office.world.today).filter(
        tier=Tier.PLD, areas__region__code__startswith=SHOWN_DISTRICT, person__account__isnull=False
    )
    people = list(
        dict.fromkeys(here.select_related("person__account").order_by("pk").values_list("person_id", flat=True))
    )
    for person_id, letter in zip(people, told["letters"], strict=False):
        _letter(office, person_id, letter)


def _letter(office: _Office, person_id: UUID, told: Mapping[str, Any]) -> None:
    days: int = told["days"]
    new = NewLetter.model_validate(
        {name: told[name] for name in ("kind", "number", "issuer", "legal_basis", "text")}
        | {"person_id": person_id, "date": office.day(days), "is_sample": True}
    )
    letter = record_letter(office.acting(Role.TAPM_KAB, REGENCY, days), new)
    moments = {"sent_at": office.at(days, 9)}
    if "reply" in told:
        account = Account.objects.get(person=person_id)
        reader = office.of(account, Role.PLD, SHOWN_DISTRICT, days - 1)
        note_letters_delivered(reader, person_id)
        reply_to_letter(reader, letter.pk, told["reply"])
        moments |= {"delivered_at": office.at(days - 1, 17), "replied_at": office.at(days - 2, 20)}
    PersonalLetter.objects.filter(pk=letter.pk).update(**moments)
