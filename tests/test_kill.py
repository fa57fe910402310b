"""The product is killed in the middle of writing, again and again: what it confirmed is kept, the rest never was."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pendamping.common.ids import new_id
from pendamping.demo.team import SHOWN_DISTRICT
from pendamping.demo.world import PASSWORD
from tests.demo import environment, serving
from tests.visitor import Gone, Visitor

DATABASE = "pendamping.sqlite3"
ROUNDS = 2
WRITERS = ("pld", "pd", "tapm")
MOST_BEFORE = 12  # reports confirmed before the kill
LONGEST = 60  # seconds for one of them, on a busy machine
ROSTER_ROWS = 400
pytestmark = pytest.mark.slow


def test_killing_the_server_while_people_write(own_demo: Path) -> None:
    chance = random.Random(os.environ.get("PENDAMPING_KILL_SEED", "1"))
    confirmed = Confirmed()
    numbers = count()
    for _round in range(ROUNDS):
        with serving(own_demo) as (address, process):
            visitors = [Visitor(address) for _ in WRITERS]
            for visitor, username in zip(visitors, WRITERS, strict=True):
                visitor.sign_in(username, PASSWORD)
            writing = [threading.Thread(target=write_until_gone, args=(one, numbers, confirmed)) for one in visitors]
            for thread in writing:
                thread.start()
            confirmed.wait_for(chance.randint(1, MOST_BEFORE))
            os.killpg(process.pid, signal.SIGKILL)
            for thread in writing:
                thread.join()
        is_whole(own_demo)
    stored = {row[0] for row in _rows(own_demo, "SELECT id FROM fieldwork_dailyreport WHERE description = 'Uji henti'")}
    assert confirmed.ids
    assert confirmed.ids <= stored


def test_killing_an_import(own_demo: Path) -> None:
    chance = random.Random(os.environ.get("PENDAMPING_KILL_SEED", "1"))
    roster = own_demo / "daftar.csv"
    roster.write_text("\n".join(_roster()), encoding="utf-8")
    before = _rows(own_demo, "SELECT count(*) FROM people_person")[0][0]
    command = [sys.executable, "-m", "pendamping", "import_roster", str(roster)]
    settings = environment(own_demo) | {"PENDAMPING_MODE": "demo", "PENDAMPING_HTTPS": "0"}
    importing = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while importing.poll() is None and not _rows(own_demo, "SELECT 1 FROM people_rosterrow LIMIT 1"):
        _for(importing, 0.02)  # until the file is read and its rows are being stored
    _for(importing, chance.uniform(0, 1))
    importing.kill()
    importing.wait()
    is_whole(own_demo)
    people = _rows(own_demo, "SELECT count(*) FROM people_person")[0][0] - before
    placed = _rows(own_demo, "SELECT count(*) FROM people_assignment WHERE letter_number = '1/UJI'")[0][0]
    registered = _rows(own_demo, "SELECT count(*) FROM common_auditentry WHERE action = 'person.registered'")[0][0]
    assert people == placed
    assert registered == before + people


class Confirmed:
    """What the server said it has."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.each = threading.Semaphore(0)

    def add(self, identifier: str) -> None:
        self.ids.add(identifier)
        self.each.release()

    def wait_for(self, number: int) -> None:
        for _ in range(number):
            assert self.each.acquire(timeout=LONGEST)


def _for(process: subprocess.Popen[bytes], seconds: float) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=seconds)


def write_until_gone(visitor: Visitor, numbers: Iterator[int], confirmed: Confirmed) -> None:
    """Send one report after the other until the server is gone."""
    while True:
        identifier = new_id()
        fields = {"id": str(identifier), "kind": "activity", "region": SHOWN_DISTRICT, "category": "coordination"}
        try:
            address, page = visitor.post(
                "/kerja/laporan/baru/",
                description="Uji henti",
                submit="1",
                outside_reason="uji",
                **fields,
                **free_time(next(numbers)),
            )
        except Gone:
            return
        assert address.endswith("/kerja/laporan/"), page
        confirmed.add(identifier.hex)


def free_time(number: int) -> dict[str, str]:
    """Five minutes each, one after the other from midnight on, yesterday."""
    midnight = datetime.combine(date.today() - timedelta(days=1), datetime.min.time())  # noqa: DTZ011  local days
    start = midnight + timedelta(minutes=5 * number)
    end = start + timedelta(minutes=5)
    return {"date": f"{midnight:%Y-%m-%d}", "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}


def _roster() -> Iterator[str]:
    yield "Nama;Jenjang;Kode wilayah tugas;Mulai tugas;Nomor SPT atau SK;Sumber dana"
    for number in range(ROSTER_ROWS):
        yield f"Orang Contoh {number};Pihak ketiga;{SHOWN_DISTRICT};2026-01-01;1/UJI;Dana sendiri"


def is_whole(home: Path) -> None:
    """The file is sound, every report has its events, every event its audit entry, the chain has no gap."""
    assert _rows(home, "PRAGMA integrity_check") == [("ok",)]
    assert _rows(home, "PRAGMA foreign_key_check") == []
    without_event = """
        SELECT count(*) FROM fieldwork_dailyreport AS report WHERE NOT EXISTS (
            SELECT 1 FROM fieldwork_reportevent WHERE report_id = report.id AND kind = 'recorded')"""
    assert _rows(home, without_event) == [(0,)]
    steps = "SELECT count(*) FROM fieldwork_reportevent"
    told = "SELECT count(*) FROM common_auditentry WHERE action LIKE 'daily_report.%'"
    assert _rows(home, steps) == _rows(home, told)
    head = _rows(home, "SELECT sequence, hash FROM common_audithead")
    assert head == _rows(home, "SELECT sequence, hash FROM common_auditentry ORDER BY sequence DESC LIMIT 1")
    verify = [sys.executable, "-m", "pendamping", "verify_audit"]
    settings = environment(home) | {"PENDAMPING_MODE": "demo", "PENDAMPING_HTTPS": "0"}
    assert subprocess.run(verify, env=settings, check=False, stdout=subprocess.DEVNULL).returncode == 0


def _rows(home: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(home / DATABASE)) as opened:
        return list(opened.execute(statement))
