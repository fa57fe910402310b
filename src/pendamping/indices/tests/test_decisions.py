"""What people decide: which village a row means, and what others have counted."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.access.roles import Role
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.indices.comparing import Effect
from pendamping.indices.errors import (
    AlreadyDecided,
    CountsMissing,
    ReasonMissing,
    ResultNotFound,
    VillageNotChoosable,
)
from pendamping.indices.models import Match, OfficialResult, PublishedCount, UnmatchedResult
from pendamping.indices.schemas import NewSource
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.counts import counts_beside
from pendamping.indices.selectors.years import YearCounts
from pendamping.indices.services.counts import record_published_counts
from pendamping.indices.services.recording import record_results
from pendamping.indices.services.unmatched import reopen_unmatched, resolve_unmatched, set_aside
from pendamping.indices.tests.published import row
from pendamping.regions.errors import RegionNotFound

SignIn = Callable[[Scope], Client]
API = NewSource("API")
LOST = ("6209999999", "PEDONGATAN SEBERANG")


@pytest.fixture
def waiting(dpmd: Scope) -> UnmatchedResult:
    """A row of 2024 that waits, and its sister of 2023."""
    record_results(dpmd, API, [row(*LOST, year=2023), row(*LOST, text='{"asli": 1}')])
    return UnmatchedResult.objects.get(year=2024)


def test_one_answer_serves_every_year_and_the_next_import(dpmd: Scope, waiting: UnmatchedResult) -> None:
    assert resolve_unmatched(dpmd, waiting.pk, DESA) == 2
    stored = OfficialResult.objects.counting().get(year=2024)
    assert (stored.region_id, stored.match, stored.document.text) == (DESA, Match.PERSON, '{"asli": 1}')
    assert record_results(dpmd, API, [row(*LOST), row(*LOST, year=2022)]).counts == {Effect.SAME: 1, Effect.NEW: 1}
    assert AuditEntry.objects.get(action="index.unmatched_resolved").facts["years"] == [2023, 2024]


def test_a_village_that_has_a_result_of_that_year_cannot_be_chosen(dpmd: Scope, waiting: UnmatchedResult) -> None:
    record_results(dpmd, API, [row(OTHER_DESA, "MERAMBANG")])
    with pytest.raises(VillageNotChoosable, match="sudah punya hasil"):
        resolve_unmatched(dpmd, waiting.pk, OTHER_DESA)
    with pytest.raises(VillageNotChoosable, match="bukan desa"):
        resolve_unmatched(dpmd, waiting.pk, "6209011001")
    with pytest.raises(RegionNotFound):
        resolve_unmatched(dpmd, waiting.pk, FOREIGN_DESA)


def test_a_row_set_aside_says_why_and_stays_aside(dpmd: Scope, waiting: UnmatchedResult) -> None:
    with pytest.raises(ReasonMissing):
        set_aside(dpmd, waiting.pk, "  ")
    set_aside(dpmd, waiting.pk, "Desa ini sudah digabung")
    with pytest.raises(AlreadyDecided):
        resolve_unmatched(dpmd, waiting.pk, DESA)
    assert record_results(dpmd, API, [row(*LOST)]).counts == {Effect.WAITING: 1}


def test_a_decision_taken_back_takes_its_result_back(dpmd: Scope, waiting: UnmatchedResult) -> None:
    resolve_unmatched(dpmd, waiting.pk, DESA)
    reopen_unmatched(dpmd, waiting.pk)
    assert not OfficialResult.objects.counting().filter(year=2024).exists()
    assert resolve_unmatched(dpmd, waiting.pk, OTHER_DESA) == 1


def test_nobody_without_the_need_or_the_area_decides(
    dpmd: Scope, waiting: UnmatchedResult, sari: Scope, make_scope: Callable[..., Scope]
) -> None:
    with pytest.raises(NotAllowed):
        resolve_unmatched(sari, waiting.pk, DESA)
    with pytest.raises(ResultNotFound):
        resolve_unmatched(make_scope("Yanti", Role.DPMD, "6201"), waiting.pk, FOREIGN_DESA)


def test_the_pages_let_a_person_search_choose_and_reopen(
    dpmd: Scope, waiting: UnmatchedResult, sign_in: SignIn
) -> None:
    browser, address = sign_in(dpmd), f"/indeks/belum-cocok/{waiting.pk}/"
    assert "PEDONGATAN SEBERANG" in browser.get("/indeks/belum-cocok/").content.decode()
    assert "Merambang, Bulik Timur" in browser.get(f"{address}?cari=merambang").content.decode()
    assert "Tulis alasan" in browser.post(address, {"reason": ""}).content.decode()
    assert "2 hasil tercatat" in browser.post(address, {"village": DESA}, follow=True).content.decode()
    assert "Pedongatan, oleh Maria" in browser.get("/indeks/belum-cocok/?tampil=diputuskan").content.decode()
    assert "kembali menunggu" in browser.post(f"{address}buka/", follow=True).content.decode()


def test_published_counts_stand_beside_the_counted_ones(dpmd: Scope) -> None:
    told = {"sangat_tertinggal": 0, "tertinggal": 21, "berkembang": 113, "mandiri": 12}
    record_published_counts(dpmd, "6209", 2020, "Sambutan bupati", told)
    record_published_counts(dpmd, "6209", 2020, "Sambutan bupati", told | {"maju": 43})
    counted = YearCounts(2020, {"tertinggal": 21, "berkembang": 112, "maju": 44, "mandiri": 12})
    (year,) = counts_beside(dpmd, area_of(dpmd, "6209"), [counted])
    assert year.told[0].in_order == [0, 21, 113, 43, 12]
    assert year.told[0].differences == [0, 0, 1, -1, 0]
    assert not year.told[0].agrees
    assert PublishedCount.objects.count() == 5


def test_counts_without_results_say_so(dpmd: Scope, sign_in: SignIn) -> None:
    """Kutai Kartanegara: sangat tertinggal 3 → 0, tertinggal 53 → 21, berkembang 100 → 113, mandiri 4 → 12."""
    browser, address = sign_in(dpmd), "/indeks/wilayah/6209/angka/"
    for year, numbers in ((2019, (3, 53, 100, 4)), (2020, (0, 21, 113, 12))):
        statuses = ("sangat_tertinggal", "tertinggal", "berkembang", "mandiri")
        form = dict(zip(statuses, numbers, strict=True)) | {"year": year, "source": "Siaran pers"}
        assert browser.post(address, form, follow=True).status_code == 200
    text = browser.get("/indeks/").content.decode()
    assert "Siaran pers" in text
    assert "belum ada hasil per desa" in text


def test_counts_need_a_number_and_an_area_inside_the_scope(dpmd: Scope, sign_in: SignIn) -> None:
    with pytest.raises(CountsMissing):
        record_published_counts(dpmd, "6209", 2020, "x", {})
    with pytest.raises(RegionNotFound):
        record_published_counts(dpmd, "6201", 2020, "x", {"maju": 1})
    assert (
        "paling sedikit satu"
        in sign_in(dpmd).post("/indeks/wilayah/6209/angka/", {"year": 2020, "source": "x"}).content.decode()
    )
