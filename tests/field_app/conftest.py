"""One office and one browser for all tests of the field app; each test has phones of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser import PATIENCE, chromium
from tests.demo import copy_demo, serving
from tests.field_app.desk import Desk, desk_beside
from tests.field_app.phone import HEIGHT, WIDTH, FieldPhone

APP = Path(__file__).resolve().parents[2] / "src/pendamping/web/static/lapangan/index.html"
NewPhone = Callable[..., FieldPhone]


@dataclass(frozen=True, slots=True)
class Office:
    address: str
    desk: Desk
    browser: Browser


@pytest.fixture(scope="package")
def office(prepared_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    if not APP.exists():
        pytest.skip("belum dibangun (make build): aplikasi lapangan")
    home = copy_demo(prepared_demo, tmp_path_factory.mktemp("field") / "demo")
    with desk_beside(home) as desk, serving(home) as (address, _process), chromium() as browser:
        yield Office(address, desk, browser)


@pytest.fixture
def new_phone(office: Office) -> Iterator[NewPhone]:
    """A fresh phone, straight at the office or at the end of a line to it; the test fails where the app broke."""
    wrong: list[str] = []
    phones: list[FieldPhone] = []

    def make(address: str = office.address) -> FieldPhone:
        viewport = ViewportSize(width=WIDTH, height=HEIGHT)
        context = office.browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta", viewport=viewport)
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        phones.append(FieldPhone(context, address, office.desk))
        return phones[-1]

    yield make
    for phone in phones:
        phone.context.close()
    assert not wrong
