"""`make screenshots`: every page of the demo at desk and phone width, into docs/screenshots/.

Prepares the demo where it is missing, serves it on a port of its own, signs in once per role, and writes
`<name>-1440.png`, `<name>-390.png` and for a few pages `<name>-1440-gelap.png`, with an index of them all.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
PROGRAM = Path(sys.executable).parent / "pendamping"
CHROMIUM = "/usr/bin/chromium"
PASSWORD = "contoh-lamandau"  # the demo prints it; no other installation has it
WIDTHS = {1440: 900, 390: 844}
TALLEST = 5200
COLOURS = 128  # flat pages need no more, and the repository stays small


@dataclass(frozen=True)
class Shot:
    """One page: its file name, its address, or the link to follow from an address."""

    name: str
    path: str
    follow: str = ""  # CSS of a link on that page, when the address holds an id
    dark: bool = False


PUBLIC = (Shot("masuk", "/masuk/"),)
BY_ACCOUNT: dict[str, tuple[Shot, ...]] = {
    "pld": (
        Shot("beranda-pld", "/"),
        Shot("laporan-harian", "/kerja/"),
        Shot("laporan-baru", "/kerja/laporan/baru/"),
        Shot("kalender", "/kerja/kalender/"),
        Shot("rencana", "/kerja/rencana/"),
        Shot("izin", "/kerja/izin/"),
        Shot("laporan-bulanan", "/laporan/"),
        Shot("akun-saya", "/akun/"),
    ),
    "pd": (Shot("beranda-pd", "/"), Shot("periksa", "/kerja/periksa/", dark=True)),
    "tapm": (Shot("beranda-tapm", "/"), Shot("indeks", "/indeks/", dark=True)),
    "camat": (Shot("beranda-camat", "/"),),
    "dpmd": (
        Shot("beranda-dpmd", "/"),
        Shot("desa-daftar", "/desa/"),
        Shot("desa", "/desa/6209042008/"),
        Shot("desa-indeks", "/indeks/desa/6209042008/"),
        Shot("desa-kegiatan", "/kerja/desa/6209042008/"),
        Shot("pendamping", "/pendamping/"),
        Shot("orang", "/pendamping/", follow="main table a"),
        Shot("kekosongan", "/pendamping/kekosongan/"),
        Shot("akun", "/akun/pengguna/"),
        Shot("audit", "/akun/audit/"),
        Shot("wilayah", "/wilayah/"),
        Shot("kabupaten", "/wilayah/6209/"),
    ),
    "bupati": (Shot("beranda-bupati", "/", dark=True), Shot("tanpa-kunjungan", "/desa/tanpa-kunjungan/")),
    "kades": (Shot("beranda-kades", "/"),),
    "provinsi": (Shot("beranda-provinsi", "/"),),
    "admin": (Shot("beranda-admin", "/"), Shot("impor-wilayah", "/wilayah/daftar/")),
}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def served() -> Iterator[str]:
    """The demo on a free port, until the block ends."""
    port = free_port()
    subprocess.run([PROGRAM, "demo", "--no-serve"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([PROGRAM, "demo", "--port", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        for _ in range(240):
            try:
                urlopen(f"{address}/masuk/", timeout=5).close()
                break
            except (URLError, TimeoutError):
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def sign_in(page: Page, address: str, account: str) -> None:
    page.goto(f"{address}/masuk/")
    page.fill("[name=login]", account)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{address}/**")
    page.wait_for_load_state("networkidle")


def take(page: Page, address: str, shot: Shot, file_name: str) -> None:
    answer = page.goto(f"{address}{shot.path}")
    if shot.follow:
        with page.expect_navigation() as following:
            page.locator(shot.follow).first.click()
        answer = following.value
    if answer is None or not answer.ok:
        raise SystemExit(f"{shot.name}: {page.url} answered {answer and answer.status}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)  # maps fade in
    image = Image.open(BytesIO(page.screenshot(full_page=True, animations="disabled")))
    image = image.crop((0, 0, image.width, min(image.height, TALLEST)))
    image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET / file_name, optimize=True)


def take_all(browser: Browser, address: str, account: str | None, shots: tuple[Shot, ...]) -> None:
    for width, height in WIDTHS.items():
        dark_too = [False, True] if width == max(WIDTHS) and any(shot.dark for shot in shots) else [False]
        for dark in dark_too:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale="id-ID"
            )
            page = context.new_page()
            if account:
                sign_in(page, address, account)
            for shot in shots:
                if dark and not shot.dark:
                    continue
                take(page, address, shot, f"{shot.name}-{width}{'-gelap' if dark else ''}.png")
            context.close()


def write_index() -> None:
    about = "Dibuat oleh `make screenshots` dari data contoh: nama orang dan nilai rekaan."
    lines = ["# Gambar halaman", "", about, ""]
    for image in sorted(TARGET.glob("*-1440.png")):
        name = image.name.removesuffix("-1440.png")
        lines += [f"## {name}", "", f"![{name}, layar lebar]({image.name})", "", f"[ponsel]({name}-390.png)", ""]
    (TARGET / "README.md").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    only = set(sys.argv[1:])
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for account, shots in ((None, PUBLIC), *BY_ACCOUNT.items()):
            wanted = tuple(shot for shot in shots if not only or shot.name in only)
            if wanted:
                print(account or "tanpa masuk", *(shot.name for shot in wanted))
                take_all(browser, address, account, wanted)
        browser.close()
    write_index()


if __name__ == "__main__":
    main()
