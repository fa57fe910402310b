"""Photos come in pieces, in any order with their report, once, and only as what they were announced."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.fieldwork.services import verify_daily_reports
from pendamping.sync.models import AwaitedFile, IncomingFile
from pendamping.sync.tests.conftest import Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
PHOTO = a_photo()
SHA = hashlib.sha256(PHOTO).hexdigest()


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: LazySettings) -> None:
    settings.MEDIA_ROOT = tmp_path


def said(sha256: str = SHA, content: bytes = PHOTO, **more: Any) -> dict[str, Any]:
    return {"id": str(new_id()), "sha256": sha256, "size": len(content), "caption": "Rapat (contoh)"} | more


def test_a_photo_in_pieces_reaches_its_report(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.ask(command("report.put", report(submit=True, attachments=[said()])))
    half = len(PHOTO) // 2
    first = phone.send(SHA, PHOTO[:half], size=len(PHOTO))
    assert (first["received"], first["stored"]) == (half, False)
    again = phone.send(SHA, PHOTO[:half], size=len(PHOTO))  # the answer was lost
    assert again["received"] == half
    assert phone.send(SHA, PHOTO[half - 3 :], size=len(PHOTO), offset=half - 3)["stored"]
    photo = ReportAttachment.objects.get()
    assert (photo.stored_id, photo.caption) == (SHA, "Rapat (contoh)")
    assert not AwaitedFile.objects.exists()
    assert not IncomingFile.objects.exists()
    assert phone.send(SHA, PHOTO, size=len(PHOTO))["stored"]


@pytest.mark.parametrize("has_arrived", [True, False])
def test_a_photo_of_one_phone_stays_when_the_other_changes_the_report(
    has_arrived: bool, sari: Scope, phone_of: PhoneOf
) -> None:
    first, second, identifier = phone_of(sari), phone_of(sari), new_id()
    first.ask(command("report.put", report(identifier, attachments=[said()])))
    if has_arrived:
        first.send(SHA, PHOTO, size=len(PHOTO))
    other = said("b" * 64)
    changed = report(
        identifier, revision=2, base_version=1, description="Diubah (contoh)", attachments=[other], removed=[]
    )
    second.ask(command("report.put", changed))
    assert AwaitedFile.objects.filter(pk=other["id"]).exists()
    assert first.send(SHA, PHOTO, size=len(PHOTO))["stored"]
    assert ReportAttachment.objects.get().stored_id == SHA


@pytest.mark.parametrize("has_arrived", [True, False])
def test_only_what_its_author_took_off_goes(has_arrived: bool, sari: Scope, phone_of: PhoneOf) -> None:
    phone, identifier, (gone, kept) = phone_of(sari), new_id(), (said(), said())
    phone.ask(command("report.put", report(identifier, attachments=[gone, kept])))
    if has_arrived:
        phone.send(SHA, PHOTO, size=len(PHOTO))
    phone.ask(command("report.put", report(identifier, revision=2, base_version=1, removed=[gone["id"]])))
    phone.send(SHA, PHOTO, size=len(PHOTO))
    assert [str(one.pk) for one in ReportAttachment.objects.all()] == [kept["id"]]


def test_an_app_that_cannot_say_so_takes_off_what_it_no_longer_names(sari: Scope, phone_of: PhoneOf) -> None:
    phone, identifier = phone_of(sari), new_id()
    phone.ask(command("report.put", report(identifier, attachments=[said()])))
    phone.send(SHA, PHOTO, size=len(PHOTO))
    phone.ask(command("report.put", report(identifier, revision=2, base_version=1)))
    assert not ReportAttachment.objects.exists()


def test_a_correction_keeps_the_photos_of_what_it_corrects(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone, old, new = phone_of(sari), new_id(), new_id()
    phone.ask(command("report.put", report(old, submit=True, attachments=[said()])))
    phone.send(SHA, PHOTO, size=len(PHOTO))
    verify_daily_reports(budi, [old])
    phone.ask(command("report.put", report(new, description="Dibetulkan (contoh)", corrects=str(old), removed=[])))
    assert {one.report_id for one in ReportAttachment.objects.all()} == {old, new}


def test_a_photo_still_comes_after_its_report_was_verified(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.ask(command("report.put", report(submit=True, attachments=[said()])))
    verify_daily_reports(budi, [DailyReport.objects.get().pk])
    assert phone.send(SHA, PHOTO, size=len(PHOTO))["stored"]
    (told,) = (one["report"] for one in phone.ask(cursor="")["changes"])
    assert (told["state"], told["awaited"], told["attachments"][0]["came_late"]) == ("verified", 0, True)


def test_a_photo_that_comes_before_its_report_waits_for_it(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    assert phone.send(SHA, PHOTO, size=len(PHOTO))["received"] == len(PHOTO)
    phone.ask(command("report.put", report(attachments=[said()])))
    assert ReportAttachment.objects.get().stored_id == SHA


def test_a_refusal_that_was_cut_off_is_still_told(
    sari: Scope, phone_of: PhoneOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, content = phone_of(sari), b"bukan foto"
    sha256 = hashlib.sha256(content).hexdigest()
    phone.send(sha256, content, size=len(content))
    named = command("report.put", report(attachments=[said(sha256, content)]))
    with monkeypatch.context() as killed:
        killed.setattr(IncomingFile, "delete", cut_off)
        with pytest.raises(OSError, match="dihentikan"):
            phone.ask(named)
    phone.ask(named)
    assert phone.send(sha256, content, size=len(content))["code"] == AwaitedFile.objects.get().code != ""


def test_a_photo_before_its_report_reaches_it_though_the_server_was_stopped_between_them(
    sari: Scope, phone_of: PhoneOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, named = phone_of(sari), command("report.put", report(attachments=[said()]))
    phone.send(SHA, PHOTO, size=len(PHOTO))
    with monkeypatch.context() as killed:
        killed.setattr("pendamping.sync.services.exchange.hand_over_arrived", cut_off)
        with pytest.raises(OSError, match="dihentikan"):
            phone.ask(named)
    assert phone.result(named) == ["already_stored"]
    assert ReportAttachment.objects.get().stored_id == SHA


def cut_off(_at: IncomingFile | Scope) -> None:
    raise OSError("dihentikan")


def test_the_same_bytes_twice_in_one_visit_are_both_kept_and_stored_once(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.ask(
        command("report.put", report(attachments=[said(), said()])),
        command("report.put", report(start="13:00", end="14:00", attachments=[said()])),
    )
    phone.send(SHA, PHOTO, size=len(PHOTO))
    assert ReportAttachment.objects.count() == 3
    assert StoredFile.objects.count() == 1


def test_a_gap_is_answered_with_where_to_go_on(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.send(SHA, PHOTO[:10], size=len(PHOTO))
    refused = phone.send(SHA, PHOTO[20:], size=len(PHOTO), offset=20)
    assert (refused["status"], refused["code"], refused["facts"]["received"]) == (409, "file.chunk_out_of_place", "10")


def test_other_bytes_than_announced_begin_anew(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    wrong = phone.send(SHA, b"x" * len(PHOTO), size=len(PHOTO))
    assert (wrong["status"], wrong["code"]) == (422, "file.wrong_hash")
    assert phone.send(SHA, PHOTO[:5], size=len(PHOTO))["received"] == 5


def test_an_image_that_is_none_is_refused_without_harm_to_the_report(sari: Scope, phone_of: PhoneOf) -> None:
    phone, content = phone_of(sari), b"#!/bin/sh\necho bukan foto"
    sha256 = hashlib.sha256(content).hexdigest()
    phone.ask(command("report.put", report(submit=True, attachments=[said(sha256, content)])))
    assert phone.send(sha256, content, size=len(content))["status"] == 200
    assert AwaitedFile.objects.get().code == "file.not_a_photo"
    assert not ReportAttachment.objects.exists()


def test_what_others_sent_is_neither_told_nor_given(sari: Scope, ratna: Scope, phone_of: PhoneOf) -> None:
    """Who only knows a hash does not get the photo behind it."""
    mine = phone_of(sari)
    mine.ask(command("report.put", report(attachments=[said()])))
    mine.send(SHA, PHOTO, size=len(PHOTO))
    other = phone_of(ratna)
    other.ask(command("report.put", report(region="6201022001", attachments=[said()])))
    state = other.client.get(f"/api/files/{SHA}", headers=other.headers).json()
    assert (state["received"], state["stored"]) == (0, False)
    assert not ReportAttachment.objects.filter(report__author=ratna.person_id).exists()


def test_too_large_is_said_before_anything_is_kept(sari: Scope, phone_of: PhoneOf) -> None:
    refused = phone_of(sari).send(SHA, b"x", size=30 * 1024 * 1024)
    assert (refused["status"], refused["code"]) == (413, "file.too_large_to_send")
    assert not IncomingFile.objects.exists()
