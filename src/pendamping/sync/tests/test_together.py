"""New reports that follow each other are taken in one go, and each is judged for itself all the same."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.people import TODAY

from pendamping.common.audit import first_broken_link
from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.sync.models import AwaitedFile, CommandReceipt
from pendamping.sync.schemas.contacts import MOST_COMMANDS
from pendamping.sync.tests.conftest import Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


def test_fifty_reports_take_as_many_queries_as_ten(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.ask()  # what is done once per phone is done
    few, many = queries(phone, visits(TODAY, 10)), queries(phone, visits(TODAY - timedelta(days=1), MOST_COMMANDS))
    assert (many, DailyReport.objects.count()) == (few, 10 + MOST_COMMANDS)
    assert few < 60


def test_a_stored_draft_is_changed_and_handed_over_in_one_breath(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    drafts = visits(TODAY, 3)
    for one in drafts:
        one["body"]["submit"] = False
    phone.ask(*drafts)
    one, *two = [changed(draft) for draft in drafts]
    assert queries(phone, two) - queries(phone, [one]) <= 25
    assert set(DailyReport.objects.values_list("state", "version")) == {("submitted", 3)}
    steps = ReportEvent.objects.filter(report_id=one["body"]["id"]).order_by("pk").values_list("kind", flat=True)
    assert list(steps) == ["recorded", "edited", "submitted"]
    assert first_broken_link() is None


def test_every_report_of_a_batch_has_its_own_steps_entries_and_receipt(sari: Scope, phone_of: PhoneOf) -> None:
    sent = visits(TODAY, 5)
    assert phone_of(sari).result(*sent) == ["stored"] * 5
    assert set(DailyReport.objects.values_list("state", "version", "app_version")) == {("submitted", 2, "1.0.0")}
    for one in sent:
        about = one["body"]["id"]
        steps = ReportEvent.objects.filter(report_id=about).values_list("kind", flat=True)
        entries = AuditEntry.objects.filter(object_id=about).order_by("sequence").values_list("action", flat=True)
        assert list(steps) == ["recorded", "submitted"]
        assert list(entries) == ["daily_report.recorded", "daily_report.submitted"]
        receipt = CommandReceipt.objects.get(pk=one["id"])
        assert (str(receipt.record_id), receipt.result, receipt.version_after) == (about, "stored", 2)
    assert first_broken_link() is None


def test_in_one_batch_each_is_judged_beside_those_before_it(sari: Scope, phone_of: PhoneOf) -> None:
    fine, same_hours, late, incomplete, after = visits(TODAY, 5)
    same_hours["body"]["content"] |= {name: fine["body"]["content"][name] for name in ("start", "end")}
    late["body"]["content"]["date"] = date(2024, 9, 1).isoformat()
    incomplete["body"]["content"]["problem"] = "Jalan putus (data contoh)."
    assert phone_of(sari).result(fine, same_hours, late, incomplete, after) == [
        "stored",
        "refused daily_report.duplicate",
        "refused daily_report.too_late",
        "refused daily_report.visit_incomplete",
        "stored",
    ]
    assert {str(pk) for pk in DailyReport.objects.values_list("pk", flat=True)} == {
        fine["body"]["id"],
        after["body"]["id"],
    }
    assert CommandReceipt.objects.filter(result=CommandReceipt.Result.REFUSED).count() == 3


def test_changes_of_a_report_in_its_own_batch_come_after_it(sari: Scope, phone_of: PhoneOf) -> None:
    phone, identifier = phone_of(sari), new_id()
    first = command("report.put", report(identifier, description="satu"))
    second = command("report.put", report(identifier, revision=2, description="dua"))
    other = command("report.put", report(start="13:00", end="14:00"))
    assert phone.result(first, second, other, first) == ["stored", "stored", "stored", "already_stored"]
    assert DailyReport.objects.get(pk=identifier).description == "dua"


def test_where_the_batch_fails_as_a_whole_the_others_are_taken_one_by_one(
    sari: Scope, phone_of: PhoneOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours that only one report meets, after some of the batch was written."""
    first, poisoned, last = sent = visits(TODAY, 3)
    awaited = AwaitedFile.objects.none().model.__init__

    def fail(row: Any, **values: Any) -> None:
        if str(values.get("report_id")) == poisoned["body"]["id"]:
            raise RuntimeError
        awaited(row, **values)

    for one in sent:
        one["body"]["attachments"] = [{"id": str(new_id()), "sha256": "a" * 64, "size": 7}]
    monkeypatch.setattr(AwaitedFile, "__init__", fail)
    assert phone_of(sari).result(*sent) == ["stored", "later sync.office_fault", "stored"]
    stored = {str(pk) for pk in DailyReport.objects.values_list("pk", flat=True)}
    assert stored == {first["body"]["id"], last["body"]["id"]}
    assert CommandReceipt.objects.count() == 2
    assert first_broken_link() is None


def changed(draft: dict[str, Any]) -> dict[str, Any]:
    """The next state of a draft that the office holds in its first version."""
    content = draft["body"]["content"] | {"description": "Diperbaiki (data contoh)"}
    said = {"revision": 2, "base_version": 1, "submit": True, "content": content}
    return command("report.put", draft["body"] | said)


def queries(phone: Phone, sent: list[dict[str, Any]]) -> int:
    known = phone.ask()
    said = {"cursor": known["cursor"], "reference": known["reference"]["digest"]}
    with CaptureQueriesContext(connection) as captured:
        assert phone.result(*sent, **said) == ["stored"] * len(sent)
    return len(captured)


def visits(last: date, number: int) -> list[dict[str, Any]]:
    """Handed-in visits, ten on each day up to `last`."""
    sent = []
    for place in range(number):
        day, hour = last - timedelta(days=place // 10), 8 + place % 10
        start, end = time(hour).isoformat(), time(hour, 50).isoformat()
        sent.append(command("report.put", report(submit=True, date=day.isoformat(), start=start, end=end)))
    return sent
