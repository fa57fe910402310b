"""A sample row of meetings, one of them running today, with who came and what follows, through the services."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.access.models import Account
from pendamping.access.roles import NEEDS, Role
from pendamping.access.scopes import command_scope
from pendamping.briefing.models import Pack
from pendamping.briefing.services.packs import write_pack
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.demo.lives import ZONE
from pendamping.demo.world import REGENCY, World
from pendamping.meetings.groups import Group
from pendamping.meetings.models import Action, ActionEvent, Level, Meeting, MeetingSeries
from pendamping.meetings.schemas import ActionMove, NewAction, NewAttendance, NewGivenAward, NewMeeting, SeriesContent
from pendamping.meetings.services import (
    close_meeting,
    decide,
    excuse_invitee,
    finish_item,
    invite_by_rule,
    make_series,
    move_action,
    open_meeting,
    plan_meeting,
    promise_action,
    propose_agenda,
    record_attendance,
    write_notes,
)
from pendamping.meetings.services.ceremonies import give_award, sign_contracts
from pendamping.meetings.services.corrections import propose_correction, send_for_correction
from pendamping.people.models import Organisation, Person, Tier
from pendamping.people.schemas import NewContract
from pendamping.people.services import sign_contract

DATA = Path(__file__).parent.parent / "data" / "meetings.toml"
MEETINGS = 4  # the last one today
CAME, EXCUSED = 0.8, 0.4  # the share of those invited; of those who stayed away
DONE_ITEMS = 1  # of today's agenda
REVIEW_DAYS = 3
WITNESSES, SIGNED = 2, 4


def fill_meetings(scope: Scope, world: World) -> None:
    """The monthly rakor of the kabupaten."""
    told = tomllib.loads(DATA.read_text(encoding="utf-8"))
    offices = {one.short_name: one for one in Organisation.objects.filter(region_id=REGENCY)}
    keeper = _keeper(scope, world.today)
    series = make_series(keeper, _series(told, offices), is_sample=True)
    held = {back: _hold(keeper, world, series, back) for back in reversed(range(MEETINGS))}
    for one in told["decisions"]:
        meeting = held[one["back"]]
        decide(replace(keeper, today=meeting.date), meeting.pk, one["text"])
    for one in told["notes"]:
        item = held[one["back"]].agenda.filter(kind=one["kind"]).first()
        if item is not None:
            write_notes(keeper, item.pk, one["text"], base="")
    for one in told["actions"]:
        _promise(keeper, world, held[one["back"]], offices[one["owner"]], one)
    propose_agenda(keeper, held[0].pk)
    for item in held[0].agenda.all()[:DONE_ITEMS]:
        finish_item(keeper, item.pk)
    _ceremonies(scope, keeper, held[0], told["ceremonies"])
    _review(keeper, world, held[1], told["correction"])
    _pack(keeper, held[0])


def _review(keeper: Scope, world: World, meeting: Meeting, said: str) -> None:
    """The last minutes are with whoever was there, and one of them found something."""
    send_for_correction(keeper, meeting.pk, world.today + timedelta(days=REVIEW_DAYS))
    seat = meeting.invitees.filter(attendance__isnull=False).order_by("name").first()
    if seat is not None:
        propose_correction(seat.token, said, None, world.today)


def _ceremonies(scope: Scope, keeper: Scope, meeting: Meeting, told: Mapping[str, Any]) -> None:
    """A certificate from outside, and contracts of next year signed before two who are in the room."""
    came = meeting.attendances.order_by("group", "name")
    witnesses = [one.pk for one in came.filter(group__in=(Group.CAMAT, Group.TAPM))[:WITNESSES]]
    if not witnesses:
        return
    give_award(keeper, meeting.pk, NewGivenAward.model_validate(told["award"]))
    year = meeting.date.year + 1
    present = came.filter(group=Group.PD, invitee__person__isnull=False).select_related("invitee")[:SIGNED]
    contracts = [
        sign_contract(
            scope,
            NewContract(
                person_id=one.invitee.person_id,
                number=told["contract"].format(number=place, year=year),
                tier=Tier.PD,
                start=date(year, 1, 1),
                end=date(year, 12, 31),
            ),
        )
        for place, one in enumerate(present, start=1)
        if one.invitee is not None and one.invitee.person_id is not None
    ]
    sign_contracts(keeper, meeting.pk, [one.pk for one in contracts[1:]], witnesses)  # one still waits


def _pack(keeper: Scope, meeting: Meeting) -> None:
    """The briefing pack of today's meeting."""
    now = timezone.now()
    pack = Pack(region_id=REGENCY, meeting=meeting, as_of=keeper.today, made_at=now, made_by=keeper.name)
    run = pack.begin(now)
    pack.save()
    reader = replace(command_scope(keeper.name, keeper.today), prefixes=(REGENCY,))
    write_pack(reader, pack.pk, run)


