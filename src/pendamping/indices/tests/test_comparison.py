"""Villages side by side: Pedongatan has 4 in everything, Merambang 3 in the market and 5 in the doctor."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.common.scope import Scope
from pendamping.indices.models import Family
from pendamping.indices.schemas import NewSource
from pendamping.indices.selectors.comparison import compare_villages
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import scored_row
from pendamping.regions.errors import RegionNotFound

SignIn = Callable[[Scope], Client]
BOTH = f"/indeks/banding/?desa={DESA}&desa={OTHER_DESA}"


@pytest.fixture
def scored(dpmd: Scope) -> None:
    rows = [scored_row(DESA, "PEDONGATAN", 4), scored_row(OTHER_DESA, "MERAMBANG", 4, ike_03=3, iks_02=5)]
    record_results(dpmd, NewSource("Hasil uji"), rows)


def test_only_what_differs_stands_out(dpmd: Scope, scored: None) -> None:
    compared = compare_villages(dpmd, [OTHER_DESA, DESA, OTHER_DESA], Family.IDM)
    assert [one.name for one in compared.villages] == ["Merambang", "Pedongatan"]
    rows = [row for group in compared.groups for row in group.rows if row.differs]
    assert [(row.indicator.id, list(row.scores)) for row in rows] == [("iks_02", [5, 4]), ("ike_03", [3, 4])]
    assert (compared.differing, compared.compared) == (2, 50)


@pytest.mark.parametrize("code", [FOREIGN_DESA, "6209011001", "6209", "zzz"])
def test_what_cannot_be_compared_is_not_there(dpmd: Scope, scored: None, code: str) -> None:
    with pytest.raises(RegionNotFound):
        compare_villages(dpmd, [DESA, code], Family.IDM)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/indeks/banding/", "Dua sampai empat desa berdampingan"),
        (f"/indeks/banding/?desa={DESA}&cari=meram", f"?desa={DESA}&amp;desa={OTHER_DESA}"),
        (f"/indeks/banding/?desa={DESA}&cari=zzz", "Tidak ada “zzz” di wilayah Anda"),
        (BOTH, "Berbeda pada 2 dari 50 indikator."),
        (f"{BOTH}&tampil=semua", "Ketersediaan bidan"),
        ("/indeks/banding/?desa=6209012001", "Belum ada hasil IDM"),
    ],
)
def test_the_page_says_what_was_found(dpmd: Scope, scored: None, sign_in: SignIn, address: str, said: str) -> None:
    answer = sign_in(dpmd).get(address)
    assert answer.status_code == 200
    assert said in " ".join(answer.content.decode().split())


def test_ratna_cannot_put_lamandau_beside_her_own(ratna: Scope, dpmd: Scope, scored: None, sign_in: SignIn) -> None:
    assert sign_in(ratna).get(BOTH).status_code == 404


def test_few_questions_for_four_villages(
    dpmd: Scope, scored: None, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = sign_in(dpmd)
    with django_assert_max_num_queries(15):
        browser.get(f"{BOTH}&desa=6209012001&cari=meram")
