"""The field app in a real browser: a day without a signal, a killed tab, two people on one phone."""

import pytest
from playwright.sync_api import expect

from tests.browser import needs_chromium
from tests.field_app.conftest import NewPhone

pytestmark = [pytest.mark.slow, pytest.mark.browser, needs_chromium]


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
    phone.begin_report()
    phone.description.press_sequentially("Rapat persiapan musdes (data contoh)")
    phone.is_saved()
    path = phone.path
    phone.context.set_offline(True)  # from here on the app comes from the phone alone
    phone.restart()
    phone.unlock(path)
    expect(phone.description).to_have_value("Rapat persiapan musdes (data contoh)")


def test_a_returned_report_is_mended_and_handed_in_again(new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.enrol("pld")
    card = phone.page.get_by_role("link", name="Perlu diperbaiki").first
    expect(card).to_be_visible()
    card.click()
    phone.page.get_by_role("link", name="Perbaiki", exact=True).click()
    phone.description.fill(f"{phone.description.input_value()} Dilengkapi sesudah dikembalikan (data contoh).")
    phone.submit()
    expect(phone.page.get_by_text("Semua sudah diterima kantor.")).to_be_visible()


def test_two_people_share_a_phone_and_see_only_their_own(new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.enrol("pld")
    phone.begin_report()
    phone.description.fill("Catatan milik orang pertama (data contoh)")
    phone.is_saved()
    phone.page.get_by_role("button", name="Kembali").click()
    phone.enrol("kpmd")
    phone.open_tab("Laporan")
    expect(phone.page.get_by_role("heading", name="Laporan", exact=True)).to_be_visible()
    expect(phone.page.get_by_text("Catatan milik orang pertama")).to_have_count(0)
    phone.restart()
    phone.page.goto(phone.app)
    expect(phone.page.get_by_role("group", name="Siapa yang bekerja?").get_by_role("radio")).to_have_count(2)
