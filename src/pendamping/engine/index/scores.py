"""From answers to scores: each indicator's scale as one expression over the columns of its answers."""

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from pendamping.engine.index.errors import ColumnMissing, ColumnUnfit
from pendamping.engine.law.conditions import scores_at
from pendamping.engine.law.entries import Condition, Measure
from pendamping.engine.law.index_model import Answer, IndexDefinition, Indicator

KEYS = ("region", "year")
SCORE = pl.Int8


def scores_from_answers(answers: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """One score per indicator; null, never 0, where an answer it needs is missing.

    Args:
        answers: one row per region and year: `region` String (official code), `year` integer, and per answer a column
            named by its id: Boolean, any integer, Float64 or Decimal, String (the id of a choice) or List(String);
            null where nobody answered. An answer without a column was not given by anybody.
    Returns: `region`, `year`, and per indicator one Int8 column named by its id; rows and order kept.
    Raises:
        ColumnMissing: no `region`, no `year`.
        ColumnUnfit: a column whose type is not that of its answer; it names column, expected and found.

    >>> from pendamping.engine.law.definitions import definition
    >>> answers = {"region": ["6209012001", "6209012002"], "year": 2024, "doctor_count": [0, None]}
    >>> scores_from_answers(pl.DataFrame(answers), definition("idm"))["iks_02"].to_list()
    [0, None]
    """
    require_keys(answers)
    for answer in index.answers.values():
        if answer.id in answers.columns:
            _require_type(answer, answers.schema[answer.id])
    known = set(answers.columns)
    return answers.select(*KEYS, *(_score(one, index, known) for one in index.indicators))


def require_keys(table: pl.DataFrame) -> None:
    """Raises: ColumnMissing: `region` or `year` is not there."""
    for key in KEYS:
        if key not in table.columns:
            raise ColumnMissing(column=key, found=table.columns[:10])


def _require_type(answer: Answer, found: pl.DataType) -> None:
    fits = {
        "integer": found.is_integer(),
        "decimal": found.is_numeric(),
        "boolean": found == pl.Boolean,
        "choice": found in {pl.String, pl.Categorical, pl.Enum},
        "choices": isinstance(found, pl.List),
    }
    if found != pl.Null and not fits[answer.type]:
        raise ColumnUnfit(column=answer.id, expected=answer.type, found=str(found))


def _score(indicator: Indicator, index: IndexDefinition, known: set[str]) -> pl.Expr:
    measure = indicator.measure
    if measure is None or not known.issuperset(measure.inputs):
        return pl.lit(None, SCORE).alias(indicator.id)
    score = pl.lit(None, SCORE)
    for points, step in indicator.scale.items():
        if step.when is not None:
            fulfilled = pl.all_horizontal(*_comparisons(step.when, measure, index))
            score = pl.when(fulfilled).then(pl.lit(points, SCORE)).otherwise(score)
    if measure.ratio is not None:
        divisor = pl.col(measure.ratio[1])
        # With nothing to divide by, the law states the value, or there is none.
        alone = None if measure.without is None else scores_at(indicator, measure.without)[0]
        score = pl.when(divisor > 0).then(score).when(divisor == 0).then(pl.lit(alone, SCORE))
    usable = pl.all_horizontal(*_usable(measure, index, known))
    return pl.when(usable).then(score).alias(indicator.id)


def _usable(measure: Measure, index: IndexDefinition, known: set[str]) -> Iterator[pl.Expr]:
    """An answer outside its range, or a choice that the form does not offer, gives no score."""
    for id_ in measure.inputs:
        answer, column = index.answers[id_], pl.col(id_)
        yield column.is_not_null()
        if answer.type == "decimal":
            yield column.cast(pl.Float64).is_finite()
        yield from _within(answer)
        if answer.at_most is not None and answer.at_most in known:
            limit = index.answers[answer.at_most]
            yield column.le(pl.col(limit.id)).fill_null(value=True) | ~pl.all_horizontal(True, *_within(limit))
        if answer.type == "choices":
            yield column.list.eval(pl.element().is_in([one.id for one in answer.options])).list.all()


def _within(answer: Answer) -> Iterator[pl.Expr]:
    if answer.min is not None:
        yield pl.col(answer.id) >= float(answer.min)
    if answer.max is not None:
        yield pl.col(answer.id) <= float(answer.max)


def _comparisons(condition: Condition, measure: Measure, index: IndexDefinition) -> Iterator[pl.Expr]:
    if condition.among is not None:
        yield pl.col(str(measure.answer)).cast(pl.String).is_in(list(condition.among))
    for name in ("eq", "lt", "le", "gt", "ge"):
        bound: bool | Decimal | None = getattr(condition, name)
        if bound is not None:
            left, right = _sides(bound, measure, index)
            yield getattr(left, name)(right)


def _sides(bound: bool | Decimal, measure: Measure, index: IndexDefinition) -> tuple[pl.Expr, pl.Expr]:
    """Both sides of a comparison with a bound; of a ratio a/b with n/d they are a·d and n·b, which nothing rounds."""
    if measure.ratio is not None:
        above, below = (pl.col(id_).cast(pl.Int64) for id_ in measure.ratio)
        numerator, denominator = Decimal(bound).as_integer_ratio()
        return above * denominator, below * numerator
    if measure.count is not None:
        return pl.col(measure.count).list.n_unique(), pl.lit(int(bound))
    column = pl.col(str(measure.answer))
    if isinstance(bound, bool):
        return column, pl.lit(bound)
    whole = index.answers[str(measure.answer)].type == "integer"
    return column, pl.lit(int(bound) if whole else float(bound))
