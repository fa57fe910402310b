"""From scores to points, composites, status and what lacks to the next one: whole columns, whole numbers."""

from collections.abc import Sequence
from functools import cache
from math import prod
from typing import cast

import polars as pl

from pendamping.engine.index.errors import ColumnMissing, ColumnUnfit, ScoreOutOfRange, SumOutOfRange
from pendamping.engine.index.figures import nilai, published_dimension, published_means, published_share, target_of
from pendamping.engine.index.scores import KEYS, SCORE, require_keys, scores_from_answers
from pendamping.engine.law.entries import Dimension
from pendamping.engine.law.index_model import IndexDefinition

PLACE = pl.UInt32  # sums and points look up what follows from them: as places in a list, they need no cast for it
POINTS = "points as places"
LARGEST_IN_SCORE = 127  # what an Int8 holds
LARGEST_TABLE, FEW = 1_000_000, 0.25  # combinations worth a table, and the share of them that makes it worth it


def score(table: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """The index of every row: composites, status, what lacks, and what each indicator would add.

    Args:
        table: one row per region and year: `region` String (official code), `year` integer, and columns named by the
            ids of indicators (scores, any integer type) or of answers (see `scores_from_answers`), or of both: a score
            that is given wins over one that would follow from answers. Other columns are left out.
    Returns: `region`, `year`, rows and order kept, with
        the scores: one Int8 column per indicator;
        per dimension a Float64 column named by its id, printed as published, null while one of its scores is missing;
        `points` Int32 (IDM: 0..6300), `value` Float64 as published, `status` and `target` Enum of status ids,
        `minimum` and `addition` Float64 as published (SKOR_MINIMAL, PENAMBAHAN), null where nothing was published;
        `to_next` Int32, the points to the next status, 0 in the highest; all null, never 0, while a score is missing;
        `missing` List(String): the ids of the indicators without a score;
        `gain_<indicator>` Int16: the points the whole gains once this score is the highest (see `with_nilai`).
    Raises:
        ColumnMissing: no `region` or `year`, or no column that the definition knows.
        ColumnUnfit: a column whose type is not that of its score or answer.
        ScoreOutOfRange: a score outside 0 and the highest; it names region, year, indicator and value.

    >>> from pendamping.engine.law.definitions import definition
    >>> idm = definition("idm")
    >>> best = {one.id: [5, 5] for one in idm.indicators} | {"iks_01": [5, None]}
    >>> scored = score(pl.DataFrame({"region": ["6209012001", "6209012002"], "year": 2024, **best}), idm)
    >>> scored.select("points", "status", "ikl", "missing").rows()
    [(6300, 'mandiri', 1.0, []), (None, None, 1.0, ['iks_01'])]
    """
    scores = _scores(table, index)
    summed = scores.with_columns(*_sums(index), *_gains(index), _missing(scores, index)).with_columns(_points(index))
    gains = [f"gain_{one.id}" for one in index.indicators]
    return _with_figures(summed, index).select(*scores.columns, *_result(index), "missing", *gains)


def with_nilai(scored: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """The gains as publications print them: `gain_<indicator>` in points becomes `nilai_<indicator>` Float64.

    >>> from pendamping.engine.law.definitions import definition
    >>> idm = definition("idm")
    >>> scored = score(pl.DataFrame({"region": ["6209012001"], "year": 2024, "iks_02": [0]}), idm)
    >>> with_nilai(scored, idm)["nilai_iks_02"].to_list()
    [0.00952381]
    """
    tables = {one.id: _nilai(index, one.id) for one in index.indicators}
    found = [pl.lit(table).gather(pl.col(id_).cast(pl.UInt32)).alias(f"nilai_{id_}") for id_, table in tables.items()]
    return scored.select(pl.exclude([f"gain_{id_}" for id_ in tables]), *found)


@cache
def _nilai(index: IndexDefinition, indicator: str) -> pl.Series:
    one = index.indicator(indicator)
    return pl.Series([float(nilai(one, score, index)) for score in range(one.max_score + 1)])


def score_totals(table: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """The index of results that are known only by the sum of scores of each dimension, or of each of its groups.

    Args:
        table: `region` String, `year` integer, and integer columns named by the ids of dimensions or of groups.
    Returns: `region`, `year` and the same columns as `score` from the composites to `to_next`; `missing` List(String)
        names the dimensions that lack.
    Raises:
        ColumnMissing: no `region` or `year`, or no column named by a dimension or a group.
        SumOutOfRange: more points than a dimension or group can have; it names region, year, part and value.

    >>> from pendamping.engine.law.definitions import definition
    >>> sums = {"region": ["6209012001"], "year": 2024, "iks": [122], "ike": [34], "ikl": [8]}
    >>> score_totals(pl.DataFrame(sums), definition("idm")).select("points", "status", "to_next").row(0)
    (3774, 'berkembang', 682)
    """
    require_keys(table)
    parts: dict[str, int | None] = {one.id: one.max_sum for one in index.dimensions}
    parts |= {one.id: one.max_sum for one in index.groups}
    parts = {id_: highest for id_, highest in parts.items() if id_ in table.columns}
    if not parts:
        raise ColumnMissing(column=index.dimensions[0].id, found=table.columns[:10])
    for id_, highest in parts.items():
        if not table.schema[id_].is_integer() and table.schema[id_] != pl.Null:
            raise ColumnUnfit(column=id_, expected="integer", found=str(table.schema[id_]))
        outside = table.filter((pl.col(id_) < 0) | (pl.col(id_) > highest if highest else pl.lit(value=False)))
        if not outside.is_empty():
            row = outside.row(0, named=True)
            raise SumOutOfRange(region=row["region"], year=row["year"], part=id_, value=row[id_])
    sums = [_total(one, index, parts).alias(_sum_of(one)) for one in index.dimensions]
    summed = table.select(*KEYS, *sums).with_columns(_points(index))
    lacking = [pl.when(pl.col(_sum_of(one)).is_null()).then(pl.lit(one.id)) for one in index.dimensions]
    missing = pl.concat_list(lacking).list.drop_nulls().alias("missing")
    return _with_figures(summed, index).select(*KEYS, *_result(index), missing)


def _result(index: IndexDefinition) -> list[str | pl.Expr]:
    composites = [one.id for one in index.dimensions]
    return [
        pl.col(POINTS).cast(pl.Int32).alias("points"),
        *composites,
        "value",
        "status",
        "target",
        "minimum",
        "addition",
        "to_next",
    ]


def _total(dimension: Dimension, index: IndexDefinition, known: dict[str, int | None]) -> pl.Expr:
    """As it is given, or as the sum of its groups where all of them are given."""
    groups = [one.id for one in index.groups if one.dimension == dimension.id and one.within is None]
    given = [pl.col(dimension.id)] if dimension.id in known else []
    if known.keys() >= set(groups):
        given.append(pl.sum_horizontal([pl.col(id_) for id_ in groups], ignore_nulls=False))
    return pl.coalesce(given or [pl.lit(None)]).cast(PLACE)


def _sum_of(dimension: Dimension) -> str:
    return f"sum of {dimension.id}"


def _scores(table: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """`region`, `year` and the Int8 scores of all indicators, given or out of answers."""
    require_keys(table)
    ids, schema = [one.id for one in index.indicators], table.schema
    given = [id_ for id_ in ids if id_ in schema]
    answered = [id_ for id_ in index.answers if id_ in schema]
    if not given and not answered:
        raise ColumnMissing(column=ids[0], found=table.columns[:10])
    scores = _narrowed(table, given, index)
    if not answered:
        lacking = [pl.lit(None, SCORE).alias(id_) for id_ in ids if id_ not in given]
        return scores.with_columns(lacking).select(*KEYS, *ids) if lacking else scores
    followed = scores_from_answers(table, index)
    return followed.with_columns(pl.coalesce(scores[id_], pl.col(id_)).alias(id_) for id_ in given)


def _narrowed(table: pl.DataFrame, given: Sequence[str], index: IndexDefinition) -> pl.DataFrame:
    """The given scores in the smallest type, each within 0 and its highest."""
    schema = table.schema
    for id_ in given:
        if schema[id_] != pl.Null and not schema[id_].is_integer():
            raise ColumnUnfit(column=id_, expected="score", found=str(schema[id_]))
    try:
        scores = table.select(
            *KEYS, *(pl.col(id_) if schema[id_] == SCORE else pl.col(id_).cast(SCORE) for id_ in given)
        )
    except pl.exceptions.InvalidOperationError:  # a number that no score comes near to
        scores = table
    for id_ in given:
        top = index.indicator(id_).max_score
        low, high = cast("tuple[int | None, int | None]", (scores[id_].min(), scores[id_].max()))
        if low is not None and high is not None and (low < index.lowest_score or high > top):
            row = table.filter(~pl.col(id_).is_between(index.lowest_score, top)).row(0, named=True)
            raise ScoreOutOfRange(region=row["region"], year=row["year"], indicator=id_, value=row[id_])
    return scores


@cache
def _sums(index: IndexDefinition) -> list[pl.Expr]:
    """The sum of scores of each dimension."""
    return [_sum(index.indicators_of[one.id], index).alias(_sum_of(one)) for one in index.dimensions]


def _sum(ids: Sequence[str], index: IndexDefinition) -> pl.Expr:
    """The sum of scores; in parts that fit the small type of a score, because widening every column costs most."""
    top = max(index.indicator(id_).max_score for id_ in ids)
    size = max(LARGEST_IN_SCORE // top, 1)
    parts = [pl.sum_horizontal(ids[at : at + size], ignore_nulls=False) for at in range(0, len(ids), size)]
    return pl.sum_horizontal([part.cast(PLACE) for part in parts], ignore_nulls=False)


@cache
def _points(index: IndexDefinition) -> pl.Expr:
    weighted = [pl.col(_sum_of(one)) * one.weight for one in index.dimensions]
    return pl.sum_horizontal(weighted, ignore_nulls=False).alias(POINTS)


@cache
def _gains(index: IndexDefinition) -> list[pl.Expr]:
    return [
        ((one.max_score - pl.col(one.id)).cast(pl.Int16) * index.weight(one)).alias(f"gain_{one.id}")
        for one in index.indicators
    ]


def _missing(scores: pl.DataFrame, index: IndexDefinition) -> pl.Expr:
    """The ids of the indicators without a score, row by row; costs nothing where no score is missing."""
    nulls = scores.null_count().row(0, named=True)
    lacking = [pl.when(pl.col(one.id).is_null()).then(pl.lit(one.id)) for one in index.indicators if nulls[one.id]]
    if not lacking:
        return pl.lit([], pl.List(pl.String)).alias("missing")
    return pl.concat_list(lacking).list.drop_nulls().alias("missing")


def _with_figures(summed: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """What follows from the sums and points; whatever has few values is worked out once and looked up."""
    by_points = _by_points(index)
    composites = [pl.lit(_by_sum(index, one.id)).gather(_sum_of(one)).alias(one.id) for one in index.dimensions]
    found = summed.with_columns(
        *composites,
        _value(summed, index).alias("value"),
        *(pl.lit(by_points[name]).gather(POINTS).alias(name) for name in ("status", "target", "minimum", "to_next")),
    )
    return found.with_columns(addition=pl.col("minimum") - pl.col("value"))


def _value(summed: pl.DataFrame, index: IndexDefinition) -> pl.Expr:
    """Worked out, or for a table as large as the country looked up among every possible combination of sums."""
    if index.value.formula == "share_of_points":
        return pl.lit(_by_points(index)["value"]).gather(POINTS)
    sizes = [one.max_sum + 1 for one in index.dimensions]
    if prod(sizes) > LARGEST_TABLE or summed.height < prod(sizes) * FEW:
        return pl.lit(published_means([summed[_sum_of(one)] for one in index.dimensions], index))
    place = pl.lit(0, PLACE)
    for one, size in zip(index.dimensions, sizes, strict=True):
        place = place * size + pl.col(_sum_of(one))
    return pl.lit(_every_mean(index)).gather(place)


@cache
def _every_mean(index: IndexDefinition) -> pl.Series:
    """Of every combination of sums, the last dimension turning fastest."""
    sizes = [one.max_sum + 1 for one in index.dimensions]
    left = pl.int_range(prod(sizes), eager=True)
    sums = []
    for size in reversed(sizes):
        sums.append(left % size)
        left //= size
    return published_means(sums[::-1], index)


@cache
def _by_sum(index: IndexDefinition, dimension: str) -> pl.Series:
    highest = index.dimension(dimension).max_sum
    return pl.Series([published_dimension(total, highest, index) for total in range(highest + 1)])


@cache
def _by_points(index: IndexDefinition) -> pl.DataFrame:
    """Status, target and what lacks, for every number of points."""
    every = range(index.top_points + 1)
    kind = pl.Enum([band.id for band in index.bands])
    bands = [index.band_at(points) for points in every]
    targets = {band.id: target_of(band.id, index) for band in index.bands}
    minimum = {id_: None if band.minimum is None else float(band.minimum) for id_, band in targets.items()}
    lowest = {id_: index.points_min(band.id) for id_, band in targets.items()}
    shares = [published_share(points, index) for points in every] if index.value.formula == "share_of_points" else None
    return pl.DataFrame(
        {
            "status": pl.Series([band.id for band in bands], dtype=kind),
            "target": pl.Series([targets[band.id].id for band in bands], dtype=kind),
            "minimum": pl.Series([minimum[band.id] for band in bands], dtype=pl.Float64),
            "to_next": pl.Series([max(lowest[one.id] - at, 0) for at, one in enumerate(bands)], dtype=pl.Int32),
            "value": pl.Series(shares or [None] * len(every), dtype=pl.Float64),
        }
    )
