"""What was promised, by whom, until when, and what became of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.people import DESA, TODAY

from pendamping.common.ids import new_id
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    ActionClosed,
    ActionNotFound,
    DueInPast,
    EvidenceMissing,
    MeetingClosed,
    NotYours,
    OneOwner,
    OwnerElsewhere,
    ReasonMissing,
    StoredDiffers,
)
from pendamping.meetings.ladder import Rung, rung_of
from pendamping.meetings.models import Action, Meeting
from pendamping.meetings.schemas import ActionMove
from pendamping.meetings.selectors import (
    WantedActions,
    action_counts,
    actions_in,
    open_actions_for,
    owner_left,
    promises_in,
)
from pendamping.meetings.services import (
    hand_over_action,
    invite_by_rule,
    move_action,
    postpone_action,
    promise_action,
)
from pendamping.meetings.tests.conftest import promise
from pendamping.people.models import Assignment, Organisation

State = Action.State
DONE = ActionMove(state=State.DONE, evidence="Berita acara survei 12/2024.")


@pytest.fixture
def survey(dpmd: Scope, meeting: Meeting, offices: list[Organisation]) -> Action:
    return promise_action(dpmd, promise(meeting, offices[1]))[0]


def test_a_promise_has_one_owner_and_a_day_to_come(
    dpmd: Scope, sari: Scope, meeting: Meeting, offices: list[Organisation]
) -> None:
    both = promise(meeting, offices[1], person=sari.person_id)
    with pytest.raises(OneOwner):
        promise_action(dpmd, both)
    with pytest.raises(DueInPast):
        promise_action(dpmd, promise(meeting, offices[1], due_on=TODAY - timedelta(days=1)))
    elsewhere = Organisation.objects.create(region_id="6201", name="Dinas lain", short_name="Dinas lain")
    with pytest.raises(OwnerElsewhere):
        promise_action(replace(dpmd, prefixes=("62",)), promise(meeting, elsewhere))
    with pytest.raises(NotAllowed):
        promise_action(sari, promise(meeting, offices[1], region=DESA))
    Meeting.objects.update(state=Meeting.State.LOCKED)
    with pytest.raises(MeetingClosed):
        promise_action(dpmd, promise(meeting, offices[1]))


def test_writing_it_twice_stores_it_once(dpmd: Scope, meeting: Meeting, offices: list[Organisation]) -> None:
    new = promise(meeting, offices[1], id=new_id())
    first, is_new = promise_action(dpmd, new)
    assert is_new
    assert promise_action(dpmd, new) == (first, False)
    with pytest.raises(StoredDiffers):
        promise_action(dpmd, new.model_copy(update={"title": "Lain"}))


def test_it_is_closed_with_evidence_and_may_be_taken_up_again(dpmd: Scope, survey: Action) -> None:
    with pytest.raises(EvidenceMissing):
        move_action(dpmd, survey.pk, ActionMove(state=State.DONE))
    paper = SimpleUploadedFile("ba.pdf", b"%PDF-1.7 contoh")
    assert move_action(dpmd, survey.pk, DONE, paper).done_on == TODAY
    survey.refresh_from_db()
    assert survey.evidence_file is not None
    again = move_action(dpmd, survey.pk, ActionMove(state=State.OPEN))
    assert (again.done_on, again.evidence) == (None, DONE.evidence)


def test_its_owner_moves_it_from_anywhere_and_others_do_not(
    dpmd: Scope, sari: Scope, ratna: Scope, meeting: Meeting, offices: list[Organisation]
) -> None:
    mine, _is_new = promise_action(dpmd, promise(meeting, offices[1], organisation=None, person=sari.person_id))
    assert move_action(sari, mine.pk, ActionMove(state=State.IN_PROGRESS)).state == State.IN_PROGRESS
    with pytest.raises(ActionNotFound):
        move_action(ratna, mine.pk, DONE)
    here, _is_new = promise_action(dpmd, promise(meeting, offices[1], region=DESA))
    with pytest.raises(NotYours):
        move_action(sari, here.pk, DONE)
    with pytest.raises(NotAllowed):
        postpone_action(sari, mine.pk, TODAY, "Hujan")
    assert move_action(dpmd, here.pk, DONE).state == State.DONE


def test_another_day_does_not_hide_the_first(dpmd: Scope, survey: Action) -> None:
    with pytest.raises(ReasonMissing):
        postpone_action(dpmd, survey.pk, TODAY + timedelta(days=9), " ")
    later = postpone_action(dpmd, survey.pk, TODAY + timedelta(days=9), "Hujan")
    assert (later.first_due_on, later.due_on) == (TODAY, TODAY + timedelta(days=9))
    move_action(dpmd, survey.pk, DONE)
    with pytest.raises(ActionClosed):
        postpone_action(dpmd, survey.pk, TODAY + timedelta(days=20), "Lagi")


def test_who_left_is_told_and_hands_over(
    dpmd: Scope, sari: Scope, meeting: Meeting, offices: list[Organisation]
) -> None:
    mine, _is_new = promise_action(dpmd, promise(meeting, offices[1], organisation=None, person=sari.person_id))
    assert not owner_left(dpmd, mine)
    Assignment.objects.filter(person=sari.person_id).update(end=TODAY - timedelta(days=1))
    assert owner_left(dpmd, mine)
    with pytest.raises(OwnerElsewhere):  # nor is anything more promised for her
        promise_action(dpmd, promise(meeting, offices[1], organisation=None, person=sari.person_id))
    taken = hand_over_action(dpmd, mine.pk, organisation=offices[2].pk, person=None, reason="Sari mengundurkan diri")
    assert (taken.owner, owner_left(dpmd, taken)) == ("Dinas Kesehatan", False)


def test_open_ones_come_first_at_the_next_meeting_for_everybody_invited(
    dpmd: Scope, budi: Scope, ratna: Scope, meeting: Meeting, survey: Action
) -> None:
    assert list(open_actions_for(budi, meeting)) == []
    invite_by_rule(dpmd, meeting.pk)
    assert list(open_actions_for(budi, meeting)) == [survey]
    assert list(open_actions_for(ratna, meeting)) == []
    move_action(dpmd, survey.pk, DONE)
    assert list(open_actions_for(dpmd, meeting)) == []


def test_the_ladder_of_overdue_actions() -> None:
    days = [-8, -7, 0, 1, 7, 8, 30, 31]
    rungs = [rung_of(TODAY - timedelta(days=late), TODAY) for late in days]
    assert rungs == [
        Rung.NONE, Rung.REMINDED, Rung.REMINDED, Rung.OVERDUE, Rung.OVERDUE, Rung.CHAIR, Rung.CHAIR, Rung.HEAD,
    ]  # fmt: skip


def test_the_list_and_its_figures_agree(dpmd: Scope, meeting: Meeting, offices: list[Organisation]) -> None:
    for late in (40, 10, 2):
        one, _is_new = promise_action(dpmd, promise(meeting, offices[1], title=f"Terlambat {late}"))
        Action.objects.filter(pk=one.pk).update(due_on=TODAY - timedelta(days=late))
    promise_action(dpmd, promise(meeting, offices[2], title="Belum"))
    counts = action_counts(dpmd)
    assert (counts.open, counts.late, counts.at_head) == (4, 3, 1)
    late_ones = actions_in(dpmd, WantedActions.of({"keadaan": "late"}))
    assert [one.title for one in late_ones] == ["Terlambat 40", "Terlambat 10", "Terlambat 2"]
    assert actions_in(dpmd, WantedActions.of({"penanggung-jawab": str(offices[2].pk)})).get().title == "Belum"
    assert actions_in(dpmd, WantedActions.of({"q": "belum", "keadaan": ""})).count() == 1
    assert not actions_in(dpmd, WantedActions.of({"milik": "saya"}))


def test_promises_are_measured_by_the_first_day(dpmd: Scope, meeting: Meeting, offices: list[Organisation]) -> None:
    kept, _new = promise_action(dpmd, promise(meeting, offices[1], title="Tepat"))
    put_off, _new = promise_action(dpmd, promise(meeting, offices[1], title="Digeser"))
    late, _new = promise_action(dpmd, promise(meeting, offices[1], title="Lewat"))
    Action.objects.filter(pk__in=[put_off.pk, late.pk]).update(first_due_on=TODAY - timedelta(days=5))
    move_action(dpmd, kept.pk, DONE)
    move_action(dpmd, put_off.pk, DONE)
    (row,) = promises_in(dpmd, since=TODAY.replace(year=2020))
    assert (row.organisation, row.in_time, row.later, row.late, row.waiting, row.due) == (offices[1], 1, 1, 1, 0, 3)
