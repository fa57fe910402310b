"""Published results beside our own: where they agree, and every place where they do not, with its cause if known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pendamping.engine.index.points import score, with_nilai
from pendamping.engine.index.recovering import recover
from pendamping.engine.index.scores import KEYS, require_keys
from pendamping.engine.law.index_model import IndexDefinition

EQUAL = 1e-12  # two printed figures closer than this are the same
FEW_DECIMALS = 10  # a list that prints fewer is compared in its own digits
SCORES, GAINS = "scores", "gains"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many results state an aspect, and how many of them state what we compute."""

    aspect: str  # "scores", the id of a dimension, "value", "status", "target", "minimum", "addition", "gains"
    compared: int
    agree: int


@dataclass(frozen=True, slots=True)
class Comparison:
    agreements: Sequence[Agreement]
    differences: pl.DataFrame  # region, year, aspect, column, official, ours (text), cause: a fault's id or null
    recovered: pl.DataFrame  # region, year, indicator, fault, shown, true, status_shown, status_true

    @property
    def unexplained(self) -> int:
        return self.differences["cause"].null_count()


def compare(official: pl.DataFrame, index: IndexDefinition) -> Comparison:
    """Published results against our own computation from their (mended) scores.

    Args:
        official: `region`, `year`, the scores by the ids of indicators, and what was published of: dimensions and
            `value` Float64, `status` and `target` (ids), `minimum`, `addition` Float64, `nilai_<indicator>` as number
            or text. A column that is absent or a cell that is null is not compared.
    Raises: as `score`.
    """
    require_keys(official)
    mended = recover(official, index)
    ours = with_nilai(score(mended, index), index)
    recovered = _recovered(official, mended, index)
    causes = recovered.select(*KEYS, "indicator", cause="fault")
    found: list[pl.DataFrame] = []
    agreements = []
    for aspect, columns in _aspects(official, index).items():
        differing = [_differences(official, ours, aspect, column) for column in columns]
        rows = pl.concat(differing).sort("row")
        stated = official.select(pl.any_horizontal(pl.col(columns).is_not_null())).to_series().sum()
        agreements.append(Agreement(aspect, int(stated), int(stated) - rows["row"].n_unique()))
        found.append(rows)
    differences = pl.concat(found).with_columns(indicator=pl.col("column").str.strip_prefix("nilai_"))
    return Comparison(
        agreements,
        differences.join(causes, on=[*KEYS, "indicator"], how="left", maintain_order="left").drop("row", "indicator"),
        recovered,
    )


def _aspects(official: pl.DataFrame, index: IndexDefinition) -> Mapping[str, list[str]]:
    """The columns of each aspect that the publication has."""
    ids = [one.id for one in index.indicators]
    aspects = {SCORES: ids} | {one.id: [one.id] for one in index.dimensions}
    aspects |= {name: [name] for name in ("value", "status", "target", "minimum", "addition")}
    aspects[GAINS] = [f"nilai_{id_}" for id_ in ids]
    known = {aspect: [one for one in columns if one in official.columns] for aspect, columns in aspects.items()}
    return {aspect: columns for aspect, columns in known.items() if columns}


def _differences(official: pl.DataFrame, ours: pl.DataFrame, aspect: str, column: str) -> pl.DataFrame:
    theirs, own = official[column], ours[column]
    if own.dtype.is_float():
        stated = theirs.cast(pl.Float64)
        allowed = EQUAL if (places := _places(stated)) > FEW_DECIMALS else 0.5 * 10**-places + EQUAL
        differs = (stated - own).abs() > allowed
    else:
        differs = theirs.cast(pl.String) != own.cast(pl.String)
    # What we cannot compute for want of a score is a difference too: the publication states what we cannot confirm.
    differs = (differs | own.is_null()) & theirs.is_not_null()
    return (
        official.select(*KEYS)
        .with_row_index("row")
        .with_columns(
            aspect=pl.lit(aspect),
            column=pl.lit(column),
            official=theirs.cast(pl.String),
            ours=own.cast(pl.String),
        )
        .filter(differs.fill_null(value=False))
    )


def _places(figures: pl.Series) -> int:
    """The most decimals that the column prints."""
    decimals = figures.drop_nulls().cast(pl.String).str.split(".").list.get(1, null_on_oob=True)
    longest = decimals.str.len_chars().max()
    return longest if isinstance(longest, int) else 0


def _recovered(official: pl.DataFrame, mended: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """Every result whose shown score is not the true one, and the status that each of them gives."""
    of_shown, of_true = (score(table, index)["status"].cast(pl.String) for table in (official, mended))
    text = dict.fromkeys(("indicator", "fault", "status_shown", "status_true"), pl.lit(None, pl.String))
    scores = dict.fromkeys(("shown", "true"), pl.lit(None, pl.Int8))
    columns = (*KEYS, "indicator", "fault", "shown", "true", "status_shown", "status_true")
    nothing = official.clear().select(*KEYS, **text, **scores).select(columns)
    return pl.concat([nothing, *_mended(official, mended, of_shown, of_true, index)])


def _mended(
    official: pl.DataFrame, mended: pl.DataFrame, of_shown: pl.Series, of_true: pl.Series, index: IndexDefinition
) -> Iterator[pl.DataFrame]:
    for fault in index.shown_wrongly:
        if fault.indicator not in official.columns:
            continue
        shown, true = official[fault.indicator].cast(pl.Int8), mended[fault.indicator]
        table = official.select(
            *KEYS,
            indicator=pl.lit(fault.indicator),
            fault=pl.lit(fault.fault),
            shown=shown,
            true=true,
            status_shown=of_shown,
            status_true=of_true,
        )
        yield table.filter(shown != true)