def _series(told: Mapping[str, Any], offices: Mapping[str, Organisation]) -> SeriesContent:
    return SeriesContent(
        region=REGENCY,
        name=_("Rakor pendamping"),
        level=Level.REGENCY,
        rhythm=MeetingSeries.Rhythm.MONTHLY,
        invites=(Group.TAPM, Group.PD, Group.PLD, Group.CAMAT),
        organisations=tuple(offices[name].pk for name in told["invited"]),
        hosts=tuple(offices[name].pk for name in told["hosts"]),
    )


def _hold(keeper: Scope, world: World, series: MeetingSeries, back: int) -> Meeting:
    """One meeting of the row; the one of today has begun."""
    day = world.today - timedelta(days=28 * back)
    scope = replace(keeper, today=day)
    turn = series.turns.order_by("order")[(MEETINGS - 1 - back) % series.turns.count()].organisation
    new = NewMeeting(
        series=series.pk,
        title=_("Rakor pendamping, %(month)s") % {"month": Month.of(day)},
        date=day,
        start=time(8),
        end=time(11, 30),
        place=_("Aula Bappeda, Nanga Bulik"),
        host=turn.pk,
        chair=_("Wakil Bupati"),
    )
    meeting = plan_meeting(scope, new, is_sample=True)
    invite_by_rule(scope, meeting.pk)
    if back:  # today's is proposed once what is open stands
        propose_agenda(scope, meeting.pk)
    open_meeting(scope, meeting.pk)
    _fill_list(scope, meeting, world.chance("meeting", back))
    if back:
        close_meeting(scope, meeting.pk)
    return meeting


def _fill_list(scope: Scope, meeting: Meeting, chance: Random) -> None:
    arrived = datetime.combine(meeting.date, time(7, 40), ZONE)
    for seat in meeting.invitees.all():
        if chance.random() < CAME:
            sex = Person.Sex(seat.sex or chance.choice(Person.Sex.values))
            at = arrived + timedelta(minutes=chance.randrange(35))
            new = NewAttendance(meeting=meeting.pk, invitee=seat.pk, name=seat.name, sex=sex, at=at)
            record_attendance(scope, new, is_sample=True)
        elif chance.random() < EXCUSED:
            excuse_invitee(scope, seat.pk, _("Tugas lain di kecamatan"))


def _promise(keeper: Scope, world: World, meeting: Meeting, owner: Organisation, told: Mapping[str, Any]) -> None:
    made = replace(keeper, today=meeting.date)
    new = NewAction(
        meeting=meeting.pk,
        region=REGENCY,
        title=told["title"],
        organisation=owner.pk,
        due_on=world.today + timedelta(days=told["due"]),
    )
    action, _is_new = promise_action(made, new, is_sample=True)
    days = [meeting.date]
    if told["state"] != Action.State.OPEN:
        day = world.today + timedelta(days=told.get("done", told["due"] if told["due"] < 0 else -1))
        move = ActionMove(state=told["state"], evidence=told.get("evidence", ""))
        move_action(replace(keeper, today=day), action.pk, move)
        days.append(day)
    _date(action, days)


def _date(action: Action, days: list[date]) -> None:
    """The services write the moment of filling; the sample tells of its own days."""
    moments = [datetime.combine(day, time(10, 45), ZONE) for day in days]
    Action.objects.filter(pk=action.pk).update(made_at=moments[0])
    for event, moment in zip(ActionEvent.objects.filter(action=action).order_by("pk"), moments, strict=True):
        ActionEvent.objects.filter(pk=event.pk).update(at=moment)


def _keeper(scope: Scope, today: date) -> Scope:
    account = Account.objects.filter(memberships__role=Role.DPMD, memberships__region_code=REGENCY).first()
    return replace(
        scope,
        account_id=account.pk if account else None,
        name=account.name if account else scope.name,
        role=Role.DPMD.value,
        prefixes=(REGENCY,),
        today=today,
        needs=NEEDS[Role.DPMD],
    )
