"""What the random stories found, told once each: second phones, restored offices, work that lies elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.people import FOREIGN_DESA

from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, Leave
from pendamping.fieldwork.services import decide_leave
from pendamping.people.models import Assignment
from pendamping.sync.models import CommandReceipt
from pendamping.sync.selectors.feed import Cursor
from pendamping.sync.tests.conftest import Phone, command, report
from pendamping.sync.tests.test_feed import told

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


def test_a_second_phone_that_counts_for_itself_is_not_taken_for_late(sari: Scope, phone_of: PhoneOf) -> None:
    one, other, identifier = phone_of(sari), phone_of(sari), new_id()
    one.ask(command("report.put", report(identifier, revision=3, description="asal")))
    seen = DailyReport.objects.get().version
    changed = report(identifier, revision=1, description="dari HP kedua", base_version=seen)
    assert other.result(command("report.put", changed)) == ["stored"]
    assert DailyReport.objects.get().description == "dari HP kedua"


def test_a_discarded_draft_does_not_come_back_with_a_late_request(sari: Scope, phone_of: PhoneOf) -> None:
    phone, identifier = phone_of(sari), new_id()
    phone.ask(command("report.put", report(identifier)))
    late = command("report.put", report(identifier, revision=2, description="terlambat"))
    assert phone.result(command("report.discard", {"id": str(identifier), "revision": 3}), late) == ["stored"] * 2
    assert not DailyReport.objects.exists()


def test_versions_go_on_where_they_were_before_the_restore(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    """Otherwise a verdict on what was seen before would fall on what was written since."""
    phone, identifier = phone_of(sari), new_id()
    again = command("report.put", report(identifier, revision=2, submit=True)) | {"version": 5}
    assert phone.ask(again)["answers"][0]["version"] == 5
    old_verdict = command("report.verify", {"id": str(identifier), "version": 2})
    assert phone_of(budi).result(old_verdict) == ["refused daily_report.changed_since_seen"]
    newer_verdict = command("report.verify", {"id": str(identifier), "version": 7})
    assert phone_of(budi).result(newer_verdict) == ["later sync.ahead_of_office"]


def test_what_was_confirmed_before_the_last_page_was_read_is_missed_too(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    answer = phone.ask(command("report.put", report()))
    known = Cursor.decode(answer["cursor"])
    assert known is not None
    behind = Cursor(1, "", known.area, None, "", known.newest + 5, "f" * 64)
    assert phone.ask(cursor=behind.encode())["restored"]


def test_the_decision_on_a_leave_reaches_its_phone(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone, leave = phone_of(sari), new_id()
    content = {"kind": "sick", "start": "2024-11-21", "end": "2024-11-22"}
    phone.ask(command("leave.request", {"id": str(leave), "content": content}))
    cursor = phone.ask()["cursor"]
    decide_leave(budi, leave, granted=True)
    assert [one["leave"]["state"] for one in phone.ask(cursor=cursor)["changes"]] == [Leave.State.GRANTED]


def test_work_done_elsewhere_reaches_who_checks_it(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    checker = phone_of(budi)
    _nothing, cursor = told(checker)
    away = report(submit=True, region=FOREIGN_DESA, outside_reason="Studi banding (contoh)")
    phone_of(sari).ask(command("report.put", away))
    assert set(told(checker, cursor)[0]) == {away["id"]}


def test_a_post_that_falls_vacant_hands_its_inbox_up(
    sari: Scope, budi: Scope, make_scope: Callable[..., Scope], phone_of: PhoneOf
) -> None:
    above, waiting = phone_of(make_scope("Tuti", Role.TAPM_KAB, "6209")), report(submit=True)
    phone_of(sari).ask(command("report.put", waiting))
    seen, cursor = told(above)
    assert waiting["id"] not in seen
    Assignment.objects.filter(person=budi.person_id).delete()
    assert waiting["id"] in told(above, cursor)[0]


def test_only_another_photo_is_told_too_and_one_that_is_none_says_so(sari: Scope, phone_of: PhoneOf) -> None:
    phone, identifier = phone_of(sari), new_id()
    phone.ask(command("report.put", report(identifier)))
    _first, cursor = told(phone)
    said: dict[str, Any] = {"id": str(new_id()), "sha256": "0" * 63 + "1", "size": 5}
    phone.ask(command("report.put", report(identifier, revision=2, attachments=[said])))
    (after,) = told(phone, cursor)[0].values()
    assert after is not None
    assert after["awaited"] == 1
    assert CommandReceipt.objects.count() == 2
