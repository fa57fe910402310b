"""An owner without an account answers by a link; what is near its day is said at home."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.people import TODAY

from pendamping.common.counting import numbers_of
from pendamping.common.scope import Scope
from pendamping.meetings.errors import ActionClosed, EvidenceMissing, LinkNotUsable, NameOfSenderMissing, NotYours
from pendamping.meetings.models import Action, Meeting
from pendamping.meetings.schemas import ActionMove
from pendamping.meetings.selectors.reminders import ActionReminder, actions_to_remind
from pendamping.meetings.services import (
    make_action_link,
    move_action,
    move_by_link,
    open_meeting,
    promise_action,
    revoke_action_link,
)
from pendamping.meetings.services.links import LASTS
from pendamping.meetings.tests.conftest import promise
from pendamping.people.models import Organisation

DONE = ActionMove(state="done", evidence="Berita acara survei.")
WHO = "Pak Kabid, Bina Marga"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch, dpmd: Scope) -> None:
    monkeypatch.setattr("pendamping.access.middleware.timezone.localdate", lambda: dpmd.today)


@pytest.fixture
def action(dpmd: Scope, meeting: Meeting, offices: list[Organisation]) -> Action:
    return promise_action(dpmd, promise(meeting, offices[1]))[0]


def secret_of(scope: Scope, action: Action) -> str:
    return make_action_link(scope, action.pk).url.rstrip("/").rpartition("/")[2]


def test_the_owner_answers_with_evidence_and_name(dpmd: Scope, action: Action) -> None:
    secret = secret_of(dpmd, action)
    with pytest.raises(NameOfSenderMissing):
        move_by_link(secret, " ", DONE, TODAY)
    with pytest.raises(EvidenceMissing):
        move_by_link(secret, WHO, ActionMove(state="done"), TODAY)
    moved = move_by_link(secret, WHO, DONE, TODAY)
    assert (moved.state, moved.done_on) == (Action.State.DONE, TODAY)
    step = moved.events.last()
    assert step is not None
    assert step.by_name == f"{WHO}, Dinas PUPR"
    with pytest.raises(ActionClosed):
        move_by_link(secret, WHO, DONE, TODAY)


def test_a_link_stops_when_replaced_taken_back_or_old(dpmd: Scope, budi: Scope, action: Action) -> None:
    first = secret_of(dpmd, action)
    second = secret_of(dpmd, action)
    assert first not in str(Action.objects.values())
    for secret, day in ((first, TODAY), ("bukan", TODAY), (second, TODAY + LASTS + timedelta(days=1))):
        with pytest.raises(LinkNotUsable):
            move_by_link(secret, WHO, DONE, day)
    revoke_action_link(dpmd, action.pk)
    with pytest.raises(LinkNotUsable):
        move_by_link(second, WHO, DONE, TODAY)


def test_who_only_owns_an_action_gives_no_link_away(dpmd: Scope, sari: Scope, meeting: Meeting, action: Action) -> None:
    own = promise_action(dpmd, promise(meeting, None, person=sari.person_id))[0]
    with pytest.raises(NotYours):
        make_action_link(replace(sari, needs=sari.needs | {"action.write"}), own.pk)
    move_action(dpmd, action.pk, DONE)
    with pytest.raises(ActionClosed):
        make_action_link(dpmd, action.pk)


def test_the_page_of_a_link(dpmd: Scope, action: Action, sign_in: Callable[[Scope], Client]) -> None:
    made = sign_in(dpmd).post(f"/rakor/tindak-lanjut/{action.pk}/tautan/").content.decode()
    assert "/rakor/jawab/" in made
    secret = secret_of(dpmd, action)
    phone, address = Client(), f"/rakor/jawab/{secret}/"
    opened = phone.get(address)
    assert "Survei jembatan (contoh)" in opened.content.decode()
    assert opened["Referrer-Policy"] == "same-origin"
    assert "Tulis buktinya" in phone.post(address, {"name": WHO, "state": "done"}).content.decode()
    paper = SimpleUploadedFile("ba.pdf", b"%PDF-1.7 contoh")
    phone.post(address, {"name": WHO, "state": "done", "evidence": "Selesai.", "file": paper})
    action.refresh_from_db()
    assert action.evidence_file is not None
    assert "sudah ditutup" in phone.get(address).content.decode()
    assert phone.get("/rakor/jawab/bukan-tautan/").status_code == 404


def test_the_state_is_chosen_in_the_list_of_the_room(
    dpmd: Scope, meeting: Meeting, action: Action, sign_in: Callable[[Scope], Client]
) -> None:
    open_meeting(dpmd, meeting.pk)
    browser, address = sign_in(dpmd), f"/rakor/tindak-lanjut/{action.pk}/keadaan/"
    assert f'id="keadaan-{action.pk}"' in browser.get(f"/rakor/{meeting.pk}/").content.decode()
    back = browser.post(address, {"state": "in_progress", "evidence": "", "meeting": str(meeting.pk)})
    assert back["Location"] == f"/rakor/{meeting.pk}/"
    asked = browser.post(address, {"state": "done", "evidence": "", "meeting": str(meeting.pk)}).content.decode()
    assert "Tulis buktinya" in asked


def reminded(scope: Scope) -> ActionReminder:
    return ActionReminder(**numbers_of(actions_to_remind(scope)))


def test_home_reminds_calmly(dpmd: Scope, sari: Scope, meeting: Meeting) -> None:
    assert reminded(sari) == ActionReminder(near=0, late=0, at_leader=0)
    promise_action(dpmd, promise(meeting, None, person=sari.person_id, due_on=TODAY + timedelta(days=1)))
    assert reminded(sari) == ActionReminder(near=1, late=0, at_leader=0)
    later = replace(sari, today=TODAY + timedelta(days=5))
    assert reminded(later) == ActionReminder(near=0, late=1, at_leader=0)
    assert reminded(replace(dpmd, today=date(2025, 3, 1))) == ActionReminder(near=0, late=0, at_leader=1)
