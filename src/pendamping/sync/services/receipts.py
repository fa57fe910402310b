"""The receipt of pay day on paper: the same figures, signed, with the signature in its QR code."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.carrying import payload
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors.code_lists import code_lists
from pendamping.regions.selectors import names_of
from pendamping.reports import wording
from pendamping.reports.qr import qr_svg
from pendamping.reports.services.issuing import PDF, File
from pendamping.reports.typesetting import typeset
from pendamping.sync.presenting import HeldReport, MonthHeld, held_lines
from pendamping.sync.selectors.holdings import held_reports, receipt_person
from pendamping.sync.services.statements import statement_of_month
from pendamping.sync.statements import said_in

TEMPLATE: Final = Path(__file__).resolve().parent.parent / "typst" / "receipt.typ"
REGENCY: Final = 4  # digits of its code


def print_receipt(scope: Scope, person_id: UUID, month: Month) -> File:
    """What the office holds of that month as PDF.

    Raises: NotFound, NotAllowed: not this scope's to see.
    """
    person = receipt_person(scope, person_id, month)
    held = MonthHeld(held_lines(held_reports(scope, person_id, month), code_lists(scope)["category"]))
    statement = statement_of_month(scope, person_id, month)
    said = said_in(statement.text)
    made_at = timezone.localtime(said.at if said else None)
    url = settings.BASE_URL + reverse("sync:check_receipt")
    home = next((one.report.region_id for one in held.lines), person.home_code)
    data = {
        "document": f"Tanda terima {person.name} {wording.month_year(month.first)}",
        "author_of_record": scope.name,
        "footer": f"{person.name}, {wording.month_year(month.first)}. Kode {statement.code}",
        "title": "Tanda terima kantor",
        "subtitle": f"{person.name}, {wording.month_year(month.first)}",
        "office": {"district": "", "wider": names_of([home]).get(home[:REGENCY], "")},
        "finding": _finding(held),
        "lines": [_line(one) for one in held.lines],
        "days": _days(held),
        "code": statement.code,
        "url": url,
        "made": wording.moment(made_at),
        "sample": "Data contoh." if person.is_sample else "",
    }
    qr = qr_svg(f"{url}#{payload(statement.text, statement.signature)}")
    files = {TEMPLATE.name: TEMPLATE.read_bytes(), "data.json": json.dumps(data).encode(), "qr.svg": qr}
    content = typeset(TEMPLATE.name, files, made_at.astimezone(UTC))
    record_audit(scope, "receipt.printed", person, person.home_code, code=statement.code, since=month.iso)
    return File(f"tanda-terima-{month.iso}.pdf", PDF, content)


def _finding(held: MonthHeld) -> str:
    if not held.lines:
        return "Kantor belum menyimpan laporan untuk bulan ini."
    states = [
        (held.verified, "terverifikasi"),
        (held.waiting, "menunggu pemeriksaan"),
        (held.returned, "perlu diperbaiki"),
    ]
    parts = ", ".join(f"{number} {words}" for number, words in states if number)
    return f"Kantor menyimpan {held.reports} laporan dan {held.photos} foto: {parts}."


def _line(one: HeldReport) -> dict[str, str]:
    report = one.report
    return {
        "date": wording.weekday_date(report.date),
        "what": f"{one.category}, {report.region.name}",
        "photos": wording.number(one.photos),
        "state": str(DailyReport.State(report.state).label),
        "written": _moment(report.created_at_device) + (" (terlambat)" if one.is_late else ""),
        "received": _moment(report.received_at_server),
    }


def _moment(at: datetime) -> str:
    """The year is on the paper already."""
    here = timezone.localtime(at)
    return f"{wording.short_date(here.date())} {wording.clock(here.time())}"


def _days(held: MonthHeld) -> str:
    """How many days have work."""
    days: set[date] = {one.report.date for one in held.lines}
    return wording.number(len(days))
