"""`make test`: the checks, and the tests that fit into ten minutes; with ALL=1 every test that this machine can run.

What was not run is said at the end, and why. The checks, most of which use one core, run beside the tests on SQLite;
what a step printed is shown when it is done.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
sys.path.insert(0, str(ROOT))

from tests.postgresql import server_binaries  # noqa: E402  found through the line above


@dataclass
class Totals:
    """What the steps have counted so far."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)  # to the whole run, by database

    def add_step(self, name: str, *, worked: bool) -> None:
        if worked:
            self.passed += 1
        else:
            self.failed += 1
            self.broken.append(name)

    def add_junit(self, name: str, path: Path, *, worked: bool) -> None:
        """Count the cases of one pytest run; a run that died before it could write counts as one failure."""
        if not path.exists():
            self.add_step(name, worked=False)
            return
        for case in ET.parse(path).getroot().iter("testcase"):
            skipped = case.find("skipped")
            if skipped is not None:
                self.skipped += 1
                self.reasons[f"{name}: {skipped.get('message', '')}"] += 1
            elif case.find("failure") is not None or case.find("error") is not None:
                self.failed += 1
                self.broken.append(f"{name}: {case.get('classname')}.{case.get('name')}")
            else:
                self.passed += 1
        if not worked and self.failed == 0:
            self.add_step(name, worked=False)


def run(name: str, command: list[str], *, where: Path = ROOT, **environment: str) -> bool:
    started = time.monotonic()
    print(f"-- {name}", flush=True)
    settings = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"} | environment
    settings.pop("PYTHONDONTWRITEBYTECODE", None)  # the tests start Python a hundred times
    done = subprocess.run(
        command, cwd=where, env=settings, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    verdict = "baik" if done.returncode == 0 else "GAGAL"
    print(f"== {name}: {verdict}, {time.monotonic() - started:.0f} s\n{done.stdout}", end="", flush=True)
    return done.returncode == 0


def checks(totals: Totals) -> None:
    commands = {
        "ruff: aturan": [str(BIN / "ruff"), "check", "."],
        "ruff: bentuk": [str(BIN / "ruff"), "format", "--check", "."],
        "mypy: tipe": [str(BIN / "mypy")],
        "import-linter: arah impor": [str(BIN / "lint-imports")],
        "djlint: templat": [str(BIN / "djlint"), "src/pendamping", "--lint", "--quiet"],
    }
    for name, command in commands.items():
        totals.add_step(name, worked=run(name, command, PYTHONPATH=f"src{os.pathsep}."))
    npm = shutil.which("npm") or str(BIN / "npm")
    for script in ("check", "test"):
        name = f"npm run {script}: layar kantor dan lapangan"
        totals.add_step(name, worked=run(name, [npm, "run", script, "--silent"], where=ROOT / "frontend"))


def tests(totals: Totals, folder: Path, database: str, *, whole: bool) -> None:
    workers = str(min(os.cpu_count() or 1, 4))
    counted, left = folder / f"{database}.xml", folder / f"{database}.left"
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, "--dist", "loadgroup", f"--junitxml={counted}"]
    short = [] if whole else [f"--short={left}"]
    worked = run(f"pytest pada {database}", [*command, *short], PENDAMPING_TEST_DATABASE=database.lower())
    totals.add_junit(database, counted, worked=worked)
    if left.exists():
        totals.left[database] = int(left.read_text())


def checks_and_tests(totals: Totals, folder: Path, *, whole: bool) -> None:
    with ThreadPoolExecutor() as beside:
        checked = beside.submit(checks, totals)
        tests(totals, folder, "SQLite", whole=whole)
        if server_binaries() is not None:
            tests(totals, folder, "PostgreSQL", whole=whole)
        else:
            totals.skipped += 1
            totals.reasons["PostgreSQL: tidak ada server PostgreSQL di mesin ini (apt-get install postgresql)"] += 1
        checked.result()


@contextmanager
def own_folder() -> Iterator[Path]:
    """What this run and its steps put down for a while lies here, and is gone when the run ends, however it ends."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="pendamping-uji-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)  # the database server, which is another account, passes through to its own
        os.environ["TMPDIR"] = name
        yield folder


def summary(totals: Totals) -> Iterator[str]:
    yield "\nDilewati:" if totals.reasons else "\nTidak ada yang dilewati."
    for reason, number in totals.reasons.most_common():
        yield f"  {number} x {reason}"
    for name in totals.broken:
        yield f"GAGAL  {name}"
    if totals.left:
        numbers = " dan ".join(f"{number} uji pada {database}" for database, number in totals.left.items())
        yield f"BELUM DIJALANKAN: {numbers}, sebagian tabel akses dan cerita acak. Semuanya: make test ALL=1"
    yield f"{totals.passed} passed, {totals.failed} failed, {totals.skipped} skipped"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only-checks", action="store_true")
    options.add_argument("--all", action="store_true", help="also what the short run leaves out")
    chosen = options.parse_args()
    totals = Totals()
    with own_folder() as folder:
        if chosen.only_checks:
            checks(totals)
        else:
            checks_and_tests(totals, folder, whole=chosen.all)
    print("\n".join(summary(totals)))
    return 1 if totals.failed else 0


if __name__ == "__main__":
    sys.exit(main())
