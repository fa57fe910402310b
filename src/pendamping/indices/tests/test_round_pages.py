"""The pages of a round: each once for working and once for refusing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo
from pendamping.indices.models import AnswerEvidence, Round, VillageSheet
from pendamping.indices.selectors.sheets import given_answers
from pendamping.indices.services.answers import record_answers
from pendamping.indices.services.evidence import attach_evidence
from pendamping.indices.services.steps import return_sheet, verify_sheet
from pendamping.indices.tests.answering import ASSEMBLY, a_round, a_sheet, all_answers, filled, handed_over

SignIn = Callable[[Scope], Client]


@pytest.fixture
def sheet(regions: object) -> VillageSheet:
    return a_sheet(DESA)


@pytest.fixture
def handed(sari: Scope, sheet: VillageSheet) -> VillageSheet:
    """Filled by Sari, agreed to by the assembly, waiting for the kecamatan."""
    return handed_over(sari, sheet)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def text_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_office_opens_a_round_and_moves_its_last_day(dpmd: Scope, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    assert "Belum ada pendataan" in text_of(browser, "/indeks/pendataan/")
    said = {"index_id": "idm", "region": "6209", "year": "2024", "closes_on": "2099-12-31"}
    opened = browser.post("/indeks/pendataan/baru/", said, follow=True)
    assert "isian diterima sampai 31 Desember 2099" in " ".join(opened.content.decode().split())
    refused = browser.post("/indeks/pendataan/baru/", said)
    assert "Pendataan IDM 2024 untuk Kabupaten Lamandau sudah dibuka." in refused.content.decode()
    address = f"/indeks/pendataan/{Round.objects.get().pk}/penutupan/"
    assert browser.post(address, {"closes_on": "2000-01-01"}).status_code == 422
    assert browser.post(address, {"closes_on": "2098-01-31"}).status_code == 302


def test_a_round_lists_the_own_villages_by_step_district_and_name(sari: Scope, dpmd: Scope, sign_in: SignIn) -> None:
    opened = a_round()
    filled(sari, opened.sheets.get(region=DESA))
    address = f"/indeks/pendataan/{opened.pk}/"
    browser = sign_in(dpmd)
    text = text_of(browser, f"{address}?tahap=assembly")
    assert "Pedongatan" in text
    assert "Merambang" not in text
    assert "Bumi Agung" in text_of(browser, f"{address}?kecamatan=620901")
    assert "Merambang" in text_of(browser, f"{address}?cari=meram")
    assert "Tidak ada yang cocok" in text_of(browser, f"{address}?tahap=dikembalikan")
    assert "Bumi Agung" not in text_of(sign_in(sari), address)


def test_the_questionnaire_follows_the_law(sari: Scope, sheet: VillageSheet, sign_in: SignIn) -> None:
    record_answers(sari, sheet.pk, {"doctor_count": "2", "posyandu_count": 1, "posyandu_active_monthly_count": 3})
    text = text_of(sign_in(sari), f"/indeks/lembar/{sheet.pk}/")
    assert "3 dari 53 terisi" in text
    for said in ("Kesehatan", "menit", "Waktu tempuh ke sarana kesehatan terdekat", "lebih banyak daripada"):
        assert said in text
    assert text.count('data-question="') == 53


def test_a_checker_reads_the_questionnaire_and_cannot_type(dpmd: Scope, sheet: VillageSheet, sign_in: SignIn) -> None:
    text = text_of(sign_in(dpmd), f"/indeks/lembar/{sheet.pk}/")
    assert "Lembar ini sedang diisi tim desa." in text
    assert "<input" not in text.split("<main")[1]


def test_without_scripts_a_group_is_saved_and_the_faulty_field_says_why(
    sari: Scope, sheet: VillageSheet, sign_in: SignIn
) -> None:
    browser = sign_in(sari)
    address = f"/indeks/lembar/{sheet.pk}/isi/kesehatan/"
    refused = browser.post(address, {"doctor_count": "2", "midwife_count": "1,5"})
    assert refused.status_code == 422
    assert "Terbaca 1,5. Isian ini dihitung utuh dalam orang" in refused.content.decode()
    assert 'value="1,5"' in refused.content.decode()
    assert given_answers(sari, sheet) == {"doctor_count": 2}
    saved = browser.post(address, {"doctor_count": "2", "midwife_count": "1"})
    assert (saved.status_code, saved["Location"]) == (302, f"/indeks/lembar/{sheet.pk}/#g-kesehatan")


def test_an_answer_is_saved_as_it_is_typed_with_the_new_standing(
    sari: Scope, sheet: VillageSheet, sign_in: SignIn
) -> None:
    browser = sign_in(sari)
    address = f"/indeks/lembar/{sheet.pk}/jawaban/"
    said = browser.post(address, {"question": "doctor_count", "doctor_count": "2"}).json()
    assert (said["error"], said["saved"][:9]) == ("", "Tersimpan")
    assert "1 dari 53 terisi" in said["standing"]
    refused = browser.post(address, {"question": "doctor_count", "doctor_count": "dua"}).json()
    assert refused["error"] == "Terbaca “dua”. Tulis angka saja, dalam orang."
    ticked = {"question": "disaster_kinds", "disaster_kinds": ["flood", "landslide"]}
    assert browser.post(address, ticked).json()["error"] == ""
    assert given_answers(sari, sheet)["disaster_kinds"] == ["landslide", "flood"]


def test_two_people_at_one_question_see_each_other(
    sari: Scope, budi: Scope, sheet: VillageSheet, sign_in: SignIn
) -> None:
    record_answers(sari, sheet.pk, {"doctor_count": "2"})
    browser, address = sign_in(budi), f"/indeks/lembar/{sheet.pk}/jawaban/"
    said = browser.post(address, {"question": "doctor_count", "doctor_count": "3", "seen:doctor_count": ""}).json()
    assert said["error"].startswith("Sari sudah menjawab 2 orang")
    again = {"question": "doctor_count", "doctor_count": "3", "seen:doctor_count": said["seen"]}
    assert browser.post(address, again).json()["error"] == ""


def test_typing_into_a_sheet_that_was_handed_over_is_answered_with_the_reason(
    sari: Scope, sheet: VillageSheet, sign_in: SignIn
) -> None:
    filled(sari, sheet)
    answer = sign_in(sari).post(
        f"/indeks/lembar/{sheet.pk}/jawaban/", {"question": "doctor_count", "doctor_count": "2"}
    )
    assert (answer.status_code, "terkunci" in answer.json()["error"]) == (422, True)


def test_a_complete_sheet_shows_its_status(sari: Scope, sheet: VillageSheet, sign_in: SignIn) -> None:
    record_answers(sari, sheet.pk, all_answers())
    text = text_of(sign_in(sari), f"/indeks/lembar/{sheet.pk}/")
    assert "53 dari 53 terisi" in text
    assert "dari 6.300 poin, dihitung dari isian" in text


def test_the_village_walks_its_steps_on_one_page(sari: Scope, sheet: VillageSheet, sign_in: SignIn) -> None:
    browser = sign_in(sari)
    address = f"/indeks/lembar/{sheet.pk}"
    early = browser.post(f"{address}/selesai/")
    assert (early.status_code, "nomor dan tanggal SK" in early.content.decode()) == (422, True)
    team = {"decree_number": "140/12/2024", "decree_date": "2024-10-01", "women_f": "2", "secretary_m": "1"}
    assert browser.post(f"{address}/tim/", team).status_code == 302
    record_answers(sari, sheet.pk, all_answers())
    assert browser.post(f"{address}/selesai/").status_code == 302
    assert browser.post(f"{address}/ubah-isian/", {"reason": "Jumlah PAUD"}).status_code == 302
    assert browser.post(f"{address}/selesai/").status_code == 302
    agreed = {"place": "Balai desa", "attended_f": "20", "attended_m": "30", "agreements": "Disepakati."}
    refused = browser.post(f"{address}/musyawarah/", agreed | {"date": "2999-01-01"})
    assert (refused.status_code, "belum terjadi" in refused.content.decode()) == (422, True)
    assert browser.post(f"{address}/musyawarah/", agreed | {"date": "2024-11-10"}).status_code == 302
    assert "Menunggu verifikasi kecamatan" in text_of(browser, f"{address}/tahap/")


def test_a_checker_verifies_or_returns_with_a_reason(
    sari: Scope, budi: Scope, dpmd: Scope, sheet: VillageSheet, sign_in: SignIn
) -> None:
    handed_over(sari, sheet)
    address = f"/indeks/lembar/{sheet.pk}"
    browser = sign_in(budi)
    assert "Verifikasi dan teruskan" in text_of(browser, f"{address}/tahap/")
    assert browser.post(f"{address}/kembalikan/", {"reason": " "}).status_code == 422
    assert browser.post(f"{address}/verifikasi/").status_code == 302
    office = sign_in(dpmd)
    assert office.post(f"{address}/kembalikan/", {"reason": "Jarak ke SMP keliru"}).status_code == 302
    assert "Jarak ke SMP keliru" in text_of(sign_in(sari), f"{address}/")


def test_a_published_sheet_shows_its_own_result_and_is_opened_with_a_reason(
    make_scope: Callable[..., Scope], handed: VillageSheet, sign_in: SignIn
) -> None:
    sheet, province = handed, make_scope("Wati", Role.DPMD_PROV, "62")
    for scope in (make_scope("Dian", Role.CAMAT, "620904"), make_scope("Maria", Role.DPMD, "6209"), province):
        verify_sheet(scope, sheet.pk)
    browser = sign_in(province)
    assert "dari 6.300 poin" in text_of(browser, f"/indeks/lembar/{sheet.pk}/tahap/")
    assert browser.post(f"/indeks/lembar/{sheet.pk}/buka-lagi/", {"reason": "Koreksi"}).status_code == 302


def test_homes_say_what_waits_and_for_whom(
    handed: VillageSheet, sari: Scope, budi: Scope, ratna: Scope, sign_in: SignIn
) -> None:
    waits = "1 lembar IDM 2024 menunggu verifikasi Anda."
    assert waits in text_of(sign_in(budi), "/")
    assert waits not in text_of(sign_in(sari), "/")
    return_sheet(budi, handed.pk, "Periksa lagi")
    mended = "1 lembar IDM 2024 perlu diperbaiki."
    assert mended in text_of(sign_in(sari), "/")
    assert mended not in text_of(sign_in(ratna), "/")


def test_the_village_page_leads_to_its_sheets(handed: VillageSheet, budi: Scope, sign_in: SignIn) -> None:
    text = text_of(sign_in(budi), f"/indeks/desa/{DESA}/")
    assert f'href="/indeks/lembar/{handed.pk}/tahap/"' in text
    assert "Verifikasi kecamatan" in text


def test_what_a_verifier_sees_first(sari: Scope, budi: Scope, sheet: VillageSheet, sign_in: SignIn) -> None:
    """A jump since last year, a way unlike the neighbours', and a photo that another village shows too."""
    before = a_round(year=2023).sheets.get(region=DESA)
    record_answers(replace(sari, today=ASSEMBLY.date.replace(year=2023)), before.pk, all_answers() | {"paud_count": 9})
    other = sheet.round.sheets.get(region="6209042009")
    for one in (sheet, other):
        attach_evidence(sari, one.pk, "road_surface", SimpleUploadedFile("jalan.jpg", a_photo()))
    handed_over(sari, sheet)
    text = text_of(sign_in(budi), f"/indeks/lembar/{sheet.pk}/tahap/")
    assert "2 hal untuk dilihat dulu" in text
    assert "juga bukti Merambang 2024" in text
    assert "2023: 9 unit" in text


