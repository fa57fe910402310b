"""What a phone is told: everything that is its own to know, nothing else, and again after a restore."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.people import FOREIGN_DESA, OTHER_DESA

from pendamping.access.models import Membership
from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry, AuditHead
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.services import discard_draft, return_daily_report, verify_daily_reports
from pendamping.sync.selectors.feed import Cursor
from pendamping.sync.tests.conftest import Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]


def told(phone: Phone, cursor: str = "") -> tuple[dict[str, dict[str, Any] | None], str]:
    """All pages after the cursor: per id the report, or None when it is gone; and the cursor then."""
    seen: dict[str, dict[str, Any] | None] = {}
    while True:
        answer = phone.ask(cursor=cursor)
        seen |= {one["id"]: one["report"] for one in answer["changes"]}
        cursor = answer["cursor"]
        if not answer["more"]:
            return seen, cursor


def test_an_empty_phone_is_filled_and_then_told_only_what_changes(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone, body = phone_of(sari), report(submit=True)
    phone.ask(command("report.put", body))
    seen, cursor = told(phone)
    assert [one["state"] for one in seen.values() if one] == ["submitted"]
    assert told(phone, cursor)[0] == {}
    return_daily_report(budi, DailyReport.objects.get().pk, "other", "Peserta berapa?")
    (after,) = told(phone, cursor)[0].values()
    assert after is not None
    assert (after["state"], after["return_reason"], after["return_note"]) == ("returned", "other", "Peserta berapa?")


def test_a_phone_that_brings_more_at_once_is_told_what_changed_after_the_last_of_it(
    sari: Scope, phone_of: PhoneOf
) -> None:
    phone, body = phone_of(sari), report(submit=True)
    _nothing, cursor = told(phone)
    brought = phone.ask(command("report.put", body), cursor=cursor, answers_only=True)
    assert [one["result"] for one in brought["answers"]] == ["stored"]
    assert (brought["changes"], brought["more"]) == ([], True)
    assert brought["statement"] is brought["reference"] is None
    assert list(told(phone, brought["cursor"])[0]) == [body["id"]]


def test_a_restore_between_two_batches_is_noticed(sari: Scope, phone_of: PhoneOf) -> None:
    """What was confirmed with the answers alone is in the cursor too, though nothing else was told."""
    phone = phone_of(sari)
    _nothing, cursor = told(phone)
    brought = phone.ask(command("report.put", report(submit=True)), cursor=cursor, answers_only=True)
    before, after = Cursor.decode(cursor), Cursor.decode(brought["cursor"])
    assert before is not None
    assert after is not None
    assert (after.sequence, after.newest) == (before.sequence, AuditHead.objects.get().sequence)
    other = replace(after, newest_link="0" * 64)  # as where the office went on differently after a restore
    assert phone.ask(cursor=other.encode(), answers_only=True)["restored"]


def test_a_supervisor_holds_what_waits_and_no_drafts(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    author, draft, waiting = phone_of(sari), report(), report(submit=True, start="13:00", end="14:00")
    supervisor = phone_of(budi)
    _nothing, cursor = told(supervisor)
    author.ask(command("report.put", draft), command("report.put", waiting))
    seen = told(supervisor, cursor)[0]
    assert seen[waiting["id"]] is not None
    assert not seen.get(draft["id"])


def test_nobody_is_told_of_another_area(sari: Scope, ratna: Scope, phone_of: PhoneOf) -> None:
    other = phone_of(ratna)
    _nothing, cursor = told(other)
    phone_of(sari).ask(command("report.put", report(submit=True)))
    assert told(other)[0] == told(other, cursor)[0] == {}


def test_an_own_report_from_elsewhere_comes_back_with_its_verdict(sari: Scope, budi: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    away = report(submit=True, region=FOREIGN_DESA, outside_reason="Studi banding")
    phone.ask(command("report.put", away))
    _first, cursor = told(phone)
    verify_daily_reports(budi, [DailyReport.objects.get().pk])
    (after,) = told(phone, cursor)[0].values()
    assert after is not None
    assert after["state"] == "verified"


def test_what_was_discarded_elsewhere_is_gone(sari: Scope, phone_of: PhoneOf) -> None:
    phone, body = phone_of(sari), report()
    phone.ask(command("report.put", body))
    _first, cursor = told(phone)
    discard_draft(sari, DailyReport.objects.get().pk)
    assert told(phone, cursor)[0] == {body["id"]: None}


def test_an_office_that_was_restored_says_so(sari: Scope, phone_of: PhoneOf) -> None:
    """The trail ends earlier than the phone's cursor, or goes on differently: both are seen."""
    phone = phone_of(sari)
    phone.ask(command("report.put", report()))
    _first, cursor = told(phone)
    assert not phone.ask(cursor=cursor)["restored"]
    head = AuditHead.objects.get()
    entry = AuditEntry.objects.get(pk=head.sequence)
    forged = Phone(phone.token, phone.id)
    other = cursor_with(cursor, sequence=head.sequence + 5, link=entry.hash)
    assert forged.ask(cursor=other)["restored"]
    assert forged.ask(cursor=cursor_with(cursor, sequence=head.sequence, link="0" * 64))["restored"]


def test_a_moved_facilitator_is_filled_anew(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    phone.ask(command("report.put", report()))
    _first, cursor = told(phone)
    Membership.objects.filter(account=sari.account_id, region_code=OTHER_DESA).delete()
    Membership.objects.filter(account=sari.account_id).update(region_code=FOREIGN_DESA)
    answer = phone.ask(cursor=cursor)
    assert answer["anew"]  # what it does not name is no longer to be held
    assert answer["reference"]["areas"] == [FOREIGN_DESA]
    assert len(told(phone, cursor)[0]) == 1  # the own reports stay own


@pytest.mark.parametrize("cursor", ["x", "eyJhIjoxfQ==", "WzEsIngiLCJ5IiwicmVwb3J0IiwiLi4vLi4iXQ=="])
def test_a_strange_cursor_begins_anew(sari: Scope, phone_of: PhoneOf, cursor: str) -> None:
    assert phone_of(sari).ask(cursor=cursor)["anew"]


def test_many_reports_come_in_pages(sari: Scope, phone_of: PhoneOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pendamping.sync.selectors.feed.PAGE", 2)
    phone = phone_of(sari)
    sent = [report(new_id(), start=f"{hour:02}:00", end=f"{hour:02}:30") for hour in range(6, 11)]
    phone.ask(*(command("report.put", one) for one in sent))
    seen, cursor = told(phone)
    assert set(seen) == {one["id"] for one in sent}
    phone.ask(*(command("report.put", one | {"revision": 2, "submit": True}) for one in sent))
    assert {one["state"] for one in told(phone, cursor)[0].values() if one} == {"submitted"}


def cursor_with(cursor: str, *, sequence: int, link: str) -> str:
    known = Cursor.decode(cursor)
    assert known is not None
    return replace(known, sequence=sequence, link=link).encode()
