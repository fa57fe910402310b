"""Real processes: five that send the same at once, and a server that is killed in the middle of taking it."""

import hashlib
import json
import multiprocessing
import os
import random
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from tests.live import Gone, call, over_test_database, send_all

from pendamping.common.audit import first_broken_link
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.fieldwork.models import CodeListEntry, DailyReport, ReportAttachment, ReportEvent
from pendamping.sync.models import AwaitedFile, CommandReceipt, IncomingFile
from pendamping.sync.tests.conftest import Phone, command, report

PROCESSES, REPORTS, ROUNDS = 5, 8, 3
pytestmark = pytest.mark.django_db(transaction=True)  # other processes see what this one committed
PhoneOf = Callable[[Scope], Phone]


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: LazySettings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _codes(transactional_db: None) -> None:
    """As migrated; a test with its own transactions empties every table."""
    CodeListEntry.objects.get_or_create(list="category", code="coordination", defaults={"label": "Koordinasi"})


@pytest.fixture(autouse=True)
def _day() -> None:
    """The server in its own process has its own clock."""


def test_five_processes_that_send_the_same_at_once_store_it_once(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    commands, photos = visits()
    batch = {"protocol": 1, "clock": datetime.now(UTC).isoformat(), "commands": commands}
    with (
        over_test_database(workers=2) as (port, _process),
        ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool,
    ):
        evenings = [pool.submit(send_all, port, phone.token, batch, photos) for _ in range(PROCESSES)]
        answers = [evening.result() for evening in evenings]
    together = sorted(result for one in answers for result in one)
    assert together == sorted(["stored"] * REPORTS + ["already_stored"] * REPORTS * (PROCESSES - 1))
    is_whole_and_once()


@pytest.mark.slow
def test_a_server_that_is_killed_again_and_again_loses_nothing(sari: Scope, phone_of: PhoneOf) -> None:
    """The phone is told what is missing, and nothing but that is sent again."""
    phone = phone_of(sari)
    commands, photos = visits()
    chance = random.Random(os.environ.get("PENDAMPING_KILL_SEED"))
    confirmed: set[str] = set()
    for round_number in range(ROUNDS):
        with over_test_database() as (port, process):
            last = round_number == ROUNDS - 1
            killer = threading.Timer(chance.uniform(0.05, 0.6), os.killpg, (process.pid, signal.SIGKILL))
            if not last:
                killer.start()
            try:
                send_what_is_missing(port, phone.token, commands, photos, confirmed)
            except Gone:
                assert not last
            killer.cancel()
        stored = {str(one) for one in DailyReport.objects.values_list("pk", flat=True)}
        assert {one["body"]["id"] for one in commands if one["id"] in confirmed} <= stored
        assert first_broken_link() is None
    is_whole_and_once()


def send_what_is_missing(
    port: int, token: str, commands: list[dict[str, Any]], photos: list[bytes], confirmed: set[str]
) -> None:
    for one in commands:
        if one["id"] not in confirmed:
            batch = {"protocol": 1, "clock": datetime.now(UTC).isoformat(), "commands": [one]}
            _status, said = call(port, "POST", "/api/sync", token, json.dumps(batch).encode())
            confirmed |= {answer["id"] for answer in said["answers"] if "stored" in answer["result"]}
    for photo in photos:
        sha256 = hashlib.sha256(photo).hexdigest()
        _status, state = call(port, "GET", f"/api/files/{sha256}", token, b"")
        for offset in range(state["received"], 0 if state["stored"] else len(photo), 1000):
            piece = photo[offset : offset + 1000]
            call(port, "PUT", f"/api/files/{sha256}?size={len(photo)}&offset={offset}", token, piece)


def visits() -> tuple[list[dict[str, Any]], list[bytes]]:
    """Reports of yesterday, one photo each."""
    day = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    commands, photos = [], []
    for number in range(REPORTS):
        photo = a_photo((f"#{30 * number:02x}8899"), size=(320, 240))
        photos.append(photo)
        sha256 = hashlib.sha256(photo).hexdigest()
        said = {"id": str(new_id()), "sha256": sha256, "size": len(photo), "caption": "Foto (contoh)"}
        start = time(8 + number).isoformat("minutes")
        end = time(8 + number, 30).isoformat("minutes")
        body = report(submit=True, date=day, start=start, end=end, attachments=[said])
        commands.append(command("report.put", body))
    return commands, photos


def is_whole_and_once() -> None:
    assert DailyReport.objects.filter(state="submitted").count() == CommandReceipt.objects.count() == REPORTS
    assert ReportAttachment.objects.count() == StoredFile.objects.count() == REPORTS
    assert ReportEvent.objects.count() == 3 * REPORTS  # written, handed in, a photo added
    assert not AwaitedFile.objects.exists()
    assert not IncomingFile.objects.exists()
    assert first_broken_link() is None
