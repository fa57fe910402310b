"""What must hold once the network is well again and everybody has caught up, whatever happened before."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from pendamping.common.audit import first_broken_link
from pendamping.common.models import AuditEntry, StoredFile
from pendamping.fieldwork.models import DailyReport, Leave, ReportAttachment, ReportEvent
from pendamping.sync.models import CommandReceipt
from pendamping.sync.selectors.feed import pull
from tests.sync_model.phone import Key, Phone, Queued
from tests.sync_model.plan_checks import doubled_in_plans, lost_plan, lost_progress
from tests.sync_model.room_checks import doubled_in_rooms, lost_in_rooms
from tests.sync_model.world import Staff

MOST = 300  # letters of a value that differs
ONCE = (ReportEvent.Kind.RECORDED, ReportEvent.Kind.VERIFIED)


def faults(staff: Staff, phones: Collection[Phone], created: set[str]) -> Iterator[str]:
    """Every promise that is broken, in words."""
    given = {owner: _given(staff, owner) for owner in {phone.owner for phone in phones}}
    for phone in phones:
        yield from _lost(phone)
        yield from _diverged(phone, given[phone.owner])
    yield from _doubled(created)
    yield from doubled_in_rooms(created)
    yield from doubled_in_plans(created)
    broken = first_broken_link()
    if broken is not None:
        yield f"the audit trail is broken at {broken}"


def _lost(phone: Phone) -> Iterator[str]:
    """What the office took is there: as it stands now, or in the history of its record."""
    by_record: dict[str, list[Queued]] = {}
    for one in phone.outbox:
        by_record.setdefault(one.about, []).append(one)
    for identifier, queue in by_record.items():
        taken = [one for one in queue if one.state == "taken"]
        kinds = {one.command["kind"] for one in taken}
        yield from lost_in_rooms(phone, taken)
        if "report.put" in kinds:
            yield from _lost_report(phone, identifier, taken)
        elif "leave.request" in kinds:
            leave = Leave.objects.filter(pk=identifier).first()
            withdrawn = "leave.withdraw" in kinds
            if leave is None or (withdrawn and leave.state != Leave.State.WITHDRAWN):
                yield f"HP {phone.name}: leave {identifier} was taken and is {leave and leave.state}"
        elif "plan_item.put" in kinds:
            yield from lost_plan(phone, identifier, taken)
        yield from lost_progress(phone, taken)
        for kind, state in (("report.verify", "verified"), ("report.return", "returned")):
            if kind in kinds and not ReportEvent.objects.filter(report_id=UUID(identifier), kind=state).exists():
                yield f"HP {phone.name}: {kind} of {identifier} was taken and is gone"


def _lost_report(phone: Phone, identifier: str, taken: list[Queued]) -> Iterator[str]:
    kinds = {one.command["kind"] for one in taken}
    stored = DailyReport.objects.filter(pk=identifier).first()
    if "report.discard" in kinds:
        if stored is not None:
            yield f"HP {phone.name}: report {identifier} was discarded and is back"
        return
    if stored is None:
        if not AuditEntry.objects.filter(object_id=identifier, action="daily_report.discarded").exists():
            yield f"HP {phone.name}: report {identifier} was taken and is gone"
        return
    newest = max((one for one in taken if one.command["kind"] == "report.put"), key=_revision).command["body"]
    edits = ReportEvent.objects.filter(report_id=UUID(identifier), kind=ReportEvent.Kind.EDITED)
    told = {stored.description} | {
        one["description"][0] for one in edits.values_list("changes", flat=True) if "description" in one
    }
    if newest["content"]["description"] not in told:
        yield f"HP {phone.name}: what report {identifier} said in revision {newest['revision']} was taken and is gone"
    if (
        newest["submit"]
        and not ReportEvent.objects.filter(report_id=UUID(identifier), kind=ReportEvent.Kind.SUBMITTED).exists()
    ):
        yield f"HP {phone.name}: report {identifier} was taken as submitted and is {stored.state}"
    if missing := phone.missing_photos():
        yield f"HP {phone.name}: {len(missing)} photos never arrived"


def _revision(queued: Queued) -> int:
    return int(queued.command["body"]["revision"])


def _given(staff: Staff, owner: str) -> dict[Key, Any]:
    """What a new phone of this person would be filled with."""
    scope = staff.scope_on_phone(owner)
    fresh: dict[Key, Any] = {}
    cursor, more = "", True
    while more:
        page = pull(scope, cursor)
        said = [json.loads(one.model_dump_json()) for one in page.changes]
        fresh |= {(one["type"], one["id"]): one[one["type"]] for one in said if not one["gone"]}
        cursor, more = page.cursor.encode(), page.more
    return fresh


def _diverged(phone: Phone, fresh: Mapping[Key, Any]) -> Iterator[str]:
    """Every phone holds what a new one of the same person would be given, no more and no less."""
    for key in fresh.keys() | phone.records.keys():
        held, given = phone.records.get(key), fresh.get(key)
        if held != given:
            yield f"HP {phone.name} holds {key[0]} {key[1]} {_difference(held, given)}"


def _difference(held: dict[str, Any] | None, given: dict[str, Any] | None) -> str:
    if held is None or given is None:
        return "that is no longer its own to know" if given is None else "not, and should"
    return "otherwise: " + ", ".join(
        f"{name} {str(held.get(name))[:MOST]} instead of {str(given.get(name))[:MOST]}"
        for name in given
        if held.get(name) != given.get(name)
    )


def _doubled(created: set[str]) -> Iterator[str]:
    """No record that nobody wrote, no step taken twice, one receipt of each command, each file stored once."""
    strangers = {str(one) for one in DailyReport.objects.values_list("pk", flat=True)} - created
    if strangers:
        yield f"reports that nobody wrote: {strangers}"
    steps = Counter(ReportEvent.objects.filter(kind__in=ONCE).values_list("report_id", "kind"))
    yield from (f"report {report} was {kind} {number} times" for (report, kind), number in steps.items() if number > 1)
    told = AuditEntry.objects.filter(action__in=[f"daily_report.{kind}" for kind in ReportEvent.Kind])
    discarded = AuditEntry.objects.filter(action="daily_report.discarded").values("object_id")
    entries, events = told.exclude(object_id__in=discarded).count(), ReportEvent.objects.count()
    if entries != events:
        yield f"{events} steps of reports with {entries} entries in the audit trail"
    named = ReportAttachment.objects.values_list("stored_id", flat=True)
    if set(named) != set(StoredFile.objects.values_list("pk", flat=True)) & set(named):
        yield "a photo is named and not stored"
    if CommandReceipt.objects.exclude(result="refused").filter(version_after__lt=1).exists():
        yield "a receipt of a version that never was"
