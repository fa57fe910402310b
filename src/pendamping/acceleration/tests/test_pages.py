"""Every page once for working and once for refusing."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from pendamping.acceleration.models import CostTable, PlannedAction, Scenario
from pendamping.acceleration.tests.plans import make, make_solved
from pendamping.acceleration.tests.test_costs import workbook
from pendamping.access.roles import Role
from pendamping.common.background import SILENT
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope

SignIn = Callable[[Scope], Client]
NEW = "/percepatan/wilayah/6209/baru/"
FILLED = {
    "name": "Uji lewat halaman", "goal": "most_villages", "target": "naik", "first_year": 2025, "years": 2,
    "unit": "actions", "actions_a_year": 4, "basic_share": 0, "most_of_one": 100, "years_unless_told": 1, "seconds": 20,
}  # fmt: skip


def text_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_before_any_plan_the_page_says_what_one_is(dpmd: Scope, results: None, sign_in: SignIn) -> None:
    assert "Belum ada rencana percepatan" in text_of(sign_in(dpmd), "/percepatan/")


def test_without_scores_the_form_says_what_is_missing(dpmd: Scope, sign_in: SignIn) -> None:
    assert "Skor indikator belum ada" in text_of(sign_in(dpmd), NEW)


def test_a_scenario_is_made_and_waits_for_its_turn(dpmd: Scope, results: None, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    answer = browser.post(NEW, FILLED)
    made = Scenario.objects.get()
    assert answer.headers["Location"] == f"/percepatan/{made.pk}/"
    page = browser.get(f"/percepatan/{made.pk}/")
    assert page.headers["Refresh"] == "2"
    assert "<progress" in page.content.decode()
    browser.post(f"/percepatan/{made.pk}/hentikan/")
    assert "Sedang dihentikan" in text_of(browser, f"/percepatan/{made.pk}/")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"unit": "rupiah"}, "memerlukan tabel biaya"),
        ({"actions_a_year": ""}, "Tujuan ini memerlukan batas"),
        ({"kabupaten": "dua miliar"}, "Isi rupiah penuh"),
        ({"kabupaten": "1.000; 2.000; 3.000"}, "Isi rupiah penuh"),
    ],
)
def test_the_form_says_what_to_mend(
    dpmd: Scope, results: None, sign_in: SignIn, changed: dict[str, str], said: str
) -> None:
    answer = sign_in(dpmd).post(NEW, FILLED | changed)
    assert said in answer.content.decode()
    assert not Scenario.objects.exists()


def test_an_interrupted_calculation_offers_to_run_again(dpmd: Scope, results: None, sign_in: SignIn) -> None:
    scenario = make(dpmd)
    Scenario.objects.update(heard_at=timezone.now() - SILENT - timedelta(seconds=1))
    browser = sign_in(dpmd)
    assert "Hitungan terputus" in text_of(browser, f"/percepatan/{scenario.pk}/")
    browser.post(f"/percepatan/{scenario.pk}/hitung/")
    assert "Menunggu giliran" in text_of(browser, f"/percepatan/{scenario.pk}/")


def test_the_result_opens_with_what_it_found(bupati: Scope, solved: Scenario, sign_in: SignIn) -> None:
    text = text_of(sign_in(bupati), f"/percepatan/{solved.pk}/")
    assert "<h1>2 dari 2 desa naik status pada indeks 2025 dengan 2 tindakan.</h1>" in text
    assert "Terbukti: tidak ada rencana" in text
    assert "skor indikatornya belum lengkap" in text
    assert "Buat skenario" not in text


def test_villages_can_be_looked_at_by_what_happens_to_them(dpmd: Scope, solved: Scenario, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    assert "Bumi Agung" in text_of(browser, f"/percepatan/{solved.pk}/?tampil=belum").partition('id="desa"')[2]
    assert "Pedongatan" in text_of(browser, f"/percepatan/{solved.pk}/?tampil=naik").partition('id="desa"')[2]


def test_two_plans_stand_side_by_side(dpmd: Scope, solved: Scenario, sign_in: SignIn) -> None:
    other = make_solved(dpmd, name="Satu tindakan", actions_a_year=1)
    browser = sign_in(dpmd)
    address = "/percepatan/wilayah/6209/banding/"
    assert "1 dari 2" in text_of(browser, f"{address}?s={solved.pk}&s={other.pk}")
    assert "Pilih dua atau tiga skenario" in text_of(browser, f"{address}?s={solved.pk}&s=bukan-id")


def test_an_action_is_tracked_on_its_page(dpmd: Scope, solved: Scenario, sign_in: SignIn) -> None:
    action = PlannedAction.objects.all()[0]
    browser = sign_in(dpmd)
    refused = browser.post(f"/percepatan/tindakan/{action.pk}/", {"state": "done"})
    assert "Isi tanggal selesai" in refused.content.decode()
    browser.post(f"/percepatan/tindakan/{action.pk}/", {"state": "done", "done_on": "2024-11-01", "note": "BAST 7"})
    assert "BAST 7" in text_of(browser, f"/percepatan/{solved.pk}/pelaksanaan/?keadaan=done")
    assert "Tidak ada tindakan yang cocok" in text_of(browser, f"/percepatan/{solved.pk}/pelaksanaan/?keadaan=doing")


def test_costs_are_stored_and_their_faults_are_told(dpmd: Scope, results: None, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    content = workbook([None, "ikl_03", 0, 5, None, None, 9_000_000], [None, "ikl_03", 0, 9, None, None, 1])
    answer = browser.post("/percepatan/wilayah/6209/biaya/", {"file": SimpleUploadedFile("biaya.xlsx", content)})
    assert "1 baris tidak tersimpan" in answer.content.decode()
    assert CostTable.objects.get().file_name == "biaya.xlsx"
    assert browser.get("/percepatan/wilayah/6209/biaya/templat.xlsx").content.startswith(b"PK")


def test_a_download_leaves_a_trace(bupati: Scope, solved: Scenario, sign_in: SignIn) -> None:
    answer = sign_in(bupati).get(f"/percepatan/{solved.pk}/unduh.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert book.sheet_names == ["Ringkasan", "Desa", "Tindakan", "Tanpa biaya"]
    assert len(book.get_sheet_by_name("Desa").to_python()) == 4
    assert AuditEntry.objects.filter(action="acceleration.exported").exists()


def test_ratna_finds_nothing_of_lamandau(make_scope: Callable[..., Scope], solved: Scenario, sign_in: SignIn) -> None:
    neighbour = make_scope("Joko", Role.DPMD, "6201")
    browser = sign_in(neighbour)
    for address in (f"/percepatan/{solved.pk}/", f"/percepatan/{solved.pk}/pelaksanaan/", NEW):
        assert browser.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/percepatan/",
        "/percepatan/{pk}/",
        "/percepatan/{pk}/pelaksanaan/",
        "/percepatan/tindakan/{action}/",
        "/percepatan/wilayah/6209/biaya/",
        "/percepatan/wilayah/6209/banding/?s={pk}&s={pk}",
        NEW,
    ],
)
def test_pages_ask_the_database_few_questions(
    dpmd: Scope,
    solved: Scenario,
    sign_in: SignIn,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser, action = sign_in(dpmd), solved.actions.values_list("pk", flat=True)[0]
    with django_assert_max_num_queries(15):
        assert browser.get(address.format(pk=solved.pk, action=action)).status_code == 200
