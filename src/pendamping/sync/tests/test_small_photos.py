"""Small photos go to whoever is to check their report, and to nobody else."""

import hashlib
import json
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.fieldwork.services import verify_daily_reports
from pendamping.sync.schemas.photos import MOST_PHOTOS
from pendamping.sync.tests.conftest import Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
PHOTO = a_photo(size=(1200, 900))
SHA = hashlib.sha256(PHOTO).hexdigest()
JPEG = b"\xff\xd8\xff"


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: LazySettings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def photo(sari: Scope, phone_of: PhoneOf) -> str:
    """Of a report that Sari handed in; its id as the report names it."""
    phone, identifier = phone_of(sari), str(new_id())
    said = {"id": identifier, "sha256": SHA, "size": len(PHOTO)}
    phone.ask(command("report.put", report(submit=True, attachments=[said])))
    phone.send(SHA, PHOTO, size=len(PHOTO))
    return identifier


def asked(phone: Phone, *ids: str, status: int = 200) -> dict[str, Any]:
    answer = phone.client.post("/api/photos", json.dumps({"ids": ids}), "application/json", headers=phone.headers)
    assert answer.status_code == status, answer.content
    return dict(answer.json())


def test_who_checks_the_report_gets_its_photo_small(photo: str, budi: Scope, phone_of: PhoneOf) -> None:
    reply = asked(phone_of(budi), photo)
    (one,) = reply["photos"]
    assert (one["id"], one["media_type"], reply["gone"]) == (photo, "image/jpeg", [])
    content = b64decode(one["data"])
    assert content.startswith(JPEG)
    assert len(content) <= 25_000


def test_of_other_reports_nothing_is_given(
    photo: str, sari: Scope, budi: Scope, phone_of: PhoneOf, make_scope: Callable[..., Scope]
) -> None:
    """Neither its author, nor a checker elsewhere, nor the rung above while there is a checker below."""
    elsewhere = make_scope("Lain", Role.PD, "620102")
    above = make_scope("Tapm", Role.TAPM_KAB, DESA[:4])
    for scope in (elsewhere, above):
        assert asked(phone_of(scope), photo) == {"photos": [], "gone": [photo]}
    assert asked(phone_of(sari), photo, status=404)["code"] == "not_allowed"
    unknown = str(new_id())
    assert asked(phone_of(budi), unknown)["gone"] == [unknown]


def test_once_the_report_is_checked_its_photo_is_no_longer_given(photo: str, budi: Scope, phone_of: PhoneOf) -> None:
    verify_daily_reports(budi, [DailyReport.objects.get().pk])
    assert asked(phone_of(budi), photo)["gone"] == [photo]


def test_documents_are_not_given(photo: str, budi: Scope, phone_of: PhoneOf) -> None:
    ReportAttachment.objects.update(kind=ReportAttachment.Kind.DOCUMENT)
    assert asked(phone_of(budi), photo)["gone"] == [photo]


def test_a_file_that_the_office_lost_is_gone_and_harms_no_other(photo: str, budi: Scope, phone_of: PhoneOf) -> None:
    stored = StoredFile.objects.get()
    Path(stored.thumbnail.path).unlink()
    assert asked(phone_of(budi), photo) == {"photos": [], "gone": [photo]}


def test_more_than_one_answer_holds_are_refused(budi: Scope, phone_of: PhoneOf) -> None:
    ids = [str(new_id()) for _number in range(MOST_PHOTOS + 1)]
    assert asked(phone_of(budi), *ids, status=422)["code"] == "sync.unreadable"
