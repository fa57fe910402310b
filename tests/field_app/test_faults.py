"""What happens to phones: a poor line, storage that is cleared, a wrong clock, an update, a move, a killed tab."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from random import Random
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.browser import needs_chromium
from tests.field_app.conftest import NewPhone, Office
from tests.field_app.line import Line, line_to

pytestmark = [pytest.mark.slow, pytest.mark.browser, needs_chromium]
WRITTEN_BEFORE = timedelta(days=30)  # its month is over when it arrives, but not when it was written
RECEIVED = "Semua sudah diterima kantor."
OLD_APP, NEW_APP = "script[src^='/lapangan/lama/']", "script[src^='/lapangan/assets/']"


@pytest.fixture
def line(office: Office) -> Iterator[Line]:
    with line_to(office.address) as opened:
        yield opened


def test_a_first_filling_and_a_photo_arrive_over_a_slow_line_that_loses_calls(
    new_phone: NewPhone, line: Line, office: Office
) -> None:
    phone = new_phone(line.address)
    phone.open_link("pld")
    phone.slow_down()
    line.loses = True
    phone.make_pin()
    phone.begin_report()
    text = "Musyawarah dusun tentang sumur bor (data contoh)"
    phone.fill_report(text)
    phone.page.locator("input[type=file]").set_input_files(photo())
    expect(phone.page.get_by_role("button", name="Lepas foto 1")).to_be_visible()
    phone.submit()
    expect(phone.page.get_by_text(RECEIVED)).to_be_visible()
    assert line.lost > 0
    stored = office.desk.stored(text)
    assert stored is not None
    assert stored["photos"] == 1


def test_storage_cleared_between_two_starts_is_said_and_a_new_link_brings_back_what_the_office_has(
    new_phone: NewPhone,
) -> None:
    phone = new_phone()
    phone.enrol("pld")
    received, lost = "Sudah di kantor sebelum dikosongkan (data contoh)", "Belum terkirim (data contoh)"
    phone.begin_report()
    phone.fill_report(received)
    phone.submit()
    expect(phone.page.get_by_text(RECEIVED)).to_be_visible()
    phone.context.set_offline(True)
    phone.begin_report()
    phone.fill_report(lost)
    phone.submit()
    phone.restart()
    phone.clear("indexeddb,service_workers,cache_storage")
    phone.context.set_offline(False)
    phone.page.goto(phone.app)
    expect(phone.page.get_by_text("Ruang aplikasi di HP ini telah dikosongkan")).to_be_visible()
    expect(phone.page.get_by_text("1 kiriman belum sampai di kantor")).to_be_visible()
    phone.enrol("pld")
    phone.open_tab("Laporan")
    expect(phone.page.get_by_role("link", name=received)).to_be_visible()
    expect(phone.page.get_by_text(lost)).to_have_count(0)


def test_storage_cleared_under_the_open_app_is_written_anew_from_memory(new_phone: NewPhone, office: Office) -> None:
    phone = new_phone()
    phone.enrol("pld")
    phone.context.set_offline(True)
    waiting = "Menunggu saat ruang dikosongkan (data contoh)"
    phone.begin_report()
    phone.fill_report(waiting)
    phone.submit()
    phone.begin_report()
    phone.description.fill("Awal draf (data contoh)")
    phone.is_saved()
    path = phone.path
    phone.clear("indexeddb")
    phone.description.fill("Awal draf, dan lanjutannya (data contoh)")
    phone.page.get_by_role("button", name="Kembali").click()
    expect(phone.page.get_by_text("Peramban mengosongkan ruang aplikasi ini.")).to_be_visible()
    phone.context.set_offline(False)
    phone.restart()
    phone.unlock(path)
    expect(phone.description).to_have_value("Awal draf, dan lanjutannya (data contoh)")
    phone.page.get_by_role("button", name="Kembali").click()
    expect(phone.page.get_by_text(RECEIVED)).to_be_visible()
    assert office.desk.stored(waiting)


def test_a_clock_twelve_hours_wrong_is_said_and_makes_nobody_late(new_phone: NewPhone, office: Office) -> None:
    phone = new_phone()
    here = datetime.now(ZoneInfo("Asia/Jakarta"))
    wrong = timedelta(hours=12 if here.hour >= 12 else -12)  # on the phone it is another day
    phone.shift_clock(wrong)
    phone.enrol("pld")
    expect(phone.page.get_by_text("Jam HP berbeda 12 jam dari kantor.")).to_be_visible()
    text = "Ditulis dengan jam yang salah (data contoh)"
    phone.begin_report()
    phone.fill_report(text)
    phone.submit()
    expect(phone.page.get_by_text(RECEIVED)).to_be_visible()
    stored = office.desk.stored(text)
    assert stored is not None
    assert stored["date"] == datetime.now(ZoneInfo("Asia/Jakarta")).date().isoformat()
    assert stored["days_until_written"] == 0
    assert stored["clock_skew"] == pytest.approx(wrong.total_seconds(), abs=60)


def test_an_update_under_an_open_draft_keeps_draft_and_queue_taken_or_not(
    new_phone: NewPhone, line: Line, office: Office
) -> None:
    line.brings_old_app = True
    phone = new_phone(line.address)
    phone.enrol("pld")
    phone.context.set_offline(True)
    first, second = "Menunggu sebelum versi baru (data contoh)", "Menunggu saat versi baru dipakai (data contoh)"
    phone.begin_report()
    phone.fill_report(first)
    phone.submit()
    phone.begin_report()
    phone.description.fill("Draf dari versi lama (data contoh)")
    phone.is_saved()
    path = phone.path

    line.brings_old_app = False
    phone.context.set_offline(False)
    phone.fetch_update()
    offer = phone.page.get_by_role("button", name="Pakai", exact=True)
    expect(offer).to_have_count(0)  # never over what is being written
    phone.description.fill("Draf dari versi lama, dilanjutkan (data contoh)")
    phone.is_saved()
    phone.page.get_by_role("button", name="Kembali").click()
    expect(offer).to_be_visible()
    expect(phone.page.get_by_text(RECEIVED)).to_be_visible()  # the older app goes on with the newer office
    assert office.desk.stored(first)

    phone.context.set_offline(True)  # what waits is taken without a signal too
    phone.begin_report()
    phone.fill_report(second)
    phone.submit()
    expect(phone.page.locator(OLD_APP)).to_have_count(1)
    offer.click()
    expect(phone.page.locator(NEW_APP)).to_have_count(1)
    phone.unlock(path)
    expect(phone.description).to_have_value("Draf dari versi lama, dilanjutkan (data contoh)")
    phone.context.set_offline(False)
    phone.page.get_by_role("button", name="Kembali").click()
    expect(phone.page.get_by_text(RECEIVED)).to_be_visible()
    assert office.desk.stored(second)


def test_a_tab_killed_in_mid_write_keeps_all_that_it_called_saved(new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.enrol("pld")
    phone.begin_report()
    path, typed = phone.path, "Rapat persiapan musyawarah desa (data contoh) "
    kept = ""
    for wait in (0, 30, 90):  # milliseconds after the last key
        phone.description.fill(f"{kept}{typed}")
        phone.is_saved()
        phone.description.press_sequentially("lalu kunjungan", delay=5)
        phone.page.wait_for_timeout(wait)
        phone.restart()
        phone.unlock(path)
        expect(phone.description).to_be_visible()
        now = phone.description.input_value()
        assert now.startswith(f"{kept}{typed}")
        assert f"{kept}{typed}lalu kunjungan".startswith(now)
        kept = now


def test_a_facilitator_moved_while_offline_loses_nothing(new_phone: NewPhone, office: Office) -> None:
    phone, who = new_phone(), office.desk.colleague()
    phone.enrol(who)
    phone.context.set_offline(True)
    phone.restart()
    phone.shift_clock(-WRITTEN_BEFORE)
    phone.unlock()
    text = "Ditulis sebelum dipindahkan (data contoh)"
    phone.begin_report()
    phone.fill_report(text)
    phone.submit()
    moved = office.desk.move(who)
    phone.restart()  # days later, by the right clock
    phone.context.set_offline(False)
    phone.unlock()
    expect(phone.page.get_by_text(RECEIVED)).to_be_visible()
    stored = office.desk.stored(text)
    assert stored is not None
    assert stored["region"] in moved["old"]
    assert stored["days_until_written"] == 0
    phone.open_tab("Desa")
    expect(phone.page.get_by_text(moved["new"][0])).to_be_visible()
    expect(phone.page.get_by_text(moved["old"][0])).to_have_count(0)


def photo() -> FilePayload:
    """So large that the slow line needs seconds for it, and more than one piece."""
    noise = Image.frombytes("RGB", (160, 120), Random(4).randbytes(160 * 120 * 3))
    content = BytesIO()
    noise.save(content, "JPEG", quality=70)
    return {"name": "contoh.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}
