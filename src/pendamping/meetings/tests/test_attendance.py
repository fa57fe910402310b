"""Who came, from any number of phones, counted once."""

from collections.abc import Callable
from itertools import product

import pytest

from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    InvitedElsewhere,
    InviteeNotFound,
    MeetingCancelled,
    MeetingClosed,
    MeetingNotFound,
    NameMissing,
    NotAtTheDoor,
    StoredDiffers,
)
from pendamping.meetings.models import Attendance, Invitee, Meeting, MeetingSeries
from pendamping.meetings.selectors import presence_of
from pendamping.meetings.services import (
    cancel_meeting,
    choose_helper,
    close_meeting,
    excuse_invitee,
    invite_by_rule,
    open_meeting,
    plan_meeting,
    record_attendance,
    remove_attendance,
)
from pendamping.meetings.tests.conftest import came, new_meeting


@pytest.fixture
def seats(dpmd: Scope, sari: Scope, budi: Scope, camat: Scope, meeting: Meeting) -> dict[str, Invitee]:
    invite_by_rule(dpmd, meeting.pk)
    return {one.name: one for one in meeting.invitees.all()}


def test_the_same_writing_twice_is_stored_once(dpmd: Scope, meeting: Meeting, seats: dict[str, Invitee]) -> None:
    new = came(meeting, invitee=seats["Sari"].pk)
    first, is_new = record_attendance(dpmd, new)
    assert is_new
    assert record_attendance(dpmd, new) == (first, False)
    with pytest.raises(StoredDiffers):
        record_attendance(dpmd, came(meeting, id=new.id, invitee=seats["Budi"].pk))


def test_five_phones_write_everybody_down_and_everybody_counts_once(
    dpmd: Scope, meeting: Meeting, seats: dict[str, Invitee]
) -> None:
    guests = [f"Tamu {number}" for number in range(20)]
    for _phone, seat in product(range(5), seats.values()):
        record_attendance(dpmd, came(meeting, invitee=seat.pk))
    for phone, guest in product(range(5), guests):
        record_attendance(dpmd, came(meeting, name=guest.upper() if phone % 2 else f"{guest} ", position="PKK"))
    assert Attendance.objects.count() == len(seats) + len(guests)
    assert presence_of(dpmd, meeting).present == len(seats) + len(guests)


def test_the_first_writing_stands(dpmd: Scope, meeting: Meeting, seats: dict[str, Invitee]) -> None:
    first, _is_new = record_attendance(dpmd, came(meeting, invitee=seats["Sari"].pk))
    same, is_new = record_attendance(dpmd, came(meeting, invitee=seats["Sari"].pk, sex="m"))
    assert (same, is_new, same.sex) == (first, False, "f")


def test_men_women_and_headings_are_counted(dpmd: Scope, meeting: Meeting, seats: dict[str, Invitee]) -> None:
    record_attendance(dpmd, came(meeting, invitee=seats["Sari"].pk))
    record_attendance(dpmd, came(meeting, invitee=seats["Budi"].pk, sex="m"))
    record_attendance(dpmd, came(meeting, name="Ibu Tamu"))
    excuse_invitee(dpmd, seats["Camat Contoh"].pk, "Dinas luar")
    told = presence_of(dpmd, meeting)
    assert (told.invited, told.present, told.men, told.women) == (5, 3, 1, 2)
    assert (told.excused, told.missing) == (1, 2)
    assert {one.group.value: (one.present, one.invited) for one in told.groups} == {
        "pld": (1, 1),
        "pd": (1, 1),
        "camat": (0, 1),
        "office": (0, 2),
        "guest": (1, 0),
    }


def test_somebody_who_comes_in_anothers_place_is_named(
    dpmd: Scope, meeting: Meeting, seats: dict[str, Invitee]
) -> None:
    office = seats["Dinas PUPR"].pk
    with pytest.raises(NameMissing):
        record_attendance(dpmd, came(meeting, invitee=office, is_substitute=True))
    stood_in, _is_new = record_attendance(dpmd, came(meeting, invitee=office, name="Pak Kabid", is_substitute=True))
    assert (stood_in.name, stood_in.is_substitute) == ("Pak Kabid", True)


def test_only_keepers_helpers_and_who_is_in_the_room_write(
    dpmd: Scope, sari: Scope, ratna: Scope, meeting: Meeting, seats: dict[str, Invitee]
) -> None:
    own = came(meeting, invitee=seats["Sari"].pk)
    with pytest.raises(MeetingNotFound):
        record_attendance(ratna, own)
    with pytest.raises(NotAtTheDoor):
        record_attendance(sari, own)
    with pytest.raises(NotAtTheDoor):
        record_attendance(sari, came(meeting, invitee=seats["Budi"].pk, room_code=meeting.room_code))
    assert record_attendance(sari, own.model_copy(update={"room_code": meeting.room_code}))[1]
    choose_helper(dpmd, seats["Sari"].pk, helps=True)
    assert record_attendance(sari, came(meeting, invitee=seats["Budi"].pk))[1]


def test_a_code_of_another_meeting_says_which(
    dpmd: Scope, meeting: Meeting, seats: dict[str, Invitee], series: MeetingSeries
) -> None:
    other = plan_meeting(dpmd, new_meeting(series=series.pk, title="Rakor Desember (contoh)"))
    with pytest.raises(InvitedElsewhere, match="Rakor November"):
        record_attendance(dpmd, came(other, invitee=seats["Sari"].pk))
    with pytest.raises(InviteeNotFound):
        record_attendance(dpmd, came(other, invitee=new_id()))


def test_phones_bring_it_after_the_meeting_until_the_minutes_are_locked(
    dpmd: Scope, meeting: Meeting, seats: dict[str, Invitee]
) -> None:
    open_meeting(dpmd, meeting.pk)
    close_meeting(dpmd, meeting.pk)
    assert record_attendance(dpmd, came(meeting, invitee=seats["Sari"].pk))[1]
    Meeting.objects.update(state=Meeting.State.LOCKED)
    with pytest.raises(MeetingClosed):
        record_attendance(dpmd, came(meeting, invitee=seats["Budi"].pk))
    assert not record_attendance(dpmd, came(meeting, invitee=seats["Sari"].pk))[1]


def test_a_cancelled_meeting_has_no_list(dpmd: Scope, meeting: Meeting) -> None:
    cancel_meeting(dpmd, meeting.pk, "Banjir")
    with pytest.raises(MeetingCancelled):
        record_attendance(dpmd, came(meeting, name="Tamu"))


def test_what_was_removed_stays_removed(
    dpmd: Scope, meeting: Meeting, seats: dict[str, Invitee], make_scope: Callable[..., Scope]
) -> None:
    wrong = came(meeting, invitee=seats["Sari"].pk)
    written, _is_new = record_attendance(dpmd, wrong)
    stranger = make_scope("Orang Lain", Role.DPMD, "6201")
    with pytest.raises(MeetingNotFound):
        remove_attendance(stranger, written.pk)
    remove_attendance(dpmd, written.pk)
    record_attendance(dpmd, wrong)
    assert presence_of(dpmd, meeting).present == 0
    record_attendance(dpmd, came(meeting, invitee=seats["Sari"].pk))
    assert presence_of(dpmd, meeting).present == 1
