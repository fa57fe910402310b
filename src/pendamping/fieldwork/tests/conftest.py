"""A report that Sari may send, and the lists that it chooses from."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from tests.people import DESA, TODAY

from pendamping.common.scope import Scope
from pendamping.fieldwork.code_lists import ENTRIES
from pendamping.fieldwork.models import CodeListEntry, DailyReport
from pendamping.fieldwork.schemas import NewDailyReport
from pendamping.fieldwork.services import record_daily_report, submit_daily_reports

WRITTEN = datetime(2024, 11, 12, 5, 52, tzinfo=UTC)

RECEIVED = datetime(2024, 11, 12, 11, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def office_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The office receives on the evening of the day of the tests."""
    monkeypatch.setattr(timezone, "now", lambda: RECEIVED)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """Files of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def code_lists(db: None) -> None:
    """As migrated; said again because a test with its own transactions empties every table."""
    CodeListEntry.objects.bulk_create(
        [
            CodeListEntry(list=name, code=code, label=label, label_en=label_en, order=order)
            for name, entries in ENTRIES.items()
            for order, (code, label, label_en) in enumerate(entries)
        ],
        ignore_conflicts=True,
    )


def a_report(**changes: object) -> NewDailyReport:
    """A visit of Sari's on the day of the tests, with what a test changes."""
    content: dict[str, object] = {
        "region": DESA,
        "kind": DailyReport.Kind.FIELD_VISIT,
        "date": TODAY,
        "start": time(9, 10),
        "end": time(12, 40),
        "category": "infrastructure_work",
        "title": "Pekerjaan jembatan gantung RT 02",
        "description": "Memeriksa perbaikan jembatan bersama TPK dan kepala desa.",
        "created_at_device": WRITTEN,
    }
    return NewDailyReport.model_validate(content | changes)


@pytest.fixture
def new() -> NewDailyReport:
    return a_report()


@pytest.fixture
def waiting(sari: Scope) -> Callable[..., DailyReport]:
    """`waiting(date=...)` → a report of Sari's that waits for its checker."""

    def submit(**changes: object) -> DailyReport:
        report, _ = record_daily_report(sari, a_report(**changes))
        assert not submit_daily_reports(sari, [report.pk]).refused
        report.refresh_from_db()
        return report

    return submit


def other_day(number: int) -> date:
    return TODAY.replace(day=number)
