"""Debian's Chromium for whatever needs a browser: tests, pictures and measurements."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.demo import LONGEST_START

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = LONGEST_START * 1000  # milliseconds, on a busy machine: for pages, and for what they shall come to say
needs_chromium = pytest.mark.skipif(not CHROMIUM.exists(), reason="tidak ada Chromium: apt-get install chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
