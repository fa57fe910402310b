"""How soon the field app opens without a network on a slow phone, and how much its first load weighs: one JSON line."""

import json
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect
from tests.browser import chromium
from tests.demo import run_demo, serving
from tests.field_app.desk import Desk, desk_beside
from tests.field_app.phone import HEIGHT, PIN, WIDTH, FieldPhone

SLOWER = 4  # times
RUNS = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        done = run_demo(home, "--no-serve", "--small")
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        with serving(home) as (address, _process), desk_beside(home) as desk, chromium() as browser:
            print(json.dumps(measure(browser, address, desk)))


def measure(browser: Browser, address: str, desk: Desk) -> dict[str, Any]:
    """Milliseconds from opening to the PIN field, and from the PIN to today's screen; bytes of the first load."""
    context = browser.new_context(locale="id-ID", viewport={"width": WIDTH, "height": HEIGHT})
    phone = FieldPhone(context, address, desk)
    phone.page.goto(phone.app, wait_until="load")
    expect(phone.page.get_by_role("heading", name="Daftarkan HP ini")).to_be_visible()
    first_load = phone.page.evaluate(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".reduce((sum, one) => sum + one.transferSize, 0)"
    )
    phone.enrol("pld")
    context.set_offline(True)
    opened, unlocked = zip(*(_start(phone) for _ in range(RUNS)), strict=True)
    context.close()
    return {
        "slower": SLOWER,
        "opened_ms": round(statistics.median(opened)),
        "fastest_opened_ms": round(min(opened)),
        "unlocked_ms": round(statistics.median(unlocked)),
        "fastest_unlocked_ms": round(min(unlocked)),
        "first_load_bytes": first_load,
    }


def _start(phone: FieldPhone) -> tuple[float, float]:
    phone.restart()
    devtools = phone.context.new_cdp_session(phone.page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    phone.page.goto(phone.app, wait_until="commit")
    phone.page.get_by_label("PIN", exact=True).wait_for()
    opened = phone.page.evaluate("performance.now()")
    phone.page.get_by_label("PIN", exact=True).fill(PIN)
    before = phone.page.evaluate("performance.now()")
    phone.page.get_by_role("button", name="Buka", exact=True).click()
    phone.is_today()
    return float(opened), float(phone.page.evaluate("performance.now()")) - float(before)


if __name__ == "__main__":
    main()
