"""Meetings, who came, and actions: from and to the phone."""

from collections.abc import Callable
from typing import Any

import pytest

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.meetings.models import Attendance, Invitee, Meeting
from pendamping.meetings.services import choose_helper, invite_by_rule, promise_action
from pendamping.meetings.tests.conftest import dpmd, meeting, offices, promise, series
from pendamping.people.models import Organisation
from pendamping.sync.tests.conftest import NOON, Phone, command

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
__all__ = ["dpmd", "meeting", "offices", "series"]  # fixtures of the meetings' own tests


def told(phone: Phone, kind: str) -> dict[str, dict[str, Any] | None]:
    seen: dict[str, dict[str, Any] | None] = {}
    cursor = ""
    while True:
        answer = phone.ask(cursor=cursor)
        seen |= {one["id"]: one[kind] for one in answer["changes"] if one["type"] == kind}
        cursor = answer["cursor"]
        if not answer["more"]:
            return seen


def attend(at: Meeting, **content: Any) -> dict[str, Any]:
    body = {"id": str(new_id()), "content": {"meeting": str(at.pk), "sex": "f"} | content, "at": NOON.isoformat()}
    return command("attendance.put", body)


def test_two_helpers_write_the_same_person_down(
    dpmd: Scope, sari: Scope, budi: Scope, meeting: Meeting, phone_of: PhoneOf
) -> None:
    invite_by_rule(dpmd, meeting.pk)
    seats = {one.name: one for one in Invitee.objects.all()}
    for name in ("Sari", "Budi"):
        choose_helper(dpmd, seats[name].pk, helps=True)
    office, first = str(seats["Dinas PUPR"].pk), phone_of(sari)
    writing = attend(meeting, invitee=office, name="Pak Kabid", is_substitute=True)
    assert first.result(writing) == ["stored"]
    assert first.result(writing) == ["already_stored"]
    assert phone_of(budi).result(attend(meeting, invitee=office)) == ["stored"]
    assert Attendance.objects.count() == 1


def test_five_phones_bring_one_evening(
    dpmd: Scope, sari: Scope, budi: Scope, meeting: Meeting, phone_of: PhoneOf
) -> None:
    """Without a signal until the end: everybody by three phones, written in capitals or not, and again on the way."""
    invite_by_rule(dpmd, meeting.pk)
    for name in ("Sari", "Budi"):
        choose_helper(dpmd, Invitee.objects.get(name=name).pk, helps=True)
    guests = [f"Tamu contoh {number}" for number in range(20)]
    for place, helper in enumerate((sari, budi, sari, budi, sari)):
        phone = phone_of(helper)
        seen = [name for number, name in enumerate(guests) if (number + place) % 5 < 3]
        batch = [attend(meeting, name=name.upper() if place % 2 else name) for name in seen]
        assert set(phone.result(*batch)) == {"stored"}
        assert set(phone.result(*batch)) == {"already_stored"}
    assert sorted(one.name.lower() for one in Attendance.objects.all()) == sorted(one.lower() for one in guests)


def test_only_helpers_hold_the_list(
    dpmd: Scope, sari: Scope, ratna: Scope, meeting: Meeting, phone_of: PhoneOf
) -> None:
    invite_by_rule(dpmd, meeting.pk)
    phone = phone_of(sari)
    (held,) = told(phone, "meeting").values()
    assert held is not None
    assert (held["title"], held["invitees"], held["room_code"]) == ("Rakor November (contoh)", [], "")
    assert phone.result(attend(meeting, name="Tamu")) == ["refused attendance.not_at_the_door"]
    seat = Invitee.objects.get(name="Sari")
    assert held["own_invitee"] == str(seat.pk)
    choose_helper(dpmd, seat.pk, helps=True)
    (held,) = told(phone, "meeting").values()
    assert held is not None
    assert {one["name"]: one["code"] for one in held["invitees"]}["Sari"] == seat.token
    assert told(phone_of(ratna), "meeting") == {}


def test_the_other_phone_at_the_door_hears_who_came(
    dpmd: Scope, sari: Scope, budi: Scope, meeting: Meeting, phone_of: PhoneOf
) -> None:
    invite_by_rule(dpmd, meeting.pk)
    seats = {one.name: one for one in Invitee.objects.all()}
    for name in ("Sari", "Budi"):
        choose_helper(dpmd, seats[name].pk, helps=True)
    first, other = phone_of(sari), phone_of(budi)
    cursor = other.ask()["cursor"]
    while (answer := other.ask(cursor=cursor))["more"]:
        cursor = answer["cursor"]
    first.ask(attend(meeting, invitee=str(seats["Dinas PUPR"].pk)))
    (told_of,) = (one["meeting"] for one in other.ask(cursor=answer["cursor"])["changes"])
    assert [one["name"] for one in told_of["invitees"] if one["present"]] == ["Dinas PUPR"]


def test_an_invitation_reaches_the_phone_of_a_smaller_area(
    dpmd: Scope, sari: Scope, meeting: Meeting, phone_of: PhoneOf
) -> None:
    phone = phone_of(sari)
    cursor = phone.ask()["cursor"]
    while (answer := phone.ask(cursor=cursor))["more"]:
        cursor = answer["cursor"]
    invite_by_rule(dpmd, meeting.pk)
    changes = phone.ask(cursor=answer["cursor"])["changes"]
    assert [one["id"] for one in changes if one["type"] == "meeting"] == [str(meeting.pk)]


def test_who_is_in_the_room_writes_themselves_down(
    dpmd: Scope, sari: Scope, meeting: Meeting, phone_of: PhoneOf
) -> None:
    invite_by_rule(dpmd, meeting.pk)
    own = str(Invitee.objects.get(name="Sari").pk)
    assert phone_of(sari).result(attend(meeting, invitee=own, method="qr", room_code=meeting.room_code)) == ["stored"]


def test_an_own_action_is_held_and_moved(
    dpmd: Scope, sari: Scope, meeting: Meeting, offices: list[Organisation], phone_of: PhoneOf
) -> None:
    mine, _is_new = promise_action(dpmd, promise(meeting, offices[1], organisation=None, person=sari.person_id))
    promise_action(dpmd, promise(meeting, offices[1], title="Milik dinas"))
    phone = phone_of(sari)
    assert list(told(phone, "action")) == [str(mine.pk)]
    moved = {"id": str(mine.pk), "move": {"state": "done", "evidence": "Berita acara."}}
    assert phone.result(command("action.move", moved)) == ["stored"]
    mine.refresh_from_db()
    assert mine.evidence == "Berita acara."
