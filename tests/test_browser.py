"""What only a browser can show: maps and charts are drawn, keys do their work. One server for all of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pendamping.demo.world import PASSWORD, REGENCY
from tests.browser import PATIENCE, chromium, needs_chromium
from tests.demo import copy_demo, serving
from tests.minute_takers import LATER_MS, SOON_MS, MinuteTaker

# The colours in the middle of a drawn map; its canvas keeps what it drew.
COLOURS = """canvas => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
    copy.drawImage(canvas, 0, 0);
    const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    return new Set(pixels).size;
}"""
SignIn = Callable[[str], Page]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    needs_chromium,
]


@pytest.fixture(scope="module")
def office(prepared_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Browser]]:
    home = copy_demo(prepared_demo, tmp_path_factory.mktemp("browser") / "demo")
    with serving(home) as (address, _process), chromium() as browser:
        yield address, browser


@pytest.fixture
def sign_in(office: tuple[str, Browser]) -> Iterator[SignIn]:
    """`sign_in("pd")` → that account's home; the test fails where a page complained in the console."""
    address, browser = office
    wrong: list[str] = []
    context = browser.new_context(base_url=address, locale="id-ID", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)

    yield lambda username: _signed_in(context, address, username)
    context.close()
    assert not wrong


def _signed_in(context: BrowserContext, address: str, username: str) -> Page:
    page = context.new_page()
    page.goto("/")
    page.locator("input[name=login]").fill(username)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(f"{address}/")
    return page


def test_the_map_of_the_index_is_drawn(sign_in: SignIn) -> None:
    page = sign_in("dpmd")
    page.goto("/indeks/")
    expect(page.locator(".pd-map .map-label").first).to_be_attached()  # written once the map has been drawn
    assert page.locator(".pd-map canvas").first.evaluate(COLOURS) > 5
    expect(page.locator(".pd-map.is-unavailable")).to_have_count(0)
    expect(page.get_by_text("Peta skematik, bukan batas.").first).to_be_visible()


def test_a_chart_is_drawn_in_the_words_of_the_page(sign_in: SignIn) -> None:
    page = sign_in("dpmd")
    page.goto(f"/indeks/wilayah/{REGENCY}/")
    expect(page.locator(".pd-chart svg path").nth(5)).to_be_attached()
    expect(page.locator(".pd-chart.is-unavailable")).to_have_count(0)


def test_the_inbox_is_worked_with_keys(sign_in: SignIn) -> None:
    page = sign_in("pd")
    page.goto("/kerja/periksa/")
    items, current = page.locator("[data-inbox=item]"), page.locator("[data-inbox=item][aria-current]")
    first, second, number = items.nth(0).get_attribute("href"), items.nth(1).get_attribute("href"), items.count()
    page.keyboard.press("j")
    expect(current).to_have_attribute("href", str(second))
    page.keyboard.press("k")
    expect(current).to_have_attribute("href", str(first))
    page.keyboard.press("r")
    note = page.locator("[data-inbox=return] textarea")
    expect(note).to_be_focused()
    page.keyboard.type("vj? Mohon diperjelas.")
    expect(note).to_have_value("vj? Mohon diperjelas.")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("dialog[data-inbox=shortcuts]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    expect(items).to_have_count(number - 1)
    expect(page.locator(f"[data-inbox=item][href='{first}']")).to_have_count(0)


def test_the_menu_opens_without_leaving_its_line(sign_in: SignIn) -> None:
    page = sign_in("dpmd")
    menu = page.get_by_role("navigation", name="Menu utama")
    line = {round(place["y"]) for link in menu.locator("ul.site-nav > li").all() if (place := link.bounding_box())}
    assert len(line) == 1
    menu.get_by_text("Lainnya").click()
    expect(menu.get_by_role("link", name="Kekosongan")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Kekosongan")).to_be_hidden()


def test_scores_are_handed_in_from_a_link_on_a_phone(office: tuple[str, Browser], sign_in: SignIn) -> None:
    address, browser = office
    team = sign_in("tapm")
    team.goto("/penilaian/penilai/")
    team.get_by_role("button", name="Buat tautan").first.click()
    link = team.get_by_text("/nilai/").first.inner_text()
    phone = browser.new_page(base_url=address, viewport={"width": 390, "height": 844})
    phone.goto(link[link.index("/nilai/") :])
    phone.get_by_label("Nama Anda").fill("Penilai (contoh)")
    for field in phone.locator("input[inputmode=decimal]").all():
        field.fill("80")
    phone.get_by_role("button", name="Serahkan nilai").click()
    expect(phone.get_by_text("Nilai Anda sudah diterima.")).to_be_visible()
    phone.close()


def test_two_take_minutes_for_an_hour_without_a_lost_word(office: tuple[str, Browser]) -> None:
    address, browser = office
    chance = Random(60)
    takers = [MinuteTaker(name, _minutes_of_today(browser, address, name), chance) for name in ("dpmd", "tapm")]
    for minute in range(60):
        item = minute // 15  # both at one item, on the same lines
        for taker in takers:
            if chance.random() < 0.12:
                taker.lose_signal(is_away=not taker.is_away)
            taker.type(item, minute)
        for taker in takers:
            taker.wait(SOON_MS)
    for taker in takers:
        taker.lose_signal(is_away=False)
        taker.wait(LATER_MS)
        taker.settle()
    kept = [taker.read_again() for taker in takers]
    assert kept[0] == kept[1]
    assert [word for taker in takers for word in taker.words if word not in kept[0]] == []
    for taker in takers:
        taker.context.close()


def _minutes_of_today(browser: Browser, address: str, username: str) -> Page:
    """The minutes of the sample's running meeting, with a clock that stands until it is moved."""
    context = browser.new_context(base_url=address, locale="id-ID")
    context.set_default_timeout(PATIENCE)
    page = _signed_in(context, address, username)
    page.goto("/rakor/")
    meeting = page.get_by_role("link", name="Rakor pendamping,").first.get_attribute("href")
    page.clock.install()
    page.goto(f"{meeting}notulen/")
    return page
