"""The worked cases beside the law, one test each: for one village and for a table."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pendamping.engine.index import score, score_one, score_totals
from pendamping.engine.index.tests.given import REGION, answer_table, exact
from pendamping.engine.law.cases import Case, cases_beside
from pendamping.engine.law.definitions import OUR_FOLDER, read_definition

CASES = [
    pytest.param(folder, case, id=f"{folder.name}: {case.name}")
    for folder in sorted(path.parent for path in OUR_FOLDER.glob("*/index.yaml"))
    for case in cases_beside(folder)
]
SLIGHT = 1e-13  # an addition is stated to as many digits as its source printed


@pytest.mark.parametrize(("folder", "case"), CASES)
def test_case(folder: Path, case: Case) -> None:
    index = read_definition(folder)
    if case.sums:
        row = score_totals(
            pl.DataFrame({"region": [REGION], "year": [2024]} | {k: [v] for k, v in case.sums.items()}), index
        )
        _compare(case, row.row(0, named=True))
        return
    scored = score_one(case.given, index)
    assert case.expect.missing is None or set(case.expect.missing) <= set(scored.missing)
    _compare(case, dict(scored.scores) | {"points": scored.points, "status": scored.status})
    answers = {id_: value for id_, value in case.given.items() if id_ in index.answers}
    table = answer_table([answers], index).with_columns(
        pl.lit(value, pl.Int8).alias(id_) for id_, value in case.given.items() if id_ not in index.answers
    )
    _compare(case, score(table, index).row(0, named=True))


def _compare(case: Case, found: dict[str, Any]) -> None:
    stated = case.expect.model_dump(exclude_unset=True, exclude={"scores", "value", "addition", "missing"})
    assert {name: found[name] for name in stated} == stated
    assert {id_: found[id_] for id_ in case.expect.scores} == case.expect.scores
    if case.expect.value is not None:
        assert exact(found["value"]) == case.expect.value
    if case.expect.addition is not None:
        assert found["addition"] == pytest.approx(float(case.expect.addition), abs=SLIGHT)
