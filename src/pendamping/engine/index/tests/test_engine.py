"""The table, the form and exact fractions say the same; nothing that lacks becomes a 0."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pendamping.engine import index as engine
from pendamping.engine.index.figures import published_means, published_value
from pendamping.engine.index.tests.given import REGION, answer_table, answers_of, exact, score_table, scores_of
from pendamping.engine.law.definitions import read_definition
from pendamping.engine.law.tests.folders import write_folder

IDM = engine.definition("idm")


@given(st.lists(answers_of(IDM), min_size=1, max_size=3))
@settings(max_examples=30)
def test_a_table_of_answers_scores_like_the_form(rows: list[dict[str, Any]]) -> None:
    table = engine.score(answer_table(rows, IDM), IDM)
    for place, row in enumerate(rows):
        one, many = engine.score_one(row, IDM), table.row(place, named=True)
        assert {id_: many[id_] for id_ in one.scores} == one.scores
        assert (many["points"], many["status"], many["to_next"]) == (one.points, one.status, one.to_next)
        assert many["missing"] == [id_ for id_, score in one.scores.items() if score is None]


@given(scores_of(IDM))
@settings(max_examples=60)
def test_points_are_the_exact_index(scores: dict[str, int]) -> None:
    one = engine.score_one(scores, IDM)
    sums = {part.dimension.id: part for part in one.dimensions}
    exactly = sum(Fraction(part.total or 0, part.dimension.max_sum) for part in sums.values()) / 3
    assert Fraction(one.points or 0, 6300) == exactly
    row = engine.score(score_table([scores]), IDM).row(0, named=True)
    assert (exact(row["value"]), exact(row["iks"])) == (one.value, sums["iks"].value)
    assert row["addition"] == one.addition


@given(scores_of(IDM), st.sampled_from(IDM.indicators))
@settings(max_examples=60)
def test_a_gain_is_what_the_whole_gains(scores: dict[str, int], indicator: Any) -> None:
    before = engine.score_one(scores, IDM)
    after = engine.score_one(scores | {indicator.id: indicator.max_score}, IDM)
    assert (after.points or 0) - (before.points or 0) == before.gain(indicator)


@given(scores_of(IDM), scores_of(IDM))
@settings(max_examples=40)
def test_the_parts_of_a_change_add_up(before: dict[str, int], after: dict[str, int]) -> None:
    parts = engine.decompose(score_table([before]), score_table([after]), IDM)
    change = (engine.score_one(after, IDM).points or 0) - (engine.score_one(before, IDM).points or 0)
    assert parts["points"].sum() == change
    assert all(row["before"] != row["after"] for row in parts.iter_rows(named=True))


def test_every_possible_figure_is_cut_like_the_publication() -> None:
    """All 171,776 sums: the way of whole columns and that of one village."""
    every = pl.DataFrame({"place": pl.int_range(176 * 61 * 16, eager=True)}).select(
        iks=pl.col("place") // (61 * 16), ike=pl.col("place") // 16 % 61, ikl=pl.col("place") % 16
    )
    expected = pl.Series([published_value(row, IDM) for row in every.iter_rows()])
    assert published_means(every.get_columns(), IDM).equals(expected)


def test_a_large_table_looks_up_what_a_small_one_works_out() -> None:
    small = pl.DataFrame({"region": [REGION], "year": [2024]} | {one.id: [one.max_score % 4] for one in IDM.indicators})
    large = engine.score(pl.concat([small] * 50_000), IDM)
    assert large["value"].unique().to_list() == engine.score(small, IDM)["value"].to_list()


def test_a_missing_score_leaves_its_dimension_open_and_no_other() -> None:
    scores = {one.id: 5 for one in IDM.indicators if one.id != "ike_07"}
    row = engine.score(score_table([scores]), IDM).row(0, named=True)
    assert (row["iks"], row["ike"], row["ikl"], row["points"], row["status"]) == (1, None, 1, None, None)
    assert row["missing"] == ["ike_07"]
    assert engine.score_one(scores, IDM).missing == ["bank_count"]


def test_a_given_score_wins_over_answers() -> None:
    table = answer_table([{"doctor_count": 0}], IDM).with_columns(iks_02=pl.lit(5, pl.Int8))
    assert engine.score(table, IDM)["iks_02"].to_list() == [5]
    assert engine.score_one({"doctor_count": 0, "iks_02": 5}, IDM).scores["iks_02"] == 5


def test_nilai_of_a_table_is_the_published_text_as_a_number() -> None:
    row = engine.with_nilai(engine.score(score_table([{one.id: 0 for one in IDM.indicators}]), IDM), IDM)
    assert row["nilai_ikl_03"].to_list() == [float(engine.nilai(IDM.indicator("ikl_03"), 0, IDM))] == [0.11111111]
    assert not [name for name in row.columns if name.startswith("gain_")]


@pytest.mark.parametrize(
    ("table", "code", "facts"),
    [
        ({"year": [2024], "iks_01": [5]}, "index.column_missing", {"column": "region"}),
        ({"region": [REGION], "year": [2024], "x": [5]}, "index.column_missing", {"column": "iks_01"}),
        ({"region": [REGION], "year": [2024], "iks_01": ["5"]}, "index.column_unfit", {"column": "iks_01"}),
        ({"region": [REGION], "year": [2024], "doctor_count": [1.5]}, "index.column_unfit", {"expected": "integer"}),
        (
            {"region": [REGION], "year": [2024], "iks_01": [6]},
            "index.score_out_of_range",
            {"region": REGION, "value": 6},
        ),
        ({"region": [REGION], "year": [2024], "iks_01": [5000]}, "index.score_out_of_range", {"value": 5000}),
        ({"region": [REGION], "year": [2024], "iks_01": [-1]}, "index.score_out_of_range", {"indicator": "iks_01"}),
    ],
)
def test_what_does_not_fit_is_refused(table: dict[str, Any], code: str, facts: dict[str, Any]) -> None:
    with pytest.raises(engine.IndexRefusal) as refused:
        engine.score(pl.DataFrame(table), IDM)
    assert refused.value.code == code
    assert refused.value.facts.items() >= facts.items()


def test_more_points_than_a_dimension_has_are_refused() -> None:
    with pytest.raises(engine.SumOutOfRange) as refused:
        engine.score_totals(pl.DataFrame({"region": [REGION], "year": [2024], "iks": [176]}), IDM)
    assert refused.value.facts == {"region": REGION, "year": 2024, "part": "iks", "value": 176}


def test_an_empty_table_has_an_empty_result() -> None:
    empty = engine.score(pl.DataFrame(schema={"region": pl.String, "year": pl.Int16, "iks_01": pl.Int8}), IDM)
    assert empty.is_empty()
    assert {"points", "status", "missing", "gain_iks_01"} <= set(empty.columns)


def test_indeks_desa_at_any_depth_gives_the_same_points() -> None:
    """Items, 13 sub-dimensions and 6 dimensions: sums go upward, nothing is invented downward."""
    desa = engine.definition("indeks-desa")
    items = {one.id: 1 + number % 5 for number, one in enumerate(desa.indicators)}
    deepest = engine.score(score_table([items]), desa).row(0, named=True)
    within = {group.id: group.within or group.id for group in desa.groups}
    sub: dict[str, int] = {}
    for one in desa.indicators:
        sub[within[one.group]] = sub.get(within[one.group], 0) + items[one.id]
    dimensions = {part.dimension.id: part.total or 0 for part in engine.score_one(items, desa).dimensions}
    for sums in (sub, dimensions):
        totals = pl.DataFrame({"region": [REGION], "year": [2025]} | {id_: [total] for id_, total in sums.items()})
        row = engine.score_totals(totals, desa).row(0, named=True)
        assert {name: row[name] for name in ("points", "value", "status", "to_next", "dld")} == {
            name: deepest[name] for name in ("points", "value", "status", "to_next", "dld")
        }


@pytest.mark.parametrize(
    ("minutes", "piped", "expected"),
    [
        (30, True, (10, 100, "baik")),
        (31.5, True, (8, 80, "baik")),
        (60, False, (4, 40, "kurang")),
        (61, True, (5, 50, "cukup")),
    ],
)
def test_an_index_of_ones_own_is_only_a_folder(
    tmp_path: Path, minutes: float, piped: bool, expected: tuple[int | None, Decimal | None, str | None]
) -> None:
    own = read_definition(write_folder(tmp_path / "perbup-7-2025"))
    answers = {"jarak_menit": minutes, "ada_pipa": piped}
    one = engine.score_one(answers, own)
    assert (one.points, one.value, one.status) == expected
    row = engine.score(answer_table([answers], own), own).row(0, named=True)
    assert (row["points"], row["value"], row["status"]) == expected
