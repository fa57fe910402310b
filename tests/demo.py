"""The product as a user runs it: `pendamping demo` in processes of its own, over a small world prepared once."""

import fcntl
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "pendamping.sqlite3"
UNFINISHED = "sedang-disiapkan"
LONGEST_START = 120  # seconds


def environment(home: Path) -> dict[str, str]:
    """Nothing of the test's own settings reaches the product."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PENDAMPING_", "DJANGO_"))}
    return kept | {"PENDAMPING_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"}


def installed_environment(home: Path) -> dict[str, str]:
    """The same without the folder of the sources: for the program of an installed wheel."""
    return {name: value for name, value in environment(home).items() if name != "PYTHONPATH"}


def run_demo(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pendamping", "demo", *options]
    return subprocess.run(command, capture_output=True, text=True, env=environment(home), check=False)


@pytest.fixture(scope="session")
def prepared_demo(installed: Path) -> Path:
    """A folder with the small world, shared by the workers of a parallel run: look, but do not change.

    The installed wheel prepares it from nothing, as at a user's.
    """
    home = Path(os.environ["PENDAMPING_TEST_HOME"]) / "small-demo"
    with home.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "static").exists():
            (home / UNFINISHED).mkdir(parents=True)  # as if an earlier preparation had been interrupted
            (home / UNFINISHED / DATABASE).write_bytes(b"half")
            command: list[str | Path] = [installed, "demo", "--no-serve", "--small"]
            settings = installed_environment(home)
            done = subprocess.run(command, capture_output=True, text=True, cwd=home, env=settings, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            (home / "said.txt").write_text(done.stdout)
    return home


@pytest.fixture
def own_demo(prepared_demo: Path, tmp_path: Path) -> Path:
    """A copy of the small world that a test may change."""
    return copy_demo(prepared_demo, tmp_path / "demo")


def copy_demo(prepared: Path, home: Path) -> Path:
    shutil.copytree(prepared, home, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
    # The files beside a database come and go while another worker reads it: copy what it holds, not its files.
    with closing(sqlite3.connect(prepared / DATABASE)) as old, closing(sqlite3.connect(home / DATABASE)) as new:
        old.backup(new)
    return home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(home: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The demo's server while the block runs: its address, and its process in a group of its own."""
    with listening([sys.executable, "-m", "pendamping", "demo"], environment(home)) as opened:
        yield opened


@contextmanager
def listening(command: Sequence[str | Path], settings: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The same for any command that serves."""
    port = free_port()
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=settings,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if "Alamat:" in line:
                break
        yield f"http://127.0.0.1:{port}", process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
