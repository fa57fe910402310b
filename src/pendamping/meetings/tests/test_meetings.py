"""Rows of meetings, whose turn it is, who is invited, and what is on the agenda."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from tests.people import DESA, TODAY

from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    AlreadyInvited,
    EndBeforeStart,
    HostElsewhere,
    InviteeCame,
    ItemNotFound,
    MeetingClosed,
    MeetingNotFound,
    NotYetThatDay,
    ReasonMissing,
    SeriesNotFound,
    SwapNeedsReason,
)
from pendamping.meetings.groups import Group
from pendamping.meetings.models import AgendaItem, Invitee, Level, Meeting, MeetingSeries
from pendamping.meetings.reading import agenda_lines
from pendamping.meetings.rules import whose_turn
from pendamping.meetings.schemas import ItemContent, NewInvitee
from pendamping.meetings.selectors import get_meeting, next_host
from pendamping.meetings.services import (
    cancel_meeting,
    change_meeting,
    close_meeting,
    decide,
    end_series,
    excuse_invitee,
    finish_item,
    invite_by_rule,
    invite_one,
    open_meeting,
    plan_meeting,
    promise_action,
    propose_agenda,
    put_item,
    record_attendance,
    remove_item,
    uninvite,
    withdraw_decision,
)
from pendamping.meetings.tests.conftest import came, new_meeting, promise
from pendamping.obstacles.models import Level as ObstacleLevel
from pendamping.obstacles.schemas import NewObstacle
from pendamping.obstacles.services import raise_obstacle
from pendamping.people.models import Organisation


def test_turns_go_round_and_a_swap_sorts_itself_out(offices: list[Organisation]) -> None:
    first, second, third = offices
    assert whose_turn(offices, []) == first
    assert whose_turn(offices, [(first, date(2024, 1, 1))]) == second
    swapped = [(first, date(2024, 1, 1)), (third, date(2024, 2, 1))]
    assert whose_turn(offices, swapped) == second
    assert whose_turn(offices, [*swapped, (second, date(2024, 3, 1))]) == first
    assert whose_turn([], swapped) is None


def test_another_host_than_the_one_whose_turn_it_is_has_a_reason(
    dpmd: Scope, series: MeetingSeries, offices: list[Organisation]
) -> None:
    with pytest.raises(SwapNeedsReason):
        plan_meeting(dpmd, new_meeting(series=series.pk, host=offices[1].pk))
    swapped = plan_meeting(dpmd, new_meeting(series=series.pk, host=offices[1].pk, swap_reason="Aula dipakai"))
    assert (swapped.host, swapped.turn_of) == (offices[1], offices[0])
    assert next_host(dpmd, series) == offices[0]
    cancel_meeting(dpmd, swapped.pk, "Banjir")
    assert next_host(dpmd, series) == offices[0]


def test_what_does_not_fit_is_named(dpmd: Scope, series: MeetingSeries, sari: Scope) -> None:
    elsewhere = Organisation.objects.create(region_id="6201", name="Dinas lain", short_name="Dinas lain")
    with pytest.raises(EndBeforeStart):
        plan_meeting(dpmd, new_meeting(series=series.pk, end=time(7)))
    with pytest.raises(HostElsewhere):
        plan_meeting(replace(dpmd, prefixes=("62",)), new_meeting(series=series.pk, host=elsewhere.pk))
    with pytest.raises(SeriesNotFound):
        plan_meeting(dpmd, new_meeting())
    with pytest.raises(NotAllowed):
        plan_meeting(sari, new_meeting(region=DESA, level=Level.INFORMAL))
    end_series(dpmd, series.pk)
    with pytest.raises(SeriesNotFound):
        plan_meeting(dpmd, new_meeting(series=series.pk))


def test_a_kecamatan_plans_its_own_and_sees_the_kabupatens_only_when_invited(
    budi: Scope, meeting: Meeting, dpmd: Scope
) -> None:
    assert plan_meeting(budi, new_meeting(region="620904", level=Level.DISTRICT)).region_id == "620904"
    with pytest.raises(MeetingNotFound):
        get_meeting(budi, meeting.pk)
    invite_by_rule(dpmd, meeting.pk)
    assert get_meeting(budi, meeting.pk) == meeting
    with pytest.raises(MeetingNotFound):
        change_meeting(budi, meeting.pk, new_meeting())


@pytest.mark.usefixtures("sari", "budi", "ratna", "camat")
def test_the_rule_invites_everybody_once(dpmd: Scope, meeting: Meeting) -> None:
    assert invite_by_rule(dpmd, meeting.pk) == 5
    assert invite_by_rule(dpmd, meeting.pk) == 0
    invited = {one.name: one.group for one in meeting.invitees.all()}
    assert invited == {
        "Sari": Group.PLD,
        "Budi": Group.PD,
        "Camat Contoh": Group.CAMAT,
        "Dinas PUPR": Group.OFFICE,
        "Dinas Kesehatan": Group.OFFICE,
    }
    assert len({one.token for one in Invitee.objects.all()}) == 5


def test_somebody_is_invited_by_name_excused_and_taken_off(dpmd: Scope, meeting: Meeting) -> None:
    speaker = invite_one(dpmd, meeting.pk, NewInvitee(name="Ibu Narasumber", group=Group.SPEAKER))
    with pytest.raises(AlreadyInvited):
        invite_one(dpmd, meeting.pk, NewInvitee(name="ibu narasumber"))
    with pytest.raises(ReasonMissing):
        excuse_invitee(dpmd, speaker.pk, " ")
    assert excuse_invitee(dpmd, speaker.pk, "Sakit").excused_because == "Sakit"
    uninvite(dpmd, speaker.pk)
    again = invite_one(dpmd, meeting.pk, NewInvitee(name="Ibu Narasumber", group=Group.SPEAKER))
    record_attendance(dpmd, came(meeting, invitee=again.pk))
    with pytest.raises(InviteeCame):
        uninvite(dpmd, again.pk)


def test_a_meeting_opens_on_its_day_and_closes_once(dpmd: Scope, meeting: Meeting) -> None:
    with pytest.raises(NotYetThatDay):
        open_meeting(replace(dpmd, today=TODAY - timedelta(days=1)), meeting.pk)
    with pytest.raises(MeetingClosed):
        close_meeting(dpmd, meeting.pk)
    assert open_meeting(dpmd, meeting.pk).state == Meeting.State.RUNNING
    assert close_meeting(dpmd, meeting.pk).state == Meeting.State.CLOSED
    with pytest.raises(MeetingClosed):
        open_meeting(dpmd, meeting.pk)


def test_the_agenda_is_proposed_from_what_is_open(
    dpmd: Scope, sari: Scope, meeting: Meeting, offices: list[Organisation]
) -> None:
    promise_action(dpmd, promise(meeting, offices[1]))
    told = {"region": DESA, "theme": "distance", "title": "Jembatan putus", "description": "Putus.", "date": TODAY}
    raise_obstacle(sari, NewObstacle(**told, level=ObstacleLevel.REGENCY))
    propose_agenda(dpmd, meeting.pk)
    titles = [one.item.title for one in agenda_lines(meeting)]
    assert titles == [
        "Pembukaan",
        "Tindak lanjut yang masih terbuka: 1",
        "Keadaan desa dan yang bergerak",
        "Kendala yang naik: Jembatan putus",
        "Keputusan dan tindak lanjut baru",
        "Penutup, giliran tuan rumah berikutnya",
    ]
    owners = [one.item.owner for one in agenda_lines(meeting)]
    assert owners[1:3] == ["Dinas PMD", "TAPM kabupaten"]
    assert owners[-1] == "Dinas PUPR"  # who hosts next
    assert propose_agenda(dpmd, meeting.pk) == len(titles)


def test_the_agenda_keeps_its_clock_and_its_place(dpmd: Scope, meeting: Meeting) -> None:
    first = put_item(dpmd, meeting.pk, ItemContent(title="Pembukaan", minutes=20))
    put_item(dpmd, meeting.pk, ItemContent(title="Pembahasan", minutes=40))
    open_meeting(dpmd, meeting.pk)
    finish_item(dpmd, first.pk)
    lines = agenda_lines(get_meeting(dpmd, meeting.pk))
    assert [(one.at, one.is_current) for one in lines] == [(time(8), False), (time(8, 20), True)]
    put_item(dpmd, meeting.pk, ItemContent(title="Pembahasan lain", minutes=30), lines[1].item.pk)
    remove_item(dpmd, lines[1].item.pk)
    AgendaItem.objects.filter(pk=first.pk).update(notes="Dibuka wakil bupati.")
    remove_item(dpmd, first.pk)
    assert [one.title for one in meeting.agenda.all()] == ["Pembukaan"]


def test_decisions_are_numbered_in_their_order(dpmd: Scope, meeting: Meeting, series: MeetingSeries) -> None:
    first = decide(dpmd, meeting.pk, "Survei minggu depan.")
    assert decide(dpmd, meeting.pk, "Harga satuan terbit.").number == 2
    with pytest.raises(ReasonMissing):
        decide(dpmd, meeting.pk, "  ")
    other = plan_meeting(dpmd, new_meeting(series=series.pk))
    item = put_item(dpmd, other.pk, ItemContent(title="Lain", minutes=5))
    with pytest.raises(ItemNotFound):
        decide(dpmd, meeting.pk, "Salah acara", item.pk)
    withdraw_decision(dpmd, first.pk)
    assert [one.number for one in meeting.decisions.all()] == [2]
