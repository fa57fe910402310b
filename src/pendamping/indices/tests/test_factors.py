"""What moved a village, against sums made by hand: one point of score is 12 (IKS), 35 (IKE) or 140 (IKL) of 6300."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from tests.people import DESA, OTHER_DESA

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.factors import factors_between
from pendamping.indices.models import Family
from pendamping.indices.overview import Period
from pendamping.indices.schemas import NewSource, PublishedResult
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.factors import area_factors
from pendamping.indices.selectors.villages import figures_in
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import row, scored_row

SignIn = Callable[[Scope], Client]
IDM = definition("idm")
FOUR = {one.id: 4 for one in IDM.indicators}


def test_the_parts_add_up_to_the_change() -> None:
    found = factors_between(IDM, 2023, FOUR, 2024, FOUR | {"iks_01": 5, "ike_04": 5, "ikl_03": 3})
    assert found is not None
    assert [(one.indicator.id, int(one.change * 6300)) for one in found.rose] == [("ike_04", 35), ("iks_01", 12)]
    assert [(one.indicator.id, int(one.change * 6300)) for one in found.fell] == [("ikl_03", -140)]
    assert found.same == 47
    assert found.change == Decimal(12 + 35 - 140) / 6300


def test_a_question_that_changed_its_meaning_is_named_only_across_its_break() -> None:
    after = FOUR | {"iks_27": 2, "iks_01": 5}
    across = factors_between(IDM, 2022, FOUR, 2023, after)
    assert across is not None
    assert [one.indicator.id for one in across.broken] == ["iks_27"]
    assert (across.change, across.change_of_the_village) == (Decimal(12 - 24) / 6300, Decimal(12) / 6300)
    later = factors_between(IDM, 2023, FOUR, 2024, after)
    assert later is not None
    assert later.broken == []


def test_nothing_is_guessed_where_a_score_is_missing() -> None:
    assert factors_between(IDM, 2023, {}, 2024, FOUR) is None


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (scored_row(DESA, "PEDONGATAN", 4, year=2022, iks_27=5), "2 indikator berubah, 48 tetap."),
        (scored_row(DESA, "PEDONGATAN", 4, year=2022, iks_27=5), "Seluruhnya <strong>−0,0241</strong>"),
        (scored_row(DESA, "PEDONGATAN", 4, year=2022, iks_27=5), "berubah arti: <strong>−0,0222</strong>"),
        (scored_row(DESA, "PEDONGATAN", 4, year=2022, iks_27=4, ikl_03=3), "Semua skor sama seperti 2022."),
        (row(DESA, "PEDONGATAN", year=2022), "perubahannya tidak dapat diuraikan"),
    ],
)
def test_the_page_says_what_moved_the_village(dpmd: Scope, sign_in: SignIn, past: PublishedResult, said: str) -> None:
    record_results(dpmd, NewSource("Hasil uji"), [past, scored_row(DESA, "PEDONGATAN", 4, year=2023, ikl_03=3)])
    text = " ".join(sign_in(dpmd).get(f"/indeks/desa/{DESA}/").content.decode().split())
    assert said in text


def test_our_own_calculation_stands_beside_the_published_figure(dpmd: Scope, sign_in: SignIn) -> None:
    right = scored_row(DESA, "PEDONGATAN", 4, year=2023)
    wrong = scored_row(DESA, "PEDONGATAN", 4, year=2024)
    record_results(dpmd, NewSource("Hasil uji"), [right])
    browser = sign_in(dpmd)
    assert "0,8000. Sama dengan hasil terbitan." in browser.get(f"/indeks/desa/{DESA}/").content.decode()
    other = row(DESA, "PEDONGATAN", value=Decimal("0.7056"), scores=wrong.scores)
    record_results(dpmd, NewSource("Hasil uji"), [other])
    assert "0,8000, hasil terbitan 0,7056." in browser.get(f"/indeks/desa/{DESA}/").content.decode()


def test_the_year_to_compare_with_can_be_chosen(dpmd: Scope, sign_in: SignIn) -> None:
    rows = [
        scored_row(DESA, "PEDONGATAN", 4, year=2022, ikl_03=3),
        scored_row(DESA, "PEDONGATAN", 4, year=2023),
        scored_row(DESA, "PEDONGATAN", 4, year=2024),
    ]
    record_results(dpmd, NewSource("Hasil uji"), rows)
    browser = sign_in(dpmd)
    assert "Semua skor sama seperti 2023." in browser.get(f"/indeks/desa/{DESA}/").content.decode()
    since = " ".join(browser.get(f"/indeks/desa/{DESA}/?sejak=2022").content.decode().split())
    assert "Seluruhnya <strong>+0,0222</strong> dari 2022 ke 2024." in since
    assert "IDM 2022 ke 2024." in browser.get("/indeks/?sejak=2022").content.decode()
    assert "2022" in str(browser.get("/indeks/wilayah/6209/perpindahan.json?sejak=2022").json())


def test_the_villages_of_an_area_are_added_up(dpmd: Scope, sign_in: SignIn) -> None:
    rows = [
        scored_row(DESA, "PEDONGATAN", 4, year=2023),
        scored_row(DESA, "PEDONGATAN", 4, iks_01=5, ikl_03=3),  # +12 and -140
        scored_row(OTHER_DESA, "MERAMBANG", 4, year=2023),
        scored_row(OTHER_DESA, "MERAMBANG", 4, iks_01=3, ike_04=5),  # -12 and +35
        row("6209012001", "BUMI AGUNG"),
    ]
    record_results(dpmd, NewSource("Hasil uji"), rows)
    area, period = area_of(dpmd, "6209"), Period(Family.IDM, 2024, 2023)
    found = area_factors(dpmd, area, period, figures_in(dpmd, area, period))
    assert found is not None
    assert found.villages == 2
    lines = [(one.indicator.id, one.rose, one.fell, one.change) for one in found.changed]
    assert lines == [
        ("ike_04", 1, 0, Decimal(35) / 6300 / 2),
        ("iks_01", 1, 1, 0),
        ("ikl_03", 0, 1, Decimal(-140) / 6300 / 2),
    ]
    assert round(found.change * 6300 * 2) == 12 - 140 - 12 + 35
    text = " ".join(sign_in(dpmd).get("/indeks/").content.decode().split())
    assert "2 desa dengan skor lengkap; rata-ratanya berubah −0,0083." in text
