"""Two villages, checked by hand: with 4 in everything (5040 of 6300 points, maju) and with 3 in everything (3780)."""

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.people import DESA, OTHER_DESA

from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.indices.lifting import indicator_totals, work_by_village
from pendamping.indices.models import Family
from pendamping.indices.overview import Period
from pendamping.indices.schemas import NewSource
from pendamping.indices.selectors.agencies import AgencyWork, agency_work
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import row, scored_row

SignIn = Callable[[Scope], Client]
PAGE = "/indeks/wilayah/6209/pelaksana/"


@pytest.fixture
def scored(dpmd: Scope) -> None:
    """Pedongatan has 4, Merambang 3 in everything; of Bumi Agung only the index is known."""
    rows = [
        scored_row(DESA, "PEDONGATAN", 4),
        scored_row(OTHER_DESA, "MERAMBANG", 3),
        row("6209012001", "BUMI AGUNG"),
    ]
    record_results(dpmd, NewSource("Hasil uji"), rows)


def _work(scope: Scope, level: str = "kabupaten") -> AgencyWork:
    return agency_work(scope, area_of(scope, "6209"), Period(Family.IDM, 2024, None), level)


def test_one_better_score_lifts_where_its_points_pass_the_threshold(dpmd: Scope, scored: None) -> None:
    work = _work(dpmd)
    assert work.scored.incomplete == 1
    bpbd = work.total_of("bpbd")
    assert bpbd is not None
    # One point of the environment is 140: 5040 + 140 passes 5137, 3780 + 280 does not pass 4455.
    assert (bpbd.villages, bpbd.rising) == (2, 1)
    disaster = next(one for one in indicator_totals(work.of("bpbd")) if one.indicator.id == "ikl_03")
    assert (disaster.villages, disaster.rising) == (2, 1)
    assert (disaster.least, disaster.most) == (Decimal(140) / 6300, Decimal(280) / 6300)


def test_before_and_after_stand_side_by_side(dpmd: Scope, scored: None) -> None:
    [one] = work_by_village(_work(dpmd).of("dinkes"), only_rising=True)
    assert (one.lead.village.name, one.lead.village.status, one.lead.status) == ("Pedongatan", "maju", "mandiri")
    assert (one.lead.indicator.id, one.lead.value) == ("ikl_01", Decimal(5180) / 6300)
    assert one.others == []
    both = work_by_village(_work(dpmd).of("dinkes"), only_rising=False)
    assert len(both[-1].others) == 8  # of the nine indicators that the health office is named for, one leads


def test_a_fact_that_nobody_can_act_on_is_never_work(dpmd: Scope, scored: None) -> None:
    for level in ("kabupaten", "provinsi", "desa", "pusat", "lainnya"):
        assert all(lift.indicator.actionable for lift in _work(dpmd, level).lifts)


def test_sari_sees_the_work_of_her_own_villages(sari: Scope, dpmd: Scope, scored: None, sign_in: SignIn) -> None:
    assert "2 desa dengan skor lengkap" in sign_in(sari).get(PAGE).content.decode()
    assert "Bumi Agung" not in sign_in(sari).get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Lewat BPBD, 1 desa dapat naik status"),
        ("?instansi=dinas_pu", "Lewat Dinas PUPR, 0 desa dapat naik status"),
        ("?instansi=bpbd&tampil=semua", "1–2 dari 2 desa."),
        ("?instansi=bpbd&indikator=ikl_03", "Tanggap bencana: desa yang naik status"),
        ("?tingkat=provinsi", "Lewat"),
        ("?instansi=zzz&tingkat=zzz&indikator=zzz&page=zzz", "Lewat BPBD"),
        ("", "1 desa belum ikut karena skornya tidak lengkap."),
    ],
)
def test_the_page_says_what_can_be_lifted(dpmd: Scope, scored: None, sign_in: SignIn, query: str, said: str) -> None:
    assert said in " ".join(sign_in(dpmd).get(PAGE + query).content.decode().split())


def test_without_scores_the_page_says_so(dpmd: Scope, sign_in: SignIn) -> None:
    record_results(dpmd, NewSource("Hasil uji"), [row(DESA, "PEDONGATAN")])
    assert "Skor indikator 2024 belum ada" in sign_in(dpmd).get(PAGE).content.decode()


def test_a_workbook_holds_the_lines_of_one_organisation(dpmd: Scope, scored: None, sign_in: SignIn) -> None:
    answer = sign_in(dpmd).get(f"{PAGE}unduh.xlsx?instansi=bpbd")
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    _head, *lines = workbook.get_sheet_by_name("Daftar kerja").to_python()
    assert len(lines) == 2
    assert {(line[2], line[14]) for line in lines} == {("Pedongatan", "ya"), ("Merambang", "tidak")}
    assert workbook.sheet_names == ["Daftar kerja", "Ringkasan"]
    assert AuditEntry.objects.get(action="index.exported").facts["agency"] == "bpbd"
    assert sign_in(dpmd).get(f"{PAGE}unduh.xlsx?instansi=zzz").status_code == 404
