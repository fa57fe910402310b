"""Minutes typed by two people: no word is lost, and nothing changes once they are locked."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.meetings.errors import ItemNotFound, MeetingClosed, NotesTooLong
from pendamping.meetings.merging import merge
from pendamping.meetings.models import AgendaItem, Meeting
from pendamping.meetings.schemas import ItemContent
from pendamping.meetings.services import (
    close_meeting,
    decide,
    lock_minutes,
    open_meeting,
    put_item,
    record_attendance,
    write_notes,
)
from pendamping.meetings.services.minutes import LONGEST
from pendamping.meetings.tests.conftest import came

OFTEN = settings(max_examples=60)
LINES = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=6).map("\n".join)


@pytest.fixture
def item(dpmd: Scope, meeting: Meeting) -> AgendaItem:
    put_item(dpmd, meeting.pk, ItemContent(title="Pembahasan", minutes=30))
    open_meeting(dpmd, meeting.pk)
    return AgendaItem.objects.select_related("meeting").get()


@OFTEN
@given(base=LINES, stored=LINES, incoming=LINES)
def test_what_either_wrote_is_there(base: str, stored: str, incoming: str) -> None:
    merged = set(merge(base, stored, incoming).split("\n"))
    known = set(base.split("\n"))
    assert set(stored.split("\n")) - known <= merged | {""}
    assert set(incoming.split("\n")) - known <= merged | {""}


@OFTEN
@given(base=LINES, changed=LINES)
def test_one_alone_is_simply_taken(base: str, changed: str) -> None:
    assert merge(base, base, changed) == changed
    assert merge(base, changed, base) == merge(base, changed, changed) == changed


def test_two_type_into_one_item_for_an_hour(dpmd: Scope, item: AgendaItem) -> None:
    known = {"Maria": "", "Joko": ""}
    for number in range(60):
        for name, base in known.items():
            typed = f"{base}\n{name} menulis kalimat {number}."
            write_notes(dpmd, item.pk, typed, base=base)
            # The other's answer comes late now and then: then the writer goes on from their own text.
            known[name] = AgendaItem.objects.get().notes if number % 3 == 0 else typed
    notes = AgendaItem.objects.get().notes
    for number in range(60):
        for name in known:
            assert notes.count(f"{name} menulis kalimat {number}.") == 1


def test_every_version_keeps_its_author(dpmd: Scope, item: AgendaItem) -> None:
    write_notes(dpmd, item.pk, "Satu.", base="")
    write_notes(dpmd, item.pk, "Satu.", base="")
    write_notes(dpmd, item.pk, "Satu.\r\nDua.\x00", base="Satu.")
    versions = list(item.versions.values_list("version", "text", "written_by"))
    assert versions == [(2, "Satu.", "Maria"), (3, "Satu.\nDua.", "Maria")]


def test_notes_have_an_end(dpmd: Scope, item: AgendaItem) -> None:
    with pytest.raises(NotesTooLong):
        write_notes(dpmd, item.pk, "x" * (LONGEST + 1), base="")


def test_locked_minutes_stay(dpmd: Scope, meeting: Meeting, item: AgendaItem) -> None:
    with pytest.raises(MeetingClosed):
        lock_minutes(dpmd, meeting.pk)
    close_meeting(dpmd, meeting.pk)
    write_notes(dpmd, item.pk, "Diperbaiki sesudah rapat.", base="")
    assert lock_minutes(dpmd, meeting.pk).state == lock_minutes(dpmd, meeting.pk).state == Meeting.State.LOCKED
    with pytest.raises(MeetingClosed):
        write_notes(dpmd, item.pk, "Terlambat.", base="")
    with pytest.raises(MeetingClosed):
        decide(dpmd, meeting.pk, "Terlambat.")
    with pytest.raises(MeetingClosed):
        record_attendance(dpmd, came(meeting, name="Tamu terlambat"))


def test_another_area_writes_nothing(make_scope: Callable[..., Scope], item: AgendaItem) -> None:
    with pytest.raises(ItemNotFound):
        write_notes(make_scope("Orang Lain", Role.DPMD, "6201"), item.pk, "Halo", base="")


def test_the_page_saves_with_and_without_a_script(
    dpmd: Scope, sign_in: Callable[[Scope], Client], meeting: Meeting, item: AgendaItem
) -> None:
    browser, address = sign_in(dpmd), f"/rakor/acara/{item.pk}/catatan/"
    answer = browser.post(address, {"text": "Satu.", "base": ""}, headers={"Accept": "application/json"})
    assert answer.json() == {"text": "Satu.", "version": 2}
    assert browser.post(address, {"text": "Satu.\nDua.", "base": "Satu."}).status_code == 302
    assert "Satu.\nDua." in browser.get(f"/rakor/{meeting.pk}/notulen/").content.decode()
    refused = browser.post(address, {"text": "x" * (LONGEST + 1), "base": ""}, headers={"Accept": "application/json"})
    assert "paling panjang" in refused.json()["message"]
    browser.post(f"/rakor/{meeting.pk}/keadaan/", {"to": "close"})
    browser.post(f"/rakor/{meeting.pk}/notulen/kunci/")
    assert "Notulen terkunci" in browser.get(f"/rakor/{meeting.pk}/notulen/").content.decode()
