"""A table of any length leaves the house whole, and takes no more memory than a short one."""

import gc
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time

import pytest
from django.test import Client
from tests.people import DESA, TODAY

from pendamping.common.ids import new_id
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.common.tables import Value, stream_csv, write_long_xlsx
from pendamping.fieldwork.models import DailyReport

FEW, MANY, AT_ONCE = 60, 600, 30
ALIKE = 1.5  # peak of memory with ten times the rows
ADDRESS = f"/kerja/laporan/unduh/?month={TODAY:%Y-%m}"


def plant(scope: Scope, number: int) -> None:
    assert scope.person_id is not None
    at = datetime(2024, 11, 12, 5, tzinfo=UTC)
    DailyReport.objects.bulk_create(
        DailyReport(
            id=new_id(),
            author_id=scope.person_id,
            author_tier="PLD",
            author_post="620904",
            region_id=DESA,
            kind="activity",
            date=TODAY,
            start=time(9),
            end=time(10),
            category="coordination",
            description=f"Uraian {place} (data contoh)",
            created_at_device=at,
            received_at_server=at,
        )
        for place in range(number)
    )


def taken_along(browser: Client) -> tuple[int, int]:
    """How many lines came, and the most memory that it took."""
    gc.collect()
    gc.freeze()  # what was there before is left alone, so that collecting below is quick
    tracemalloc.start()
    lines = 0
    answer = browser.post(ADDRESS, {"format": "csv"})
    for piece in answer:
        lines += piece.count(b"\r\n")
        if lines % AT_ONCE == 0:
            gc.collect()  # we measure what is held, not what waits to be thrown away
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    gc.unfreeze()
    return lines, peak


def test_ten_times_the_reports_take_no_more_memory_and_none_is_cut(
    sari: Scope, sign_in: Callable[[Scope], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pendamping.fieldwork.pages.exports.AT_ONCE", AT_ONCE)
    browser = sign_in(sari)
    plant(sari, FEW)
    list(browser.post(ADDRESS, {"format": "csv"}))  # loads what is loaded once only; counting memory slows that down
    _lines, little = taken_along(browser)
    plant(sari, MANY - FEW)
    lines, much = taken_along(browser)
    assert lines == MANY + 1
    assert much < ALIKE * little
    assert AuditEntry.objects.latest("sequence").facts["count"] == MANY


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_long_table_is_written_row_by_row(kind: str) -> None:
    def rows(number: int) -> Iterator[list[Value]]:
        return ([f"Uraian {place}", place, TODAY] for place in range(number))

    def peak(number: int) -> int:
        gc.collect()
        tracemalloc.start()
        if kind == "csv":
            assert sum(1 for _line in stream_csv(rows(number))) == number + 1
        else:
            with tempfile.TemporaryFile() as file:
                write_long_xlsx(file, "Laporan", rows(number))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(FEW)
    assert peak(5 * MANY) < ALIKE * peak(MANY)