def test_evidence_is_added_seen_and_taken_away(sari: Scope, ratna: Scope, sheet: VillageSheet, sign_in: SignIn) -> None:
    browser = sign_in(sari)
    address = f"/indeks/lembar/{sheet.pk}/bukti/road_surface/"
    assert "Belum ada bukti" in text_of(browser, address)
    refused = browser.post(f"{address}tambah/", {"files": SimpleUploadedFile("x.jpg", b"bukan foto")})
    assert (refused.status_code, "bukan foto yang dapat dibaca" in refused.content.decode()) == (422, True)
    browser.post(f"{address}tambah/", {"files": SimpleUploadedFile("jalan.jpg", a_photo())})
    pk = AnswerEvidence.objects.get().pk
    shown = browser.get(f"/indeks/bukti/{pk}/kecil/")
    assert (shown["Content-Type"], shown["Cache-Control"][:7]) == ("image/jpeg", "private")
    assert shown.getvalue().startswith(b"\xff\xd8")
    assert sign_in(ratna).get(f"/indeks/bukti/{pk}/").status_code == 404
    assert sign_in(sari).post(f"/indeks/bukti/{pk}/lepas/").status_code == 302
    assert not AnswerEvidence.objects.exists()


@pytest.mark.parametrize("page", ["lembar/{}/", "lembar/{}/tahap/", "lembar/{}/bukti/road_surface/"])
def test_ratna_finds_no_page_of_lamandau(ratna: Scope, sheet: VillageSheet, sign_in: SignIn, page: str) -> None:
    assert sign_in(ratna).get(f"/indeks/{page.format(sheet.pk)}").status_code == 404


@pytest.mark.parametrize("page", ["pendataan/", "pendataan/{round}/", "lembar/{sheet}/", "lembar/{sheet}/tahap/"])
def test_pages_ask_the_database_few_questions(
    budi: Scope,
    handed: VillageSheet,
    sign_in: SignIn,
    page: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    return_sheet(budi, handed.pk, "Periksa lagi")
    browser = sign_in(budi)
    address = "/indeks/" + page.format(round=handed.round_id, sheet=handed.pk)
    browser.get(address)
    with django_assert_max_num_queries(15):
        assert browser.get(address).status_code == 200
