"""A phone with the field app, in a real browser against a running demo."""

from datetime import timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.field_app.desk import Desk

PIN = "482913"
WIDTH, HEIGHT = 360, 740
SLOW = {"offline": False, "latency": 500, "downloadThroughput": 50_000 / 8, "uploadThroughput": 20_000 / 8}
SHIFT_CLOCK = """
(() => {
  const Right = Date;
  const shift = %d;
  globalThis.Date = class extends Right {
    constructor(...given) { given.length ? super(...given) : super(Right.now() + shift); }
    static now() { return Right.now() + shift; }
  };
})();
"""
KEPT = "navigator.serviceWorker.ready.then(() => true)"
BEING_KEPT = "Aplikasi sedang disimpan di HP."
FETCH_UPDATE = """
async () => {
  const worker = await navigator.serviceWorker.ready;
  await worker.update();
  const fresh = worker.installing ?? worker.waiting;
  while (fresh.state === "installing") await new Promise((done) => { fresh.onstatechange = done; });
}
"""


class FieldPhone:
    """One phone: its browser keeps what the app stores, page after page."""

    def __init__(self, context: BrowserContext, address: str, desk: Desk) -> None:
        self.context, self.app, self.desk = context, f"{address}/lapangan/", desk
        self.page: Page = context.new_page()

    def open_link(self, username: str) -> None:
        """Until the app itself is on the phone too: before that it says that it cannot be opened without a signal."""
        self.page.goto(f"{self.app}#{self.desk.secret(username)}")
        expect(self.page.get_by_label("Buat PIN")).to_be_visible()
        self.page.evaluate(KEPT)
        expect(self.page.get_by_text(BEING_KEPT)).to_have_count(0)

    def enrol(self, username: str) -> None:
        self.open_link(username)
        self.make_pin()

    def make_pin(self) -> None:
        self.page.get_by_label("Buat PIN").fill(PIN)
        self.page.get_by_label("Ulangi PIN").fill(PIN)
        self.page.get_by_role("button", name="Daftarkan HP").click()
        self.is_today()
        expect(self.page.get_by_text("Semua sudah diterima kantor.")).to_be_visible()

    def unlock(self, path: str = "") -> None:
        self.page.goto(self.app + path)
        self.page.get_by_label("PIN", exact=True).fill(PIN)
        self.page.get_by_role("button", name="Buka", exact=True).click()

    @property
    def path(self) -> str:
        """Where the app is, as `unlock` wants it."""
        return self.page.url.removeprefix(self.app).partition("?")[0]

    def is_today(self) -> None:
        expect(self.page.get_by_role("heading", name="Hari ini")).to_be_visible()

    def restart(self) -> None:
        """The tab is gone without a word to its page, with all that it had in mind; what was stored is not."""
        self.page.close()
        self.page = self.context.new_page()

    def clear(self, kinds: str) -> None:
        """As a browser does that is short of room: these kinds of storage are empty from now on."""
        origin = self.app.removesuffix("/lapangan/")
        self._tell(self.page, "Storage.clearDataForOrigin", origin=origin, storageTypes=kinds)

    def fetch_update(self) -> None:
        """As the app does by itself every few hours; done once the new version waits beside the running one."""
        self.page.evaluate(FETCH_UPDATE)

    def slow_down(self) -> None:
        """One bar of 2G."""
        self._tell(self.page, "Network.enable")
        self._tell(self.page, "Network.emulateNetworkConditions", **SLOW)

    def shift_clock(self, by: timedelta) -> None:
        """On what this tab opens from now on; its timers go on as before."""
        self.page.add_init_script(SHIFT_CLOCK % (by / timedelta(milliseconds=1)))

    def _tell(self, page: Page, method: str, **said: Any) -> None:
        self.context.new_cdp_session(page).send(method, said)

    def open_tab(self, name: str) -> None:
        self.page.get_by_role("navigation", name="Menu utama").get_by_role("link", name=name).click()

    @property
    def description(self) -> Locator:
        return self.page.get_by_label("Apa yang dikerjakan")

    def is_saved(self) -> None:
        expect(self.page.get_by_text("Tersimpan di HP").first).to_be_visible()

    def begin_report(self) -> None:
        self.page.get_by_role("link", name="Tulis laporan", exact=True).click()
        expect(self.description).to_be_visible()

    def fill_report(self, description: str) -> None:
        page, (start, end) = self.page, self.desk.free_hour()
        page.get_by_role("group", name="Desa", exact=True).get_by_role("radio").first.check()
        page.get_by_label("Jam mulai").fill(start)
        page.get_by_label("Jam selesai").fill(end)
        page.get_by_label("Kegiatan", exact=True).select_option(index=3)
        self.description.fill(description)

    def submit(self) -> None:
        self.page.get_by_role("button", name="Serahkan laporan").click()
        expect(self.page.get_by_text("Laporan diserahkan.")).to_be_visible()
