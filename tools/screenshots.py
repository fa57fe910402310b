"""Pictures of every page, as the roles see them, into docs/screenshots/: `make screenshots`.

Follows the links of the pages, role by role, and photographs each kind of page once at 1440 and at 390 px, each role's
home for every role, and a few in the dark. New pages come in by themselves as soon as something links to them.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser import chromium
from tests.demo import run_demo, serving
from tests.field_app.desk import desk_beside
from tools.field_screenshots import photograph_field_app

from pendamping.demo.world import PASSWORD

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "pendamping-data" / "screenshots"
TARGET = ROOT / "docs" / "screenshots"
# A page that several roles may open is taken as the first of them sees it.
ROLES = ("pld", "pd", "bupati", "dpmd", "korkab", "tapm", "camat", "kades", "kpmd", "kementerian", "admin")
DESK, PHONE = 1440, 390
TALLEST = 3600  # pixels; longer pages are cut
COLOURS = 256
DARK = {"dashboards:home/bupati", "indices:regency", "indices:village", "indices:atlas", "fieldwork:inbox"}
HOME_PAGE = "dashboards:home"
# What changes something, shows somebody's personal data, or is a file.
NOT_PAGES = ("account_logout", "set_language", "access:switch_role")
FILE_ENDINGS = (".pdf", ".docx", ".xlsx", ".csv", ".json", ".jpg", ".png", ".webp")


@dataclass(frozen=True, slots=True)
class Seen:
    """One kind of page: the name of its view, who sees it, where."""

    name: str
    role: str
    path: str

    @property
    def key(self) -> str:
        return f"{self.name}/{self.role}" if self.name == HOME_PAGE else self.name

    @property
    def file_stem(self) -> str:
        return self.key.replace(":", "-").replace("/", "-").replace("_", "-")


def main() -> None:
    done = run_demo(HOME, "--no-serve")
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.png"):
        old.unlink()
    with serving(HOME) as (address, _process), desk_beside(HOME) as desk, chromium() as browser:
        pages = list(_take_all(browser, address))
        screens = photograph_field_app(browser, address, desk, TARGET, _save)
    _write_list(pages, screens)
    size = sum(path.stat().st_size for path in TARGET.glob("*.png")) / 1e6
    print(f"{len(pages)} halaman, {size:.1f} MB di {TARGET.relative_to(ROOT)}")


def _take_all(browser: Browser, address: str) -> Iterator[Seen]:
    taken: set[str] = set()
    signed_out = browser.new_context(locale="id-ID", viewport={"width": DESK, "height": 900})
    door = Seen("account_login", "", "/masuk/")
    _photograph(signed_out, address, door)
    taken.add(door.key)
    yield door
    for role in ROLES:
        context = browser.new_context(locale="id-ID", viewport={"width": DESK, "height": 900})
        page = context.new_page()
        _sign_in(page, address, role)
        waiting, met = [Seen(HOME_PAGE, role, "/")], {f"{HOME_PAGE}/{role}"}
        while waiting:
            seen = waiting.pop(0)
            answer = page.request.get(address + seen.path)
            if not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
                print(f"bukan halaman: {role} {seen.path} ({answer.status})")
                continue
            # Also the pages that another role has shown already: they may lead this one further.
            for one in _links(answer.text(), address + seen.path, role):
                if one.key not in met:
                    met.add(one.key)
                    waiting.append(one)
            if seen.key not in taken:
                taken.add(seen.key)
                _photograph(context, address, seen)
                yield seen
        context.close()


def _sign_in(page: Page, address: str, role: str) -> None:
    page.goto(address)
    page.locator("input[name=login]").fill(role)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(f"{address}/")


class _Anchors(HTMLParser):
    """The addresses that a page links to, without downloads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "a" and said.get("href") and "download" not in said:
            self.found.append(str(said["href"]))


def _links(html: str, here: str, role: str) -> Iterator[Seen]:
    """What this page links to, as kinds of pages."""
    anchors = _Anchors()
    anchors.feed(html)
    for href in anchors.found:
        parts = urlsplit(urljoin(here, href))
        if parts.netloc != urlsplit(here).netloc or parts.path.endswith(FILE_ENDINGS):
            continue
        try:
            name = resolve(parts.path).view_name
        except Resolver404:
            continue
        if name not in NOT_PAGES:
            yield Seen(name, role, parts.path + (f"?{parts.query}" if parts.query else ""))


def _photograph(context: BrowserContext, address: str, seen: Seen) -> None:
    for width in (DESK, PHONE):
        for scheme in ("light", "dark") if seen.key in DARK else ("light",):
            page = context.new_page()
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            page.goto(address + seen.path, wait_until="networkidle")
            # As tall as the page, so that what sticks to the bottom of a screen does not cover its middle.
            height = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
            page.set_viewport_size({"width": width, "height": height})
            ending = "" if scheme == "light" else "-dark"
            _save(page.screenshot(), TARGET / f"{seen.file_stem}-{width}{ending}.png")
            page.close()


def _save(png: bytes, path: Path) -> None:
    image = Image.open(BytesIO(png)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def _write_list(pages: list[Seen], screens: list[str]) -> None:
    lines = ["# Gambar setiap halaman", "", "Dibuat oleh `make screenshots` dari data contoh.", ""]
    lines += ["| Halaman | Dilihat sebagai | 1440 | 390 |", "|---|---|---|---|"]
    for seen in sorted(pages, key=lambda one: one.key):
        desk, phone = (_pictures_of(seen, width) for width in (DESK, PHONE))
        lines.append(f"| `{seen.name}` | {seen.role or 'siapa saja'} | {desk} | {phone} |")
    lines += ["", "## Aplikasi lapangan, 360 px", "", "| Layar | Terang | Gelap |", "|---|---|---|"]
    for name in sorted(screens):
        light, dark = (f"[gambar](lapangan-{name}-360{ending}.png)" for ending in ("", "-dark"))
        lines.append(f"| {name} | {light} | {dark} |")
    (TARGET / "README.md").write_text("\n".join([*lines, ""]), encoding="utf-8")


def _pictures_of(seen: Seen, width: int) -> str:
    light = f"[gambar]({seen.file_stem}-{width}.png)"
    return f"{light}, [gelap]({seen.file_stem}-{width}-dark.png)" if seen.key in DARK else light


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main()
