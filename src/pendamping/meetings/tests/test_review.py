"""Minutes are read by whoever was invited before they are locked; clusters invite only their own; pictures."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse
from django.test import Client
from PIL import Image
from tests.people import TODAY

from pendamping.common.scope import Scope
from pendamping.meetings.errors import (
    CorrectionsOpen,
    DueInPast,
    MeetingClosed,
    NotUnderReview,
    ReasonMissing,
    TooManyCorrections,
)
from pendamping.meetings.groups import Group
from pendamping.meetings.models import Correction, Meeting, MeetingSeries
from pendamping.meetings.schemas import ItemContent, NewInvitee, SeriesContent
from pendamping.meetings.services import (
    change_series,
    close_meeting,
    invite_by_rule,
    invite_one,
    lock_minutes,
    open_meeting,
    put_item,
)
from pendamping.meetings.services import corrections as service
from pendamping.meetings.services.corrections import answer_correction, propose_correction, send_for_correction

UNTIL = TODAY + timedelta(days=3)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch, dpmd: Scope) -> None:
    monkeypatch.setattr("pendamping.access.middleware.timezone.localdate", lambda: dpmd.today)


@pytest.fixture
def token(dpmd: Scope, meeting: Meeting) -> str:
    """Of the invitation of somebody who was at a meeting that is over."""
    put_item(dpmd, meeting.pk, ItemContent(title="Keadaan desa", minutes=30))
    seat = invite_one(dpmd, meeting.pk, NewInvitee(name="Ibu Narasumber"))
    open_meeting(dpmd, meeting.pk)
    close_meeting(dpmd, meeting.pk)
    return seat.token


def test_minutes_are_locked_once_every_wish_is_answered(dpmd: Scope, meeting: Meeting, token: str) -> None:
    with pytest.raises(NotUnderReview):
        propose_correction(token, "Hadir 41, bukan 40.", None, TODAY)
    with pytest.raises(DueInPast):
        send_for_correction(dpmd, meeting.pk, TODAY - timedelta(days=1))
    send_for_correction(dpmd, meeting.pk, UNTIL)
    wish = propose_correction(token, "Hadir 41, bukan 40.", meeting.agenda.get().pk, TODAY)
    assert propose_correction(token, "Hadir 41, bukan 40.", None, TODAY) == wish
    with pytest.raises(CorrectionsOpen):
        lock_minutes(dpmd, meeting.pk)
    with pytest.raises(ReasonMissing):
        answer_correction(dpmd, wish.pk, taken=False, answer=" ")
    answer_correction(dpmd, wish.pk, taken=True, answer="")
    lock_minutes(dpmd, meeting.pk)
    with pytest.raises(NotUnderReview):
        propose_correction(token, "Terlambat.", None, TODAY)
    with pytest.raises(MeetingClosed):
        send_for_correction(dpmd, meeting.pk, UNTIL)


def test_wishes_end_with_their_day_and_their_number(
    dpmd: Scope, meeting: Meeting, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_for_correction(dpmd, meeting.pk, UNTIL)
    with pytest.raises(NotUnderReview):
        propose_correction(token, "Terlambat.", None, UNTIL + timedelta(days=1))
    monkeypatch.setattr(service, "MOST", 1)
    propose_correction(token, "Satu.", None, TODAY)
    with pytest.raises(TooManyCorrections):
        propose_correction(token, "Dua.", None, TODAY)


def test_the_pages_of_a_review(
    dpmd: Scope, meeting: Meeting, token: str, sign_in: Callable[[Scope], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pendamping.meetings.pages.reviewing.timezone.localdate", lambda: TODAY)
    browser, phone = sign_in(dpmd), Client()
    address = f"/rakor/undangan/{token}/notulen/"
    assert phone.get(address).status_code == 404
    browser.post(f"/rakor/{meeting.pk}/notulen/periksa/", {"until": UNTIL.isoformat()})
    assert "Usulkan perbaikan" in phone.get(address).content.decode()
    phone.post(address, {"text": "Nama dinas keliru.", "item": str(meeting.agenda.get().pk)})
    wish = Correction.objects.get()
    page = browser.get(f"/rakor/{meeting.pk}/notulen/").content.decode()
    assert "Nama dinas keliru." in page
    browser.post(f"/rakor/usulan/{wish.pk}/", {"to": "declined", "answer": "Sudah benar."})
    assert "tidak diterima: Sudah benar." in phone.get(address).content.decode()


def test_pictures_of_a_meeting(dpmd: Scope, ratna: Scope, meeting: Meeting, sign_in: Callable[[Scope], Client]) -> None:
    open_meeting(dpmd, meeting.pk)
    out = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(out, "JPEG")
    browser = sign_in(dpmd)
    for _twice in range(2):
        upload = SimpleUploadedFile("rapat.jpg", out.getvalue(), "image/jpeg")
        browser.post(f"/rakor/{meeting.pk}/foto/", {"file": upload, "caption": "Pembukaan (contoh)"})
    photo = meeting.photos.get()
    assert "Pembukaan (contoh)" in browser.get(f"/rakor/{meeting.pk}/notulen/").content.decode()
    small = browser.get(f"/rakor/foto/{photo.pk}/?kecil")
    assert isinstance(small, FileResponse)
    assert small.getvalue().startswith(b"\xff\xd8")
    assert sign_in(ratna).get(f"/rakor/foto/{photo.pk}/").status_code == 404
    sign_in(dpmd).post(f"/rakor/foto/{photo.pk}/hapus/")
    assert not meeting.photos.exists()


def test_a_cluster_invites_from_its_own_kecamatan(
    dpmd: Scope, sari: Scope, budi: Scope, series: MeetingSeries, meeting: Meeting
) -> None:
    content = SeriesContent(
        region="6209", name=series.name, level="cluster", rhythm="monthly", invites=(Group.PLD, Group.PD),
        areas=("620901",),
    )  # fmt: skip
    change_series(dpmd, series.pk, content)
    assert invite_by_rule(dpmd, meeting.pk) == 0
    change_series(dpmd, series.pk, content.model_copy(update={"areas": ("620904",)}))
    assert invite_by_rule(dpmd, meeting.pk) == 2
