"""Whole points of an index: what a score weighs, where a village stands, how far its target is."""

from collections.abc import Mapping
from itertools import pairwise

import polars as pl

from pendamping.engine.law.index_model import IndexDefinition


def weights_of(index: IndexDefinition) -> dict[str, int]:
    """Points of one score of each indicator.

    >>> from pendamping.engine.law.definitions import definition
    >>> weights = weights_of(definition("idm"))
    >>> weights["iks_01"], weights["ike_01"], weights["ikl_01"]
    (12, 35, 140)
    """
    return {one.id: index.weight(one) for one in index.indicators}


def floors_of(index: IndexDefinition) -> dict[str, int]:
    """The lowest points of each status, from the lowest status to the highest."""
    return {band.id: index.points_min(band.id) for band in index.bands}


def standing(villages: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """Where each village stands.

    Args:
        villages: `region`, and per indicator one nullable integer column.
    Returns: `region`, `points` Int64 and `status`; both null, never 0, while any score is missing.
    """
    terms = [pl.col(id_).cast(pl.Int64) * weight for id_, weight in weights_of(index).items()]
    points = villages.select("region", points=pl.sum_horizontal(terms, ignore_nulls=False))
    return points.with_columns(status=status_of("points", index))


def status_of(column: str, index: IndexDefinition) -> pl.Expr:
    """The status of the points in `column`."""
    status = pl.lit(None, pl.String)
    for id_, floor in floors_of(index).items():
        status = pl.when(pl.col(column) >= floor).then(pl.lit(id_)).otherwise(status)
    return status


def needs(stands: pl.DataFrame, index: IndexDefinition, target: str | None) -> pl.DataFrame:
    """Add `goal`, the status to reach, and `need` Int64, the points that lack to it.

    `goal` is null where there is nothing to reach: at the highest status, at or above `target`, or points unknown.
    """
    floors = floors_of(index)
    if target is None:
        ids = list(floors)
        above: Mapping[str, str] = dict(pairwise(ids))
        goal = pl.col("status").replace_strict(above, default=None, return_dtype=pl.String)
    else:
        goal = pl.when(pl.col("points") < floors[target]).then(pl.lit(target)).otherwise(pl.lit(None, pl.String))
    floor = pl.col("goal").replace_strict(floors, default=None, return_dtype=pl.Int64)
    return stands.with_columns(goal=goal).with_columns(need=floor - pl.col("points"))
