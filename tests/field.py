"""A phone with the field app, in a real browser against a running demo."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.demo import environment

PIN = "482913"
WIDTH, HEIGHT = 360, 740
MAKE_LINK = """
import sys, django
django.setup()
from django.utils import timezone
from pendamping.access.models import Account
from pendamping.access.scopes import hats_of, scope_of
from pendamping.access.services import make_device_link
account = Account.objects.get(username=sys.argv[1])
today = timezone.localdate()
print(make_device_link(scope_of(account, hats_of(account, today)[0], today), account).url.partition("#")[2])
"""


def enrolment_secret(home: Path, username: str) -> str:
    """As the supervisor's page makes it, in a process of its own: the demo has its own database."""
    settings = {"DJANGO_SETTINGS_MODULE": "pendamping.config.settings", "PENDAMPING_MODE": "demo"}
    done = subprocess.run(
        [sys.executable, "-c", MAKE_LINK, username],
        env=environment(home) | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()[-1]


class FieldPhone:
    """One phone: its browser keeps what the app stores, page after page."""

    def __init__(self, context: BrowserContext, address: str, home: Path) -> None:
        self.context, self.app, self.home = context, f"{address}/lapangan/", home
        self.page: Page = context.new_page()

    def enrol(self, username: str) -> None:
        self.page.goto(f"{self.app}#{enrolment_secret(self.home, username)}")
        self.page.get_by_label("Buat PIN").fill(PIN)
        self.page.get_by_label("Ulangi PIN").fill(PIN)
        self.page.get_by_role("button", name="Daftarkan HP").click()
        self.is_today()
        expect(self.page.get_by_text("Semua sudah diterima kantor.")).to_be_visible()

    def unlock(self, path: str = "") -> None:
        self.page.goto(self.app + path)
        self.page.get_by_label("PIN", exact=True).fill(PIN)
        self.page.get_by_role("button", name="Buka", exact=True).click()

    def is_today(self) -> None:
        expect(self.page.get_by_role("heading", name="Hari ini")).to_be_visible()

    def restart(self) -> None:
        """The tab is gone with all that it had in mind; what was stored is not."""
        self.page.close()
        self.page = self.context.new_page()

    def open_tab(self, name: str) -> None:
        self.page.get_by_role("navigation", name="Menu utama").get_by_role("link", name=name).click()

    def begin_report(self) -> None:
        self.page.get_by_role("link", name="Tulis laporan", exact=True).click()
        expect(self.page.get_by_label("Apa yang dikerjakan")).to_be_visible()

    def fill_report(self, description: str) -> None:
        """At an hour at which the demo's people have written nothing."""
        page = self.page
        page.get_by_role("group", name="Desa", exact=True).get_by_role("radio").first.check()
        page.get_by_label("Jam mulai").fill("18:05")
        page.get_by_label("Jam selesai").fill("19:10")
        page.get_by_label("Kegiatan", exact=True).select_option(index=3)
        page.get_by_label("Apa yang dikerjakan").fill(description)

    def submit(self) -> None:
        self.page.get_by_role("button", name="Serahkan laporan").click()
        expect(self.page.get_by_text("Laporan diserahkan.")).to_be_visible()
