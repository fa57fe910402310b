"""What no honest phone sends: each is refused by its code, and nothing of it is stored or learned."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.conf import LazySettings
from tests.people import FOREIGN_DESA

from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.sync.schemas.contacts import MOST_COMMANDS
from pendamping.sync.tests.conftest import NOON, Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
PHOTO = a_photo()
SHA = hashlib.sha256(PHOTO).hexdigest()


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: LazySettings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ([], "batch"),
        ({"protocol": 1}, "body.batch.clock"),
        ({"protocol": 1, "clock": "kemarin"}, "body.batch.clock"),
        ({"protocol": 1, "clock": NOON.isoformat(), "commands": [{"id": 5}]}, "body.batch.commands.0.id"),
        ({"protocol": 1, "clock": NOON.isoformat(), "cursor": "x" * 401}, "body.batch.cursor"),
    ],
    ids=["no object", "without a clock", "a clock that is none", "a command that is none", "a cursor too long"],
)
def test_a_malformed_batch_is_told_what_does_not_fit(said: Any, named: str, sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    answer = phone.client.post("/api/sync", json.dumps(said), "application/json", headers=phone.headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "sync.unreadable")
    assert any(named in field for field in answer.json()["fields"]), answer.json()


def test_more_commands_than_a_batch_holds_are_refused_and_none_is_stored(sari: Scope, phone_of: PhoneOf) -> None:
    commands = [command("report.put", report()) for _one in range(MOST_COMMANDS + 1)]
    assert phone_of(sari).ask(*commands, status=422)["code"] == "sync.unreadable"
    assert not DailyReport.objects.exists()


def test_a_batch_that_is_too_large_is_refused_before_it_is_read(
    sari: Scope, phone_of: PhoneOf, settings: LazySettings
) -> None:
    phone = phone_of(sari)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000
    large = command("report.put", report(description="x" * 3000))
    assert phone.ask(large, status=413)["code"] == "sync.too_large"
    assert not DailyReport.objects.exists()


def test_a_batch_replayed_from_another_phone_stores_nothing_and_tells_nothing(
    sari: Scope, ratna: Scope, phone_of: PhoneOf
) -> None:
    overheard = command("report.put", report(submit=True))
    phone_of(sari).ask(overheard)
    reply = phone_of(ratna).ask(overheard)
    (answer,) = reply["answers"]
    assert (answer["result"], answer["code"], answer["version"]) == ("refused", "sync.other_content", None)
    assert DailyReport.objects.get().author_id == sari.person_id
    assert reply["changes"] == []


def test_a_forged_token_opens_nothing(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    forged = Phone(phone.token[:-1] + ("a" if phone.token[-1] != "a" else "b"), phone.id)
    assert forged.ask(command("report.put", report()), status=401)["code"] == "device.unknown"
    assert not DailyReport.objects.exists()


def test_a_report_in_somebody_elses_name_cannot_even_be_said(sari: Scope, ratna: Scope, phone_of: PhoneOf) -> None:
    body = report()
    body["content"]["author"] = str(ratna.person_id)
    assert phone_of(sari).result(command("report.put", body)) == ["refused sync.body_unreadable"]


def test_a_verdict_outside_the_area_waits_like_one_about_nothing(ratna: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    theirs = report(region=FOREIGN_DESA, submit=True)
    phone_of(ratna).ask(command("report.put", theirs))
    phone = phone_of(budi)
    answers = [
        phone.ask(command("report.verify", {"id": about, "version": 2}))["answers"][0]
        for about in (theirs["id"], str(new_id()))
    ]
    for one in answers:
        del one["id"]
    assert answers[0] == answers[1]
    assert DailyReport.objects.get().state == DailyReport.State.SUBMITTED


@pytest.mark.parametrize("day", ["2024-11-13", "9999-12-31"], ids=["tomorrow", "in eight thousand years"])
def test_work_of_a_day_to_come_is_refused(day: str, sari: Scope, phone_of: PhoneOf) -> None:
    assert phone_of(sari).result(command("report.put", report(date=day))) == ["refused daily_report.date_in_future"]


def test_a_command_written_in_the_future_is_taken_and_keeps_the_offices_own_time(
    sari: Scope, phone_of: PhoneOf
) -> None:
    """A clock may be years ahead; what counts as late is told by both times, side by side."""
    body = report()
    body["created_at_device"] = "2031-01-01T00:00:00+00:00"
    ahead = command("report.put", body) | {"written_at": "9999-12-31T00:00:00+00:00"}
    assert phone_of(sari).result(ahead) == ["stored"]
    stored = DailyReport.objects.get()
    assert stored.created_at_device.year == 2031
    assert stored.received_at_server.year < 2031


def test_pieces_in_any_order_end_as_the_whole_photo(sari: Scope, phone_of: PhoneOf) -> None:
    phone, size = phone_of(sari), len(PHOTO)
    said = {"id": str(new_id()), "sha256": SHA, "size": size, "caption": "Rapat (contoh)"}
    phone.ask(command("report.put", report(attachments=[said])))
    offsets = list(range(0, size, size // 6))
    Random(1).shuffle(offsets)
    codes = set()
    for _round in offsets:
        for offset in offsets:
            codes.add(phone.send(SHA, PHOTO[offset : offset + size // 6], size=size, offset=offset).get("code"))
    assert codes == {"", "file.chunk_out_of_place"}
    assert StoredFile.objects.get(pk=ReportAttachment.objects.get().stored_id).size > 0


def test_pieces_of_two_photos_under_one_name_are_told_apart_by_the_hash(sari: Scope, phone_of: PhoneOf) -> None:
    phone, other = phone_of(sari), a_photo("red")
    size = min(len(PHOTO), len(other))
    phone.send(SHA, other[: size // 2], size=len(PHOTO))
    wrong = phone.send(SHA, PHOTO[size // 2 :], size=len(PHOTO), offset=size // 2)
    assert (wrong["status"], wrong["code"]) == (422, "file.wrong_hash")
    assert phone.send(SHA, PHOTO, size=len(PHOTO))["received"] == len(PHOTO)


def test_a_file_whose_size_changes_on_the_way_is_refused(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.send(SHA, PHOTO[:10], size=len(PHOTO))
    refused = phone.send(SHA, PHOTO[10:20], size=len(PHOTO) + 1, offset=10)
    assert (refused["status"], refused["code"]) == (409, "file.other_size")


@pytest.mark.parametrize("sha256", ["0" * 63, "Z" * 64, "0" * 65], ids=["short", "not hexadecimal", "long"])
def test_a_hash_that_is_none_is_refused(sha256: str, sari: Scope, phone_of: PhoneOf) -> None:
    refused = phone_of(sari).send(sha256, b"x", size=1)
    assert (refused["status"], refused["code"]) == (422, "sync.unreadable")
