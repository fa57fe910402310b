"""`pendamping demo` from outside: prepared once, kept, begun again when interrupted, served and stopped cleanly."""

import os
import signal
import socket
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pendamping.demo.world import PASSWORD
from tests.browser import PATIENCE, chromium, needs_chromium
from tests.demo import LONGEST_START, UNFINISHED, run_demo, serving

pytestmark = pytest.mark.slow


def _reports(home: Path) -> int:
    with sqlite3.connect(home / "pendamping.sqlite3") as opened:
        return int(opened.execute("SELECT count(*) FROM fieldwork_dailyreport").fetchone()[0])


def test_a_second_run_keeps_the_data_and_prints_the_accounts(own_demo: Path) -> None:
    with sqlite3.connect(own_demo / "pendamping.sqlite3") as opened:
        opened.execute("UPDATE people_person SET name = 'Diubah Pengguna' WHERE name = 'Rina Anggrek'")
    before = _reports(own_demo)
    done = run_demo(own_demo, "--no-serve")
    assert done.returncode == 0, done.stderr
    assert _reports(own_demo) == before > 0
    with sqlite3.connect(own_demo / "pendamping.sqlite3") as opened:
        kept = opened.execute("SELECT count(*) FROM people_person WHERE name = 'Diubah Pengguna'")
        assert kept.fetchone() == (1,)
    for word in ("Lamandau", "data contoh", "pld", "bupati", "admin", PASSWORD):
        assert word in done.stdout


def test_what_an_interruption_left_is_thrown_away(prepared_demo: Path) -> None:
    """The shared preparation itself began over an interrupted one; see `tests.demo`."""
    assert "terputus" in (prepared_demo / "said.txt").read_text()
    assert not (prepared_demo / UNFINISHED).exists()
    assert _reports(prepared_demo) > 0


def test_another_database_is_not_touched(tmp_path: Path) -> None:
    database = tmp_path / "pendamping.sqlite3"
    with sqlite3.connect(database) as opened:
        opened.execute("CREATE TABLE mine (name TEXT)")
    done = run_demo(tmp_path, "--no-serve", "--reset")
    assert done.returncode == 1
    assert "bukan data contoh" in done.stderr
    with sqlite3.connect(database) as opened:
        assert opened.execute("SELECT count(*) FROM mine").fetchone() == (0,)


def test_a_busy_port_is_said_in_a_sentence(own_demo: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run_demo(own_demo, "--port", str(port))
    assert done.returncode == 1
    assert f"Porta {port} sedang dipakai" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_stops_the_server_cleanly(own_demo: Path) -> None:
    with serving(own_demo) as (_address, process):
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
        said, _nothing = process.communicate(timeout=LONGEST_START)
        assert process.returncode == 0
        assert "Berhenti" in said
        assert "Traceback" not in said


@pytest.mark.browser
@needs_chromium
def test_the_facilitator_signs_in_and_sees_the_day(own_demo: Path) -> None:
    with serving(own_demo) as (address, process), chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844}, locale="id-ID")
        page.set_default_timeout(PATIENCE)
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(address)
        page.locator("input[name=login]").fill("pld")
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(f"{address}/")
        expect(page.get_by_text("Data contoh", exact=True).first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.close()
        assert not wrong
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=LONGEST_START)


def test_help_speaks_both_languages(tmp_path: Path) -> None:
    indonesian = run_demo(tmp_path, "--help")
    assert "tanpa menjalankan server" in indonesian.stdout
    english = run_demo(tmp_path, "--help", "--lang", "en")
    assert "--no-serve" in english.stdout
