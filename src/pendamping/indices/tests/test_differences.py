"""Official beside ours: what differs is found with its cause, what only looks different is not."""

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.people import DESA, OTHER_DESA

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.differing import Basis, Beside, Cause, Difference, difference_of
from pendamping.indices.models import OfficialResult, OwnResult, ResultSource
from pendamping.indices.schemas import NewSource
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.differences import STATUS_ONLY, WantedDifferences, differences_in
from pendamping.indices.services.differences import export_differences
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.beside import FIVES, IDM, own_result, published
from pendamping.indices.tests.published import row
from pendamping.regions.models import Region

API, LIST = NewSource("Data terbuka", precedence=10), NewSource("Daftar akhir", precedence=20)
OFFICE, RESIDENTS = "iks_30", "iks_31"  # internet: the two that the portal mixed up in 2024


def differences(scope: Scope) -> list[Difference]:
    return differences_in(scope, area_of(scope, "6209"), "idm", 2024).rows


def test_a_figure_printed_with_four_decimals_is_no_difference(dpmd: Scope) -> None:
    full = published(FIVES | {"iks_01": 3})
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", **full)])
    rounded = {"value": full["value"].quantize(Decimal("0.0001")), "status": full["status"]}
    record_results(dpmd, LIST, [row(DESA, "PEDONGATAN", **rounded)])
    assert differences(dpmd) == []


@pytest.mark.parametrize(("printed", "differs"), [("72.28", False), ("72.29", True)])
def test_an_index_that_prints_two_decimals_is_compared_in_two(printed: str, differs: bool) -> None:
    index = definition("indeks-desa")
    status = index.band_at(459).id
    region = Region(code=DESA, name="Pedongatan", level=10)
    source = ResultSource(name="Daftar resmi")
    official = OfficialResult(region=region, year=2025, value=Decimal(printed), status=status, source=source)
    own = OwnResult(region=region, year=2025, points=459, status=status)  # 459 of 635: 72,2835
    assert (difference_of(Beside(official, (), own), index) is not None) == differs


def test_answers_that_give_other_scores_name_the_indicators(dpmd: Scope) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", **published(FIVES | {"ikl_01": 1, "iks_02": 0}))])
    own_result(dpmd, FIVES | {"iks_02": 0})
    (one,) = differences(dpmd)
    assert one.basis == Basis.ANSWERS
    assert one.causes == (Cause.SCORES,)
    (score,) = one.scores
    assert (score.indicator.id, score.official, score.own) == ("ikl_01", 1, 5)
    assert one.change is not None
    assert abs(one.change - score.change) < Decimal("1e-12")
    assert one.may_be_objected


def test_the_score_that_the_portal_shows_wrongly_is_named(dpmd: Scope) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", **published(FIVES | {RESIDENTS: 5, OFFICE: 5}, **{OFFICE: 1}))])
    (one,) = differences(dpmd)
    assert (one.basis, one.causes) == (Basis.SCORES, (Cause.SHOWN_WRONGLY,))
    assert "terbit dengan skor 5; nilai dimensinya menunjukkan 1" in one.sentences[0]
    assert not one.may_be_objected


def test_the_recovered_score_is_what_our_answers_are_held_against(dpmd: Scope) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", **published(FIVES, **{OFFICE: 1}))])
    own_result(dpmd, FIVES | {OFFICE: 1})
    assert differences(dpmd) == []


def test_two_publications_that_disagree(dpmd: Scope) -> None:
    record_results(dpmd, LIST, [row(DESA, "PEDONGATAN", value=Decimal("0.7056"), status="berkembang")])
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", value=Decimal("0.7123"), status="maju")])
    (one,) = differences(dpmd)
    assert (one.basis, one.causes, one.changes_status) == (Basis.OTHER, (Cause.PUBLICATIONS,), True)
    assert one.sentences == ("Data terbuka menyebut 0,7123, maju.",)
    assert not one.may_be_objected


