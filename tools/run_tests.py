"""`make test`: every check and test that this machine can run, and plainly what it could not run and why.

The checks, most of which use one core, run beside the tests on SQLite; what a step printed is shown when it is done.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
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


def tests(totals: Totals, folder: Path, database: str, *options: str) -> None:
    workers = str(min(os.cpu_count() or 1, 4))
    counted = folder / f"{database}.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, "--dist", "loadgroup", f"--junitxml={counted}"]
    worked = run(f"pytest pada {database}", [*command, *options], PENDAMPING_TEST_DATABASE=database.lower())
    totals.add_junit(database, counted, worked=worked)


def checks_and_tests(totals: Totals) -> None:
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor() as beside:
        checked = beside.submit(checks, totals)
        tests(totals, Path(name), "SQLite")
        if server_binaries() is not None:
            tests(totals, Path(name), "PostgreSQL", "-m", "not browser and not slow")
        else:
            totals.skipped += 1
            totals.reasons["PostgreSQL: tidak ada server PostgreSQL di mesin ini (apt-get install postgresql)"] += 1
        checked.result()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only-checks", action="store_true")
    chosen = options.parse_args()
    totals = Totals()
    if chosen.only_checks:
        checks(totals)
    else:
        checks_and_tests(totals)
    print("\nDilewati:" if totals.reasons else "\nTidak ada yang dilewati.")
    for reason, number in totals.reasons.most_common():
        print(f"  {number} x {reason}")
    for name in totals.broken:
        print(f"GAGAL  {name}")
    print(f"{totals.passed} passed, {totals.failed} failed, {totals.skipped} skipped")
    return 1 if totals.failed else 0


if __name__ == "__main__":
    sys.exit(main())
