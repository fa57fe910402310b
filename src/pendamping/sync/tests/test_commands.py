"""What a phone brings: stored once, in any order, each for itself."""

from collections.abc import Callable

import pytest
from tests.people import FOREIGN_DESA

from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.services import return_daily_report
from pendamping.people.models import Assignment, AssignmentArea
from pendamping.sync.models import CommandReceipt
from pendamping.sync.tests.conftest import Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


def test_a_report_written_without_a_signal_arrives_and_waits_for_its_checker(sari: Scope, phone_of: PhoneOf) -> None:
    phone, body = phone_of(sari), report(submit=True)
    (answer,) = phone.ask(command("report.put", body))["answers"]
    assert (answer["result"], answer["code"]) == ("stored", "")
    stored = DailyReport.objects.get()
    assert (str(stored.pk), stored.state, stored.author_id) == (body["id"], "submitted", sari.person_id)
    assert (stored.version, stored.app_version) == (answer["version"], "1.0.0")


def test_sending_again_stores_once(sari: Scope, phone_of: PhoneOf) -> None:
    phone, sent = phone_of(sari), command("report.put", report())
    assert phone.result(sent) == ["stored"]
    entries = AuditEntry.objects.count()
    assert phone.result(sent, sent) == ["already_stored", "already_stored"]
    assert (DailyReport.objects.count(), CommandReceipt.objects.count()) == (1, 1)
    assert AuditEntry.objects.count() == entries


def test_the_same_number_never_means_something_else(sari: Scope, phone_of: PhoneOf) -> None:
    phone, sent = phone_of(sari), command("report.put", report())
    phone.ask(sent)
    other = sent | {"body": sent["body"] | {"revision": 2}}
    assert phone.result(other) == ["refused sync.other_content"]
    assert CommandReceipt.objects.get().result == CommandReceipt.Result.STORED


def test_an_older_state_that_arrives_later_changes_nothing(sari: Scope, phone_of: PhoneOf) -> None:
    phone, identifier = phone_of(sari), new_id()
    first = command("report.put", report(identifier, revision=1, description="Tulisan pertama"))
    second = command("report.put", report(identifier, revision=2, description="Tulisan kedua"))
    assert phone.result(second, first) == ["stored", "stored"]
    assert DailyReport.objects.get().description == "Tulisan kedua"


def test_changes_follow_each_other_although_no_answer_came_back(sari: Scope, phone_of: PhoneOf) -> None:
    phone, identifier = phone_of(sari), new_id()
    for revision, said in enumerate(["satu", "dua", "tiga"], start=1):
        assert phone.result(command("report.put", report(identifier, revision=revision, description=said))) == [
            "stored"
        ]
    assert DailyReport.objects.get().description == "tiga"


def test_two_phones_that_change_one_report_end_in_a_visible_conflict(sari: Scope, phone_of: PhoneOf) -> None:
    one, other, identifier = phone_of(sari), phone_of(sari), new_id()
    first = one.ask(command("report.put", report(identifier, description="asal")))["answers"][0]
    seen = first["version"]
    one.ask(command("report.put", report(identifier, revision=2, description="dari HP satu", base_version=seen)))
    late = command("report.put", report(identifier, revision=3, description="dari HP dua", base_version=seen))
    (answer,) = other.ask(late)["answers"]
    assert answer["code"] == "daily_report.edit_conflict"
    assert answer["facts"]["fields"]["description"] == ["dari HP satu", "dari HP dua"]
    assert DailyReport.objects.get().description == "dari HP satu"


def test_a_refused_one_says_why_and_does_not_stop_the_next(sari: Scope, phone_of: PhoneOf) -> None:
    phone, mended = phone_of(sari), new_id()
    wrong = command("report.put", report(mended, end="08:00"))
    poisoned = {"id": str(new_id()), "kind": "report.put", "written_at": "2024-11-12T05:00:00Z", "body": {"id": 7}}
    unknown = command("dance", {})
    fine = command("report.put", report(start="13:00", end="14:00"))
    results = phone.result(wrong, poisoned, unknown, fine)
    assert results == [
        "refused daily_report.end_before_start",
        "refused sync.body_unreadable",
        "refused sync.kind_unknown",
        "stored",
    ]
    assert phone.result(command("report.put", report(mended, revision=2))) == ["stored"]
    assert DailyReport.objects.count() == 2


