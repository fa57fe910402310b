"""Whoever gave up the last post still hands in the work of the days before, and nothing more."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from tests.people import DESA, OTHER_DESA, TODAY, account_of

from pendamping.access.models import Membership
from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.indices.tests.answering import a_round
from pendamping.obstacles.models import Obstacle
from pendamping.people.models import Assignment
from pendamping.sync.models import IncomingFile
from pendamping.sync.tests.conftest import Phone, command, report
from pendamping.sync.tests.test_obstacles import body as obstacle
from pendamping.sync.tests.test_written_in_time import right_clock
from pendamping.villages.services import record_work
from pendamping.villages.tests.samples import new_work

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
PHOTO, OTHER = a_photo(), a_photo("red")
SHA, OTHER_SHA = (hashlib.sha256(one).hexdigest() for one in (PHOTO, OTHER))
LAST_DAY = date(2024, 11, 11)


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: LazySettings) -> None:
    settings.MEDIA_ROOT = tmp_path


def said(sha256: str = SHA, content: bytes = PHOTO) -> dict[str, Any]:
    return {"id": str(new_id()), "sha256": sha256, "size": len(content), "caption": "Rapat (contoh)"}


PLAN = {"region": DESA, "date": "2024-11-11", "kind": "activity", "category": "coordination", "description": "Rapat"}


def in_post_said(kind: str, body: dict[str, Any]) -> dict[str, Any]:
    return command(kind, {"id": str(new_id())} | body) | {"written_at": "2024-11-11T03:00:00Z"}


def leave_post(scope: Scope) -> None:
    Assignment.objects.filter(person=scope.person_id).update(end=LAST_DAY)
    Membership.objects.filter(account=scope.account_id).update(until=LAST_DAY)


def test_photos_of_stored_reports_still_arrive_after_the_last_post_ended(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.ask(command("report.put", report(submit=True, attachments=[said()])))
    half = len(PHOTO) // 2
    phone.send(SHA, PHOTO[:half], size=len(PHOTO))
    leave_post(sari)
    assert phone.client.get(f"/api/files/{SHA}", headers=phone.headers).json()["received"] == half
    assert phone.send(SHA, PHOTO[half:], size=len(PHOTO), offset=half)["stored"]
    assert ReportAttachment.objects.get().stored_id == SHA


def test_a_file_that_no_report_announced_is_not_let_in_any_more(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.ask(command("report.put", report(submit=True, attachments=[said()])))
    leave_post(sari)
    refused = phone.send(OTHER_SHA, OTHER, size=len(OTHER))
    assert (refused["status"], refused["code"]) == (404, "not_allowed")
    assert not IncomingFile.objects.exists()


def test_a_report_of_a_day_with_a_post_is_taken_and_one_of_today_is_not(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    leave_post(sari)
    answered = phone.result(
        command("report.put", report(date=LAST_DAY.isoformat(), submit=True, attachments=[said()])),
        command("report.put", report(date=TODAY.isoformat())),
    )
    assert answered == ["stored", "refused daily_report.not_assigned"]
    assert phone.send(SHA, PHOTO, size=len(PHOTO))["stored"]
    assert DailyReport.objects.get().state == DailyReport.State.SUBMITTED


def test_whoever_left_is_told_of_the_own_work_only_and_does_nothing_else(
    sari: Scope, make_scope: Callable[..., Scope], phone_of: PhoneOf
) -> None:
    colleague = make_scope("Dewi", Role.PLD, DESA)
    phone_of(colleague).ask(command("report.put", report(start="13:00", end="14:00", submit=True)))
    phone = phone_of(sari)
    phone.ask(command("report.put", report(submit=True)))
    leave_post(sari)
    reply = phone.ask(command("leave.request", {"id": str(new_id()), "content": _leave()}))
    assert [one["code"] for one in reply["answers"]] == ["not_allowed"]
    assert {one["report"]["author"] for one in reply["changes"]} == {str(sari.person_id)}
    assert (reply["reference"]["roles"], reply["reference"]["villages"]) == ([], [])
    area = phone.client.post("/api/area", "{}", "application/json", headers=phone.headers)
    assert area.status_code == 404


def test_whatever_was_written_in_the_post_is_taken_after_it_ended(
    sari: Scope, phone_of: PhoneOf, regions: object
) -> None:
    sheet = a_round().sheets.get(region=DESA)
    work, _new = record_work(sari, new_work())
    phone = phone_of(sari)
    leave_post(sari)
    brought: dict[str, dict[str, Any]] = {
        "leave.request": {"content": _leave() | {"start": "2024-11-08", "end": "2024-11-08"}},
        "plan_item.put": {"revision": 1, "content": PLAN},
        "answers.put": {"id": str(sheet.pk), "revision": 1, "answers": {"doctor_count": 2}, "seen": {}},
        "obstacle.put": obstacle(date="2024-11-11"),
        "work_progress.put": {"work": str(work.pk), "content": {"date": "2024-11-11", "percent": 40}},
    }
    in_post = [in_post_said(kind, body) for kind, body in brought.items()]
    assert phone.result(*in_post, clock=right_clock()) == ["stored"] * len(brought)
    assert sheet.answers.get().author_name == "Sari"
    assert Obstacle.objects.get().raised_by_id == sari.person_id
    afterwards = [command(kind, body | {"id": str(new_id())}) for kind, body in brought.items()]
    assert set(phone.result(*afterwards)) == {"refused not_allowed"}


def test_answers_for_the_villages_before_a_move_are_taken(sari: Scope, phone_of: PhoneOf, regions: object) -> None:
    sheet = a_round().sheets.get(region=DESA)
    phone = phone_of(sari)
    leave_post(sari)
    Membership.objects.create(account=account_of(sari), role=Role.PLD, region_code=OTHER_DESA, since=TODAY)
    body = {"id": str(sheet.pk), "revision": 1, "answers": {"doctor_count": 2}, "seen": {}}
    assert phone.result(command("answers.put", body)) == ["later index_sheet.not_found"]
    assert phone.result(in_post_said("answers.put", body), clock=right_clock()) == ["stored"]


def test_an_account_that_never_held_a_post_is_not_let_in(make_scope: Callable[..., Scope], phone_of: PhoneOf) -> None:
    phone = phone_of(make_scope("Dinas", Role.DPMD, "6209"))
    assert phone.ask(status=404)["code"] == "not_allowed"


def test_a_suspended_account_hands_nothing_in(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    leave_post(sari)
    account = account_of(sari)
    account.is_active = False
    account.save()
    assert phone.ask(status=401)["code"] == "device.unknown"


def _leave() -> dict[str, str]:
    return {"kind": "sick", "start": "2024-12-02", "end": "2024-12-02"}
