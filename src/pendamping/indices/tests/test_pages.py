"""Every page once for working and once for refusing."""

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.indices.models import OfficialResult
from pendamping.indices.schemas import NewSource
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import row

SignIn = Callable[[Scope], Client]
SCORES = {"iks_01": 3, "iks_30": 5, "ike_04": 1}


@pytest.fixture
def results(dpmd: Scope) -> None:
    """Two villages in two years; Merambang rose to maju."""
    rows = [
        row(DESA, "PEDONGATAN", year=2023, value=Decimal("0.6917")),
        row(DESA, "PEDONGATAN", scores=SCORES, iks=Decimal("0.8"), text="{}"),
        row(OTHER_DESA, "MERAMBANG", year=2023, value=Decimal("0.7012")),
        row(OTHER_DESA, "MERAMBANG", value=Decimal("0.7101"), status="maju"),
    ]
    record_results(dpmd, NewSource("Hasil uji"), rows)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/indeks/", "1 desa naik, 0 turun, 1 tetap"),
        ("/indeks/?tahun=2023", "Dari 3 desa, 2 berkembang"),
        ("/indeks/?tahun=abad", "1 desa naik"),
        ("/indeks/?sejak=2025", "1 desa naik"),
        ("/indeks/wilayah/620904/", "Kecamatan"),
        ("/indeks/wilayah/6209/desa/?urut=-idm&cari=meram", "Merambang"),
        ("/indeks/wilayah/6209/desa/?status=belum", "Bumi Agung"),
        ("/indeks/wilayah/6209/desa/?gerak=turun", "Tidak ada yang cocok"),
        (f"/indeks/desa/{DESA}/", "Kurang <strong>0,0017</strong> untuk menjadi maju"),
        (f"/indeks/desa/{DESA}/?tampil=belum", "Toko/warung kelontong"),
        ("/indeks/desa/6209012001/", "Belum ada hasil IDM untuk Bumi Agung"),
        ("/indeks/desa/6209011001/", "Kelurahan tidak dinilai IDM"),
    ],
)
def test_pages_say_what_was_found(dpmd: Scope, results: None, sign_in: SignIn, address: str, said: str) -> None:
    answer = sign_in(dpmd).get(address)
    assert answer.status_code == 200
    assert said in " ".join(answer.content.decode().split())


def test_sari_sees_her_own_villages_and_no_other(sari: Scope, dpmd: Scope, results: None, sign_in: SignIn) -> None:
    browser = sign_in(sari)
    assert "1 desa naik, 0 turun, 1 tetap" in browser.get("/indeks/").content.decode()
    assert browser.get("/indeks/desa/6209012001/").status_code == 404
    assert "Bumi Agung" not in browser.get("/indeks/wilayah/6209/desa/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/indeks/wilayah/6209/",
        "/indeks/wilayah/6209/desa/",
        "/indeks/wilayah/6209/desa/unduh.xlsx",
        "/indeks/wilayah/6209/peta.json",
        "/indeks/wilayah/6209/perpindahan.json",
        f"/indeks/desa/{DESA}/",
        f"/indeks/desa/{DESA}/riwayat.json",
        "/indeks/wilayah/zzzz/",
    ],
)
def test_ratna_finds_nothing_of_lamandau(
    ratna: Scope, dpmd: Scope, results: None, sign_in: SignIn, address: str
) -> None:
    assert sign_in(ratna).get(address).status_code == 404


def test_before_any_result_the_page_says_what_is_missing(sari: Scope, sign_in: SignIn) -> None:
    assert "Belum ada hasil IDM untuk" in sign_in(sari).get("/indeks/").content.decode()


def test_above_a_kabupaten_the_page_counts_its_parts(
    make_scope: Callable[..., Scope], dpmd: Scope, results: None, sign_in: SignIn
) -> None:
    province = make_scope("Wati", Role.TAPM_PROV, "62")
    text = sign_in(province).get("/indeks/").content.decode()
    assert "Kabupaten Kotawaringin Barat" in text
    assert "1 desa naik, 0 turun, 1 tetap" in text
    assert "Pedongatan" not in text


def test_the_map_carries_status_and_way_to_each_village(dpmd: Scope, results: None, sign_in: SignIn) -> None:
    drawn = sign_in(dpmd).get("/indeks/wilayah/6209/peta.json")
    assert drawn.status_code == 200
    assert drawn.json()["type"] == "FeatureCollection"


def test_charts_are_vega_lite_without_a_look_of_their_own(dpmd: Scope, results: None, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    slope = browser.get("/indeks/wilayah/6209/perpindahan.json").json()
    assert "config" not in slope
    assert len(slope["layer"]) > 5
    history = browser.get(f"/indeks/desa/{DESA}/riwayat.json").json()
    assert "0.6917" in str(history)
    assert browser.get("/indeks/wilayah/6209/perpindahan.json?tahun=2023").status_code == 404


def test_a_download_has_the_figures_in_full_and_leaves_a_trace(dpmd: Scope, results: None, sign_in: SignIn) -> None:
    answer = sign_in(dpmd).get("/indeks/wilayah/6209/desa/unduh.xlsx?status=maju")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [line[1] for line in rows] == ["Nama", "Merambang"]
    assert rows[1][8] == 0.7101
    assert AuditEntry.objects.get(action="index.exported").facts["rows"] == 1


def test_a_download_is_xlsx_or_csv(dpmd: Scope, results: None, sign_in: SignIn) -> None:
    browser = sign_in(dpmd)
    assert browser.get("/indeks/wilayah/6209/desa/unduh.csv").content.startswith(b"\xef\xbb\xbfKode,")
    assert browser.get("/indeks/wilayah/6209/desa/unduh.exe").status_code == 404


def test_the_published_text_of_a_result_can_be_had_inside_the_scope(
    dpmd: Scope, ratna: Scope, results: None, sign_in: SignIn
) -> None:
    pk = OfficialResult.objects.get(region=DESA, year=2024).pk
    assert sign_in(dpmd).get(f"/indeks/terbitan/{pk}.json").content == b"{}"
    assert sign_in(ratna).get(f"/indeks/terbitan/{pk}.json").status_code == 404


def test_a_village_elsewhere_is_not_there(dpmd: Scope, sign_in: SignIn) -> None:
    assert sign_in(dpmd).get(f"/indeks/desa/{FOREIGN_DESA}/").status_code == 404


def test_two_publications_that_differ_stand_side_by_side(dpmd: Scope, results: None, sign_in: SignIn) -> None:
    record_results(
        dpmd, NewSource("Daftar final", precedence=9), [row(DESA, "PEDONGATAN", value=Decimal("0.7074"), status="maju")]
    )
    text = " ".join(sign_in(dpmd).get(f"/indeks/desa/{DESA}/").content.decode().split())
    assert "IDM 0,7074" in text
    assert "Hasil uji menyebut 0,7056, berkembang. Yang dipakai: Daftar final." in text


@pytest.mark.parametrize(
    "address", ["/indeks/", "/indeks/wilayah/6209/desa/", f"/indeks/desa/{DESA}/", "/indeks/wilayah/6209/peta.json"]
)
def test_pages_ask_the_database_few_questions(
    dpmd: Scope,
    results: None,
    sign_in: SignIn,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = sign_in(dpmd)
    browser.get(address)
    with django_assert_max_num_queries(15):
        assert browser.get(address).status_code == 200