def test_what_is_refused_today_is_stored_once_its_cause_is_gone(sari: Scope, phone_of: PhoneOf) -> None:
    """A placement that the office enters late: the phone sends the very same again."""
    phone, sent = phone_of(sari), command("report.put", report(region=FOREIGN_DESA))
    assert phone.result(sent) == ["refused daily_report.outside_reason_missing"]
    assert CommandReceipt.objects.get().code == "daily_report.outside_reason_missing"
    AssignmentArea.objects.create(assignment=Assignment.objects.get(person=sari.person_id), region_id=FOREIGN_DESA)
    assert phone.result(sent) == ["stored"]
    assert CommandReceipt.objects.get().code == ""


def test_a_supervisor_verifies_and_returns_offline(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    first, second = report(submit=True), report(submit=True, start="13:00", end="14:00")
    author = phone_of(sari)
    answers = author.ask(command("report.put", first), command("report.put", second))["answers"]
    phone = phone_of(budi)
    verify = command("report.verify", {"id": first["id"], "version": answers[0]["version"]})
    back = command(
        "report.return",
        {"id": second["id"], "version": answers[1]["version"], "reason_code": "other", "note": "Peserta?"},
    )
    assert phone.result(verify, back) == ["stored", "stored"]
    assert phone.result(verify, back) == ["already_stored", "already_stored"]
    states = dict(DailyReport.objects.values_list("pk", "state"))
    assert {str(pk): state for pk, state in states.items()} == {first["id"]: "verified", second["id"]: "returned"}


def test_a_verdict_on_something_else_than_was_seen_is_refused(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    author, body = phone_of(sari), report(submit=True)
    seen = author.ask(command("report.put", body))["answers"][0]["version"]
    stored = DailyReport.objects.get()
    return_daily_report(budi, stored.pk, "other", "Peserta?")
    author.ask(command("report.put", body | {"revision": 2, "base_version": seen + 1}))
    sent = command("report.verify", {"id": body["id"], "version": seen})
    assert phone_of(budi).result(sent) == ["refused daily_report.changed_since_seen"]


def test_a_verdict_that_comes_before_its_report_waits(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    body = report(submit=True)
    sent = command("report.verify", {"id": body["id"], "version": 2})
    assert phone_of(budi).result(sent) == ["later daily_report.not_found"]
    phone_of(sari).ask(command("report.put", body))
    assert phone_of(budi).result(sent) == ["stored"]


def test_nobody_writes_into_anothers_report(sari: Scope, ratna: Scope, phone_of: PhoneOf) -> None:
    body = report()
    phone_of(sari).ask(command("report.put", body))
    assert phone_of(ratna).result(command("report.put", body)) == ["later daily_report.not_found"]
    assert DailyReport.objects.get().author_id == sari.person_id


def test_a_leave_and_a_plan_come_the_same_way(sari: Scope, phone_of: PhoneOf) -> None:
    phone, item, leave = phone_of(sari), new_id(), new_id()
    content = {
        "region": "6209042008",
        "date": "2024-11-20",
        "kind": "field_visit",
        "category": "coordination",
        "description": "Rapat",
    }
    planned = command("plan_item.put", {"id": str(item), "revision": 1, "content": content})
    cancelled = command(
        "plan_item.put", {"id": str(item), "revision": 2, "content": content, "cancelled_because": "Banjir"}
    )
    asked = command(
        "leave.request",
        {"id": str(leave), "content": {"kind": "sick", "start": "2024-11-21", "end": "2024-11-22"}},
    )
    withdrawn = command("leave.withdraw", {"id": str(leave), "revision": 2})
    assert phone.result(planned, cancelled, asked, withdrawn) == ["stored"] * 4
    assert phone.result(planned, cancelled, asked, withdrawn) == ["already_stored"] * 4
