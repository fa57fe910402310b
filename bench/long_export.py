"""A month of very many reports as CSV: `python -m bench.long_export ROWS` over the migrated, empty database of this
environment. Prints one JSON object: how long it takes, and how much memory the process has held at most after a
tenth of the rows and after all of them.
"""

import json
import os
import resource
import sys
from datetime import UTC, date, datetime, time
from time import perf_counter, process_time
from typing import Any

from django.db import transaction
from django.test import Client, override_settings

import bench.office  # noqa: F401  Django is ready before anything of the product is imported
from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.common.bulk import insert_rows
from pendamping.common.ids import new_id
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Person
from pendamping.regions.models import Region

VILLAGE, DISTRICT = "9801010001", "980101"
DAY, NOON = date(2025, 3, 14), datetime(2025, 3, 14, 5, tzinfo=UTC)
AT_ONCE = 10_000
BACKEND = "pendamping.access.backends.AccountBackend"


def measure(rows: int) -> dict[str, Any]:
    person, browser = _somebody()
    figures: dict[str, Any] = {"database": "postgresql" if os.environ.get("DATABASE_URL") else "sqlite", "rows": rows}
    _plant(person, rows // 10)
    lines, _seconds, _processor = _take(browser)
    assert lines == rows // 10 + 1, lines
    figures["tenth_peak_mb"] = _peak_mb()
    _plant(person, rows - rows // 10)
    figures["lines"], figures["seconds"], figures["processor_s"] = _take(browser)
    assert figures["lines"] == rows + 1, figures
    figures["peak_mb"] = _peak_mb()
    return figures | {"ratio": round(figures["peak_mb"] / figures["tenth_peak_mb"], 2)}


def _take(browser: Client) -> tuple[int, float, float]:
    """The page's own download, read to its end: its lines with the head, seconds, seconds of the processor."""
    began, spent, lines = perf_counter(), process_time(), 0
    answer: Any = browser.post(f"/kerja/laporan/unduh/?month={DAY:%Y-%m}", {"format": "csv"})
    for piece in answer.streaming_content:
        lines += piece.count(b"\r\n")
    return lines, round(perf_counter() - began, 1), round(process_time() - spent, 1)


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _somebody() -> tuple[Person, Client]:
    """A PD of an invented kecamatan, signed in."""
    for code, kind in (("98", "province"), ("9801", "kabupaten"), (DISTRICT, "district"), (VILLAGE, "desa")):
        Region.objects.create(code=code, name="Contoh", level=len(code), kind=kind, search_text=code)
    account = Account.objects.create_account("contoh", "Contoh", "kata-sandi-contoh", must_set_password=False)
    person = Person.objects.create(name="Contoh", account=account, is_sample=True)
    account.person_id = person.pk
    account.save()
    Membership.objects.create(account=account, role=Role.PD, region_code=DISTRICT, since=date(2025, 1, 1))
    browser = Client()
    browser.force_login(account, backend=BACKEND)
    return person, browser


def _plant(person: Person, number: int) -> None:
    for first in range(0, number, AT_ONCE):
        with transaction.atomic():
            insert_rows([_report(person, place) for place in range(first, min(first + AT_ONCE, number))])


def _report(person: Person, place: int) -> DailyReport:
    return DailyReport(
        id=new_id(),
        author=person,
        author_tier="PLD",
        author_post=DISTRICT,
        region_id=VILLAGE,
        kind="activity",
        date=DAY,
        start=time(8),
        end=time(9),
        category="coordination",
        state="verified",
        description=f"Mendampingi rapat ke-{place} (data contoh).",
        created_at_device=NOON,
        received_at_server=NOON,
        is_sample=True,
    )


if __name__ == "__main__":
    with override_settings(ALLOWED_HOSTS=["*"]):
        print(json.dumps(measure(int(sys.argv[1]))))
