"""The field app in a real browser: a day without a signal, a killed tab, two people on one phone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.demo import LONGEST_START, copy_demo, serving
from tests.field import HEIGHT, WIDTH, FieldPhone

CHROMIUM = Path("/usr/bin/chromium")
APP = Path(__file__).resolve().parent.parent / "src/pendamping/web/static/lapangan/index.html"
PATIENCE = LONGEST_START * 1000  # milliseconds, on a busy machine
NewPhone = Callable[[], FieldPhone]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="tidak ada Chromium: apt-get install chromium"),
    pytest.mark.skipif(not APP.exists(), reason="belum dibangun (make build): aplikasi lapangan"),
]


@pytest.fixture(scope="module")
def office(prepared_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, Browser]]:
    home = copy_demo(prepared_demo, tmp_path_factory.mktemp("field") / "demo")
    with serving(home) as (address, _process), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield address, home, browser
        browser.close()


@pytest.fixture
def new_phone(office: tuple[str, Path, Browser]) -> Iterator[NewPhone]:
    """A fresh phone; the test fails where the app broke."""
    address, home, browser = office
    wrong: list[str] = []
    phones: list[FieldPhone] = []

    def make() -> FieldPhone:
        context = browser.new_context(locale="id-ID", viewport={"width": WIDTH, "height": HEIGHT})
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        phones.append(FieldPhone(context, address, home))
        return phones[-1]

    expect.set_options(timeout=PATIENCE)
    yield make
    for phone in phones:
        phone.context.close()
    assert not wrong


def test_what_is_written_without_a_signal_arrives_once_it_returns(new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.enrol("pld")
    phone.context.set_offline(True)
    phone.begin_report()
    phone.fill_report("Mendampingi kader menata data posyandu (data contoh).")
    phone.submit()
    phone.open_tab("Kiriman")
    expect(phone.page.get_by_text("Di HP ini, belum terkirim.")).to_be_visible()
    phone.context.set_offline(False)
    phone.page.get_by_role("button", name="Kirim sekarang").click()
    expect(phone.page.get_by_text("Semua sudah diterima kantor.")).to_be_visible()
    phone.open_tab("Laporan")
    report = phone.page.get_by_role("link", name="Mendampingi kader menata data posyandu")
    expect(report.get_by_text("Diterima kantor")).to_be_visible()


def test_a_draft_survives_the_killed_tab_and_the_missing_network(new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.enrol("pld")
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.begin_report()
    phone.page.get_by_label("Apa yang dikerjakan").press_sequentially("Rapat persiapan musdes (data contoh)")
    expect(phone.page.get_by_text("Tersimpan di HP").first).to_be_visible()
    path = phone.page.url.removeprefix(phone.app).partition("?")[0]
    phone.context.set_offline(True)  # from here on the app comes from the phone alone
    phone.restart()
    phone.unlock(path)
    expect(phone.page.get_by_label("Apa yang dikerjakan")).to_have_value("Rapat persiapan musdes (data contoh)")


def test_a_returned_report_is_mended_and_handed_in_again(new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.enrol("pld")
    card = phone.page.get_by_role("link", name="Perlu diperbaiki").first
    expect(card).to_be_visible()
    card.click()
    phone.page.get_by_role("link", name="Perbaiki", exact=True).click()
    description = phone.page.get_by_label("Apa yang dikerjakan")
    description.fill(f"{description.input_value()} Dilengkapi sesudah dikembalikan (data contoh).")
    phone.submit()
    expect(phone.page.get_by_text("Semua sudah diterima kantor.")).to_be_visible()


def test_two_people_share_a_phone_and_see_only_their_own(new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.enrol("pld")
    phone.begin_report()
    phone.page.get_by_label("Apa yang dikerjakan").fill("Catatan milik orang pertama (data contoh)")
    expect(phone.page.get_by_text("Tersimpan di HP").first).to_be_visible()
    phone.page.get_by_role("button", name="Kembali").click()
    phone.enrol("kpmd")
    phone.open_tab("Laporan")
    expect(phone.page.get_by_role("heading", name="Laporan", exact=True)).to_be_visible()
    expect(phone.page.get_by_text("Catatan milik orang pertama")).to_have_count(0)
    phone.restart()
    phone.page.goto(phone.app)
    expect(phone.page.get_by_role("group", name="Siapa yang bekerja?").get_by_role("radio")).to_have_count(2)
