"""How long the demo takes to begin, and the memory it then holds: `python -m bench.demo` prints one JSON object."""

import json
import os
import signal
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import psutil
from tests.browser import PATIENCE, chromium
from tests.demo import run_demo, serving

from pendamping.demo.world import PASSWORD

ADDRESSES = ("/", "/indeks/", "/pendamping/", "/pendamping/kekosongan/", "/wilayah/cari/?q=bulik", "/laporan/")
MEGABYTE = 1024 * 1024


def measure() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        figures = {"first_run_s": _preparation(home), "second_run_s": _preparation(home)}
        began = perf_counter()
        with serving(home) as (address, process):
            figures["start_to_first_page_s"] = _first_page(address, began)
            figures["memory_started_mb"] = _memory(process.pid)
            _use(address)
            figures["memory_used_mb"] = _memory(process.pid)
            os.killpg(process.pid, signal.SIGINT)
            process.communicate()
        return {name: round(value, 1) for name, value in figures.items()}


def _preparation(home: Path) -> float:
    began = perf_counter()
    done = run_demo(home, "--no-serve")
    if done.returncode:
        sys.exit(done.stderr)
    return perf_counter() - began


def _first_page(address: str, began: float) -> float:
    with chromium() as browser:
        page = browser.new_page()
        page.goto(address, timeout=PATIENCE)
    return perf_counter() - began


def _use(address: str) -> None:
    """Sign in as the office and open each page ten times: what the libraries load is in memory afterwards."""
    with chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        page.locator("input[name=login]").fill("dpmd")
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(f"{address}/")
        for _ in range(10):
            for path in ADDRESSES:
                page.request.get(address + path)


def _memory(pid: int) -> float:
    """Resident memory of the process and its children, what they share counted twice."""
    main = psutil.Process(pid)
    return float(sum(one.memory_info().rss for one in [main, *main.children(recursive=True)])) / MEGABYTE


if __name__ == "__main__":
    print(json.dumps(measure()))
