"""Answers and scores as tests need them, out of the definition: nothing here knows an indicator by name."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import strategies as st

from pendamping.engine.law.index_model import Answer, IndexDefinition

REGION = "6209012001"
TYPES: Mapping[str, pl.DataType] = {
    "integer": pl.Int64(),
    "decimal": pl.Float64(),
    "boolean": pl.Boolean(),
    "choice": pl.String(),
    "choices": pl.List(pl.String),
}


def answer_values(answer: Answer) -> st.SearchStrategy[Any]:
    """Nobody answered, answers on and around the bounds of scales, and some outside their range."""
    ids = [one.id for one in answer.options]
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "integer": st.integers(-1, 12) | st.integers(0, 5000),
        "decimal": st.integers(-1, 26000).map(lambda tenths: tenths / 2),
        "boolean": st.booleans(),
        "choice": st.sampled_from([*ids, "lain"]),
        "choices": st.lists(st.sampled_from([*ids, "lain"]), max_size=4),
    }
    return st.none() | kinds[answer.type]


def answers_of(index: IndexDefinition) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({id_: answer_values(answer) for id_, answer in index.answers.items()})


def scores_of(index: IndexDefinition) -> st.SearchStrategy[dict[str, int]]:
    return st.fixed_dictionaries({one.id: st.integers(index.lowest_score, one.max_score) for one in index.indicators})


def answer_table(rows: list[dict[str, Any]], index: IndexDefinition) -> pl.DataFrame:
    """The answers of several villages, in columns of their types."""
    columns: dict[str, Any] = {"region": [f"{int(REGION) + n}" for n in range(len(rows))], "year": [2024] * len(rows)}
    for id_, answer in index.answers.items():
        columns[id_] = pl.Series([row.get(id_) for row in rows], dtype=TYPES[answer.type])
    return pl.DataFrame(columns)


def score_table(rows: list[dict[str, int]]) -> pl.DataFrame:
    keys = {"region": [f"{int(REGION) + n}" for n in range(len(rows))], "year": [2024] * len(rows)}
    return pl.DataFrame(keys).with_columns(pl.DataFrame(rows).cast(pl.Int8).get_columns())


def exact(number: float | None) -> Decimal | None:
    """As many digits as tell the double apart."""
    return None if number is None else Decimal(repr(number))
