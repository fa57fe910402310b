"""A backup taken from the running product while somebody writes, and what a restore makes of it elsewhere."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from pendamping.demo.world import PASSWORD
from tests.demo import DATABASE, environment, serving
from tests.test_kill import Confirmed, is_whole, write_until_gone
from tests.visitor import Visitor

BEFORE, DURING = 3, 2  # reports confirmed before the backup began, and while or after it ran
pytestmark = pytest.mark.slow


def run(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    settings = environment(home) | {"PENDAMPING_MODE": "demo", "PENDAMPING_HTTPS": "0"}
    arguments = [sys.executable, "-m", "pendamping", *command]
    return subprocess.run(arguments, env=settings, capture_output=True, text=True, check=False)


def test_a_backup_of_the_running_product_is_whole(own_demo: Path, tmp_path: Path) -> None:
    confirmed, folder, elsewhere = Confirmed(), tmp_path / "cadangan", tmp_path / "lain"
    with serving(own_demo) as (address, process):
        visitor = Visitor(address)
        visitor.sign_in("pld", PASSWORD)
        writing = threading.Thread(target=write_until_gone, args=(visitor, count(), confirmed))
        writing.start()
        confirmed.wait_for(BEFORE)
        before = set(confirmed.ids)
        done = run(own_demo, "backup", str(folder))
        assert done.returncode == 0, done.stderr
        confirmed.wait_for(DURING)
        (backup,) = folder.iterdir()
        refused = run(own_demo, "restore", str(backup), "--replace")
        assert "Hentikan server" in refused.stderr
        os.killpg(process.pid, signal.SIGKILL)
        writing.join()
    elsewhere.mkdir()
    shutil.copy(own_demo / "secret.key", elsewhere)
    done = run(elsewhere, "restore", str(backup))
    assert done.returncode == 0, done.stderr
    is_whole(elsewhere)
    with closing(sqlite3.connect(elsewhere / DATABASE)) as opened:
        stored = {row[0] for row in opened.execute("SELECT id FROM fieldwork_dailyreport")}
        files = {row[0] for row in opened.execute("SELECT file FROM common_storedfile")}
    assert before <= stored
    assert all((elsewhere / "media" / name).is_file() for name in files)
