"""The ranking, filtered: Pedongatan (0,8) and Merambang (0,6) in Bulik Timur, Bumi Agung without scores in Bulik."""

import io
from collections.abc import Callable

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.people import DESA, OTHER_DESA

from pendamping.common.scope import Scope
from pendamping.indices.models import Family
from pendamping.indices.overview import Period
from pendamping.indices.schemas import NewSource
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.lists import Wanted, list_villages
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import row, scored_row

SignIn = Callable[[Scope], Client]
PAGE = "/indeks/wilayah/6209/desa/"
YEAR = Period(Family.IDM, 2024, None)


@pytest.fixture
def scored(dpmd: Scope) -> None:
    rows = [
        scored_row(DESA, "PEDONGATAN", 4, iks_30=1),
        scored_row(OTHER_DESA, "MERAMBANG", 3, iks_30=2),
        row("6209012001", "BUMI AGUNG"),
    ]
    record_results(dpmd, NewSource("Hasil uji"), rows)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(district="620901"), ["Bumi Agung"]),
        (Wanted(below="ike:0.8"), ["Merambang"]),
        (Wanted(below="ike:0.81"), ["Bumi Agung", "Pedongatan", "Merambang"]),
        (Wanted(indicator="iks_30", at_most=1), ["Pedongatan"]),
        (Wanted(indicator="iks_30", at_most=2), ["Pedongatan", "Merambang"]),
        (Wanted(indicator="iks_01", at_most=2), []),
        (Wanted(sort="-idm", district="620904"), ["Pedongatan", "Merambang"]),
    ],
)
def test_filters_keep_what_fits(dpmd: Scope, scored: None, wanted: Wanted, names: list[str]) -> None:
    assert [one.name for one in list_villages(dpmd, area_of(dpmd, "6209"), YEAR, wanted)] == names


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?kecamatan=620904&indikator=iks_30&skor=1", "1–1 dari 1 desa"),
        ("?kecamatan=620904&urut=-idm", "1–2 dari 2 desa"),
        ("?kecamatan=9999&bawah=zzz&indikator=zzz&skor=zzz", "1–3 dari 3 desa"),
        ("?indikator=iks_30&skor=", "Internet kantor desa"),
    ],
)
def test_the_page_filters(dpmd: Scope, scored: None, sign_in: SignIn, query: str, said: str) -> None:
    assert said in " ".join(sign_in(dpmd).get(PAGE + query).content.decode().split())


def test_the_download_has_what_the_page_shows(dpmd: Scope, scored: None, sign_in: SignIn) -> None:
    answer = sign_in(dpmd).get(f"{PAGE}unduh.xlsx?kecamatan=620904&indikator=iks_30&skor=4")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [(line[1], line[-1]) for line in rows[1:]] == [("Pedongatan", 1), ("Merambang", 2)]
    assert rows[0][-1] == "Internet kantor desa"
