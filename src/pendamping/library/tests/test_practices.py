"""A practice on its way, and what a meeting asks for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from tests.people import DESA, FOREIGN_DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo, upload
from pendamping.library.errors import (
    DueInPast,
    EditConflict,
    NoteMissing,
    NotWaiting,
    NotYours,
    OwnPractice,
    PracticeNotFound,
    TooManyPhotos,
    UnknownTheme,
)
from pendamping.library.models import Practice
from pendamping.library.selectors.practices import asked_of, get_practice, open_requests
from pendamping.library.services.photos import MOST_PHOTOS, add_photo, remove_photo
from pendamping.library.services.practices import (
    edit_practice,
    publish_practice,
    return_practice,
    submit_practice,
    withdraw_practice,
    write_practice,
)
from pendamping.library.services.requests import ask_for_practices
from pendamping.library.tests.conftest import told
from pendamping.meetings.errors import MeetingNotFound
from pendamping.meetings.models import Meeting
from pendamping.regions.errors import RegionNotFound

State = Practice.State


def test_a_practice_is_read_by_everybody_once_somebody_else_published_it(
    dpmd: Scope, ratna: Scope, practice: Practice
) -> None:
    with pytest.raises(PracticeNotFound):
        get_practice(ratna, practice.pk)
    publish_practice(dpmd, practice.pk)
    assert get_practice(ratna, practice.pk).state == State.PUBLISHED


def test_a_returned_one_is_mended_and_handed_in_again(sari: Scope, dpmd: Scope, practice: Practice) -> None:
    with pytest.raises(NoteMissing):
        return_practice(dpmd, practice.pk, " ")
    returned = return_practice(dpmd, practice.pk, "Tulis biayanya.")
    edit_practice(sari, practice.pk, told(cost=4_000_000), version=returned.version)
    assert submit_practice(sari, practice.pk).state == State.SUBMITTED


def test_nobody_publishes_their_own(dpmd: Scope) -> None:
    own = submit_practice(dpmd, write_practice(dpmd, told()).pk)
    with pytest.raises(OwnPractice):
        publish_practice(dpmd, own.pk)


def test_what_is_on_its_way_is_not_changed(sari: Scope, budi: Scope, practice: Practice) -> None:
    with pytest.raises(NotYours):
        edit_practice(sari, practice.pk, told(title="Lain"), version=practice.version)
    with pytest.raises(NotAllowed):
        publish_practice(budi, practice.pk)


def test_two_windows_do_not_overwrite_each_other(sari: Scope) -> None:
    draft = write_practice(sari, told())
    edit_practice(sari, draft.pk, told(title="Pertama"), version=1)
    with pytest.raises(EditConflict):
        edit_practice(sari, draft.pk, told(title="Kedua"), version=1)


def test_the_office_of_another_area_withdraws_nothing(
    dpmd: Scope, make_scope: Callable[..., Scope], practice: Practice
) -> None:
    publish_practice(dpmd, practice.pk)
    with pytest.raises(RegionNotFound):
        withdraw_practice(make_scope("Agus", Role.DPMD, "6201"), practice.pk, "Bukan wilayah saya")
    assert withdraw_practice(dpmd, practice.pk, "Ternyata tidak berlanjut.").state == State.WITHDRAWN
    with pytest.raises(NotWaiting):
        withdraw_practice(dpmd, practice.pk, "Sekali lagi")


def test_what_does_not_fit_is_refused(sari: Scope) -> None:
    with pytest.raises(UnknownTheme):
        write_practice(sari, told(theme="lain"))
    with pytest.raises(RegionNotFound):
        write_practice(sari, told(region=FOREIGN_DESA))


def test_photos_are_kept_once_and_counted(sari: Scope, settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    draft = write_practice(sari, told())
    first = add_photo(sari, draft.pk, upload(a_photo("red")), "Timbangan")
    assert add_photo(sari, draft.pk, upload(a_photo("red")), "Sama") == first
    for number in range(1, MOST_PHOTOS):
        add_photo(sari, draft.pk, upload(a_photo(size=(640, 480 + number))), "Lain")
    with pytest.raises(TooManyPhotos):
        add_photo(sari, draft.pk, upload(a_photo("blue")), "Terlalu banyak")
    remove_photo(sari, first.pk)
    assert draft.photos.count() == MOST_PHOTOS - 1


def test_a_meeting_asks_its_kecamatan_and_sees_what_came(sari: Scope, dpmd: Scope, meeting: Meeting) -> None:
    ask_for_practices(dpmd, meeting.pk, ["620904", "620901", "620102"], TODAY + timedelta(days=14), wanted=1)
    assert [one.region_id for one in open_requests(sari)] == ["620904"]
    submit_practice(sari, write_practice(sari, told(meeting=meeting.pk)).pk)
    later = replace(dpmd, today=TODAY + timedelta(days=20))
    assert [(one.request.region_id, one.handed_in, one.days_late) for one in asked_of(later, meeting)] == [
        ("620901", 0, 6),
        ("620904", 1, 0),
    ]


def test_only_who_was_asked_answers_a_meeting(sari: Scope, dpmd: Scope, meeting: Meeting) -> None:
    with pytest.raises(MeetingNotFound):
        write_practice(sari, told(meeting=meeting.pk, region=DESA))
    with pytest.raises(DueInPast):
        ask_for_practices(dpmd, meeting.pk, ["620904"], TODAY - timedelta(days=1))
