"""Pictures of the field app at 360 px, light and dark, into docs/screenshots/: a part of `make screenshots`."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page
from tests.field_app.desk import Desk
from tests.field_app.phone import HEIGHT, WIDTH, FieldPhone

Save = Callable[[bytes, Path], None]
TALLEST = 2400  # pixels; longer screens are cut
SETTLED = 900  # milliseconds: what is read from the phone is drawn
# What each role is shown: the name of the picture, and where it is.
SCREENS = {
    "pld": {
        "hari-ini": "",
        "laporan": "laporan",
        "desa": "desa",
        "rencana": "rencana",
        "izin": "izin/baru",
        "kiriman": "kiriman",
        "tanda-terima": "tanda-terima",
        "berkas": "serahkan",
        "kendala": "kendala/baru",
        "pendataan": "pendataan",
        "rakor": "rakor",
        "pengaturan": "pengaturan",
    },
    "pd": {"hari-ini-pd": "", "periksa": "periksa"},
}
# Reached by the first link of its kind: the name of the picture, the screen, the link.
FIRST = {
    "pld": {"laporan-satu": ("laporan", "main li a"), "desa-satu": ("desa", "main a[href*='/desa/']")},
    "pd": {"periksa-satu": ("periksa", "main a[href*='/periksa/']")},
}
TEXT = "Evaluasi rancangan APB Desa bersama sekdes dan BPD (data contoh). Belanja ketahanan pangan sudah masuk."


def photograph_field_app(browser: Browser, address: str, desk: Desk, target: Path, save: Save) -> list[str]:
    """The names of the pictures; every one exists as `lapangan-<name>-360.png` and `…-360-dark.png`."""
    taken: list[str] = []
    for role, screens in SCREENS.items():
        context = browser.new_context(
            locale="id-ID",
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=2,
            reduced_motion="reduce",
            geolocation={"latitude": -1.86, "longitude": 111.31, "accuracy": 18},
            permissions=["geolocation"],
        )
        phone = FieldPhone(context, address, desk)
        phone.enrol(role)

        def take(name: str, page: Page = phone.page) -> None:
            _both(page, target, name, save)
            taken.append(name)

        for name, path in screens.items():
            _go(phone.page, path)
            take(name)
        for name, (path, link) in FIRST[role].items():
            _go(phone.page, path)
            phone.page.locator(link).first.click()
            take(name)
        if role == "pld":
            _go(phone.page, "")
            phone.context.set_offline(True)
            phone.begin_report()
            phone.fill_report(TEXT)
            take("tulis")
            phone.submit()
            take("hari-ini-tanpa-sinyal")
            _go(phone.page, "kiriman")
            take("kiriman-tanpa-sinyal")
            phone.context.set_offline(False)
            phone.page.goto(phone.app)
            take("masuk")
        context.close()
    return taken


def _go(page: Page, path: str) -> None:
    """As a press on a link would, without loading the app anew: its PIN is in no address."""
    page.evaluate(
        "path => history.pushState({}, '', path) ?? dispatchEvent(new PopStateEvent('popstate'))", f"/lapangan/{path}"
    )


def _both(page: Page, target: Path, name: str, save: Save) -> None:
    page.wait_for_timeout(SETTLED)
    height = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
    # As tall as the screen's content, so that what sticks to the bottom does not cover its middle.
    page.set_viewport_size({"width": WIDTH, "height": max(height, HEIGHT)})
    for scheme, ending in (("light", ""), ("dark", "-dark")):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.wait_for_timeout(SETTLED // 3)
        save(page.screenshot(), target / f"lapangan-{name}-360{ending}.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
