"""The true scores where a publication shows another indicator's in their place."""

import polars as pl

from pendamping.engine.law.entries import ShownWrongly
from pendamping.engine.law.index_model import IndexDefinition


def recover(official: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """The published scores with the known faults of their year mended.

    The published dimension was computed from the true score, so it is what remains of the dimension's sum; a rest that
    the scale does not know is left as shown.

    Args:
        official: `year` integer, the scores by the ids of indicators, the published dimensions Float64 by their ids;
            a fault is looked at only where its dimension and all of its scores have a column.
    Returns: `official`, rows and order kept, with the scores mended.

    >>> from pendamping.engine.law.definitions import definition
    >>> idm = definition("idm")
    >>> shown = {one.id: [5] for one in idm.indicators} | {"year": [2024], "iks": [0.97714285714286]}
    >>> recover(pl.DataFrame(shown), idm)["iks_30"].to_list()
    [1]
    """
    return official.with_columns(
        _true(fault, index).alias(fault.indicator)
        for fault in index.shown_wrongly
        if _needed(fault, index) <= set(official.columns)
    )


def _needed(fault: ShownWrongly, index: IndexDefinition) -> set[str]:
    dimension = index.indicator(fault.indicator).dimension
    return {dimension, *index.indicators_of[dimension]}


def _true(fault: ShownWrongly, index: IndexDefinition) -> pl.Expr:
    indicator = index.indicator(fault.indicator)
    dimension = index.dimension(indicator.dimension)
    others = [pl.col(id_).cast(pl.Int32) for id_ in index.indicators_of[dimension.id] if id_ != indicator.id]
    total = (pl.col(dimension.id) * dimension.max_sum / index.value.scale).round().cast(pl.Int32)
    rest = total - pl.sum_horizontal(others, ignore_nulls=False)
    mended = pl.col("year").is_in(list(fault.years)) & rest.is_in(list(indicator.scale))
    return pl.when(mended).then(rest.cast(pl.Int8)).otherwise(pl.col(indicator.id).cast(pl.Int8))