def test_answers_that_decide_nothing_yet_are_incomplete_never_zero(dpmd: Scope) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", **published(FIVES))])
    own_result(dpmd, {}, missing=("doctor_count", "population"))
    (one,) = differences(dpmd)
    assert (one.own, one.change, one.causes) == (None, None, (Cause.INCOMPLETE,))
    assert one.sentences == ("Belum terjawab: Jumlah dokter; Jumlah penduduk.",)


def test_without_official_scores_the_cause_stays_open(dpmd: Scope) -> None:
    record_results(dpmd, LIST, [row(DESA, "PEDONGATAN", value=Decimal("0.7056"), status="berkembang")])
    own_result(dpmd, FIVES)
    assert [one.causes for one in differences(dpmd)] == [(Cause.UNEXPLAINED,)]


@pytest.fixture
def two_villages(dpmd: Scope) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", **published(FIVES, **{OFFICE: 1}))])
    record_results(dpmd, API, [row(OTHER_DESA, "MERAMBANG", **published(FIVES | {"ikl_02": 1}, ikl_02=3))])


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (WantedDifferences(), ["Pedongatan", "Merambang"]),
        (WantedDifferences(text="mera"), ["Merambang"]),
        (WantedDifferences(text="62090420 08"), ["Pedongatan"]),
        (WantedDifferences(cause=Cause.SHOWN_WRONGLY), ["Pedongatan"]),
        (WantedDifferences(cause="entah"), ["Pedongatan", "Merambang"]),
        (WantedDifferences(district="620901"), []),
        (WantedDifferences(only=STATUS_ONLY), []),
    ],
)
def test_what_is_wanted(dpmd: Scope, two_villages: None, wanted: WantedDifferences, names: list[str]) -> None:
    found = differences_in(dpmd, area_of(dpmd, "6209"), "idm", 2024)
    assert [one.name for one in found.wanted(wanted)] == names
    assert found.compared == 2


def test_the_page_and_its_table(
    dpmd: Scope,
    two_villages: None,
    sign_in: Callable[[Scope], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = sign_in(dpmd)
    with django_assert_max_num_queries(15):
        page = browser.get("/indeks/wilayah/6209/selisih/?tahun=2024").content.decode()
    assert "2 dari 2 desa berbeda dari hasil resmi" in page
    assert "Skor terbit keliru" in page
    file = browser.get("/indeks/wilayah/6209/selisih/unduh.xlsx?tahun=2024&cari=mera")
    sheet = load_workbook(io.BytesIO(file.content)).worksheets[0]
    assert [cell.value for cell in sheet["B"]] == ["Nama", "Merambang"]


def test_the_page_of_the_village_says_it(dpmd: Scope, sign_in: Callable[[Scope], Client]) -> None:
    record_results(dpmd, API, [row(DESA, "PEDONGATAN", **published(FIVES | {"ikl_01": 1}))])
    own = own_result(dpmd, FIVES)
    page = sign_in(dpmd).get(f"/indeks/desa/{DESA}/?tahun=2024").content.decode()
    assert "Isian desa memberi 1,0000, mandiri; hasil resmi 0,9111." in page
    assert "Kualitas lingkungan: resmi 1, hitungan sendiri 5." in page
    own.points, own.scores = IDM.top_points - 4 * 140, FIVES | {"ikl_01": 1}
    own.save()
    page = sign_in(dpmd).get(f"/indeks/desa/{DESA}/?tahun=2024").content.decode()
    assert "Isian desa memberi 0,9111. Sama dengan hasil resmi." in page


def test_sari_sees_the_differences_of_her_villages_only(sari: Scope, dpmd: Scope, two_villages: None) -> None:
    assert len(differences(sari)) == 2
    assert export_differences(sari, area_of(sari, "6209"), "idm", 2024, WantedDifferences()).startswith(b"PK")
