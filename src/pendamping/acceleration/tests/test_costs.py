"""The cost table: what the template asks, what comes back, and what is wrong with it."""

import io
from collections.abc import Mapping

import pytest
from python_calamine import CalamineWorkbook
from tests.people import DESA, FOREIGN_DESA

from pendamping.acceleration.errors import NoCostFilled
from pendamping.acceleration.models import CostTable
from pendamping.acceleration.selectors.results import get_solved
from pendamping.acceleration.services.costs import make_template, store_costs
from pendamping.acceleration.tests.plans import LAMANDAU, make_solved
from pendamping.common.scope import Scope
from pendamping.common.tables import Value, write_xlsx
from pendamping.engine.acceleration import Unit

HEADS: list[Value] = [
    "Kode desa", "Indikator", "Skor dari", "Skor ke", "Pelaksana", "Tahun sampai berlaku",
    "Dana Desa", "APBD kabupaten",
]  # fmt: skip


def workbook(*rows: list[Value], **sheets: list[list[Value]]) -> bytes:
    others: Mapping[str, list[list[Value]]] = sheets
    return write_xlsx({"Biaya": [HEADS, *rows], **others})


def stored(scope: Scope, *rows: list[Value], **sheets: list[list[Value]]) -> tuple[CostTable, list[str]]:
    table, problems = store_costs(scope, LAMANDAU, "biaya.xlsx", workbook(*rows, **sheets))
    return table, [str(one) for one in problems]


def test_the_template_asks_for_every_step_and_proposes_no_cost(dpmd: Scope, results: None) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(make_template(dpmd, LAMANDAU)))
    heads, *rows = book.get_sheet_by_name("Biaya").to_python()
    steps = {(row[1], row[3], row[4]) for row in rows}
    assert {("ikl_03", 0, 3), ("ikl_03", 0, 4), ("ikl_03", 0, 5), ("ikl_03", 3, 5)} <= steps
    assert not {"iks_20", "iks_21", "iks_22", "ikl_02"} & {row[1] for row in rows}
    assert heads[-5:] == ["Dana Desa", "APBD kabupaten", "APBD provinsi", "APBN", "CSR"]
    assert all(not any(row[len(heads) - 5 :]) for row in rows)


def test_a_filled_table_gives_a_plan_in_rupiah(dpmd: Scope, results: None) -> None:
    table, problems = stored(
        dpmd,
        [None, "ikl_03", 0, 5, "BPBD", 0, None, 90_000_000],
        [None, "ikl_03", 3, 5, "BPBD", 0, "Rp20.000.000", 40_000_000],
        Kemampuan=[["Pelaksana", "Tahun", "Tindakan"], ["BPBD", 2025, 5]],
        Penduduk=[["Kode desa", "Penduduk"], [DESA, 812]],
    )
    assert problems == []
    assert table.population == {DESA: 812}
    scenario = make_solved(dpmd, unit=Unit.RUPIAH, costs=table.pk, budgets={"kabupaten": [200_000_000]})
    plan = get_solved(dpmd, scenario.pk)
    assert {(line.code, line.cost) for line in plan.by_source} == {
        ("dana_desa", 20_000_000),
        ("kabupaten", 130_000_000),
    }
    assert plan.result.unpriced


def test_good_rows_survive_and_each_bad_one_is_told(dpmd: Scope, results: None) -> None:
    table, problems = stored(
        dpmd,
        [None, "ikl_03", 0, 5, None, None, 90_000_000, None],
        [None, "iks_20", 1, 5, None, None, 1_000_000, None],
        [None, "ikl_03", 5, 3, None, None, 1_000_000, None],
        [FOREIGN_DESA, "ikl_03", 0, 5, None, None, 1_000_000, None],
        [None, "ikl_03", 0, 4, "Dinas Angin", None, 1_000_000, None],
        [None, "ikl_03", 0, 3, None, None, "dua juta", None],
        [None, "ikl_03", 0, 3, None, None, -5, None],
    )
    assert len(table.steps) == 1
    assert [problem.split(", baris ")[1].split(",")[0] for problem in problems] == ["3", "4", "5", "6", "7", "8"]
    assert "iks_20 tidak dapat direncanakan" in problems[0]
    assert "Dinas Angin tidak dikenal" in problems[3]


def test_an_empty_template_is_not_a_cost_table(dpmd: Scope, results: None) -> None:
    with pytest.raises(NoCostFilled):
        store_costs(dpmd, LAMANDAU, "templat.xlsx", make_template(dpmd, LAMANDAU))
