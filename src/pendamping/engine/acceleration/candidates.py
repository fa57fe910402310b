"""Every action that could be taken: village, indicator, from which score to which, by whom, at what cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from pendamping.engine.acceleration.points import weights_of
from pendamping.engine.acceleration.wishes import ACTIONS, SOURCES, Unit, Wish, WishUnclear
from pendamping.engine.law.entries import Level
from pendamping.engine.law.index_model import IndexDefinition

NEAREST: Final[tuple[Level, ...]] = (
    "kabupaten",
    "desa",
    "provinsi",
    "pusat",
    "csr",
    "lainnya",
)  # who is asked first when nobody is named
NO_AGENCY = ""
VILLAGE_MONEY, VILLAGE = "dana_desa", "village_government"
WAY = ["indicator", "score_from", "score_to"]


@dataclass(frozen=True, slots=True)
class Candidates:
    """What can be chosen from, and what was left out and why.

    `ways`: one row per way to take a step: `way` (its number), `indicator`, `score_from`, `score_to`, `gain` (points),
    `basic`, `agency`, `years`, and per source its amount, 0 where it pays nothing.
    `choices`: `region`, `way`, `indicator`, `gain`: one row per village and way.
    `unpriced`: `indicator`, `score_from`, `score_to`, `villages`: steps that would be possible but have no cost.
    `reach`: per village the points that it could gain at most: `now`; `if_priced`, were every cost known;
    `if_longer`, were there time besides; `if_all`, were no indicator excluded by the wish.
    """

    ways: pl.DataFrame
    choices: pl.DataFrame
    unpriced: pl.DataFrame
    reach: pl.DataFrame


def candidates(villages: pl.DataFrame, costs: pl.DataFrame, wish: Wish, index: IndexDefinition) -> Candidates:
    """Args: `villages`: `region` and a nullable integer column per indicator; `costs`: COSTS_SCHEMA.

    Raises: WishUnclear: an excluded indicator, a basic group or a step of `costs` that the index does not have.
    """
    _refuse_unknown(costs, wish, index)
    steps = _steps(wish, index)
    ids = [one.id for one in index.indicators]
    scores = villages.unpivot(ids, index="region", variable_name="indicator", value_name="score_from").drop_nulls()
    possible = scores.with_columns(pl.col("score_from").cast(pl.Int32)).join(steps, on=["indicator", "score_from"])
    allowed = possible.filter(~pl.col("indicator").is_in(list(wish.excluded)))
    priced = _priced(allowed, costs, wish)
    priced = priced.with_columns(pl.col("years").fill_null(wish.years_unless_told))
    in_time = priced.filter(pl.col("years") + wish.first_year <= wish.last_year)
    unpriced = allowed.join(priced, on=["region", *WAY], how="anti")
    reach = villages.select("region")
    soon = pl.lit(wish.first_year + wish.years_unless_told <= wish.last_year)
    for name, table in (
        ("now", in_time),
        ("if_priced", pl.concat([in_time.select("region", "indicator", "gain"),
                                 unpriced.filter(soon).select("region", "indicator", "gain")])),
        ("if_longer", allowed),
        ("if_all", possible),
    ):  # fmt: skip
        reach = reach.join(_most(table).rename({"gain": name}), on="region", how="left")
    ways, choices = _numbered(in_time, wish)
    return Candidates(
        ways=ways,
        choices=choices,
        unpriced=unpriced.group_by(WAY).agg(villages=pl.len()).sort(WAY),
        reach=reach.with_columns(pl.exclude("region").fill_null(0)),
    )


def _steps(wish: Wish, index: IndexDefinition) -> pl.DataFrame:
    """Every step up that is a matter of will, intermediate ones too."""
    weights = weights_of(index)
    rows = [
        (one.id, low, high, (high - low) * weights[one.id], one.group in wish.basic_groups, _first_actor(one.actors))
        for one in index.indicators
        if one.actionable
        for low in one.scale
        for high in one.scale
        if low < high
    ]
    schema = [*((name, pl.String if name == "indicator" else pl.Int32) for name in WAY),
              ("gain", pl.Int64), ("basic", pl.Boolean), ("named", pl.String)]  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _first_actor(actors: Mapping[Level, Sequence[str]]) -> str:
    """The nearest office that the index names; where it names only village money, the village itself."""
    first = next((actors[level][0] for level in NEAREST if actors.get(level)), NO_AGENCY)
    return VILLAGE if first == VILLAGE_MONEY else first


def _priced(steps: pl.DataFrame, costs: pl.DataFrame, wish: Wish) -> pl.DataFrame:
    """The steps with each way to pay for them; a village's own rows stand before those for every village."""
    if wish.unit is Unit.ACTIONS:
        told = costs.filter(pl.col("region").is_null()).unique(WAY, keep="first", maintain_order=True)
        priced = steps.join(told.select(*WAY, "agency", "years"), on=WAY, how="left").with_columns(
            pl.lit(1, pl.Int64).alias(ACTIONS)
        )
    else:
        known = costs.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in SOURCES))
        own = steps.join(known, on=["region", *WAY])
        others = steps.join(own, on=["region", *WAY], how="anti")
        general = known.filter(pl.col("region").is_null()).drop("region")
        priced = pl.concat([own, others.join(general, on=WAY)], how="diagonal")
        priced = priced.with_columns(pl.col(name).fill_null(0) for name in SOURCES)
    return priced.with_columns(agency=pl.coalesce("agency", "named")).drop("named")


def _most(steps: pl.DataFrame) -> pl.DataFrame:
    best = steps.group_by("region", "indicator").agg(pl.col("gain").max())
    return best.group_by("region").agg(pl.col("gain").sum())


def _numbered(steps: pl.DataFrame, wish: Wish) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The distinct ways with a number each, without those that another one makes pointless, and who can choose them."""
    same_price = ["region", "indicator", "score_from", "agency", *wish.sources]
    # At one price and by one office, a step that counts sooner and reaches at least as high makes the others pointless.
    steps = steps.sort(["years", "score_to"], descending=[False, True])
    best_before = pl.col("gain").cum_max().shift(1).over(same_price, order_by=["years", -pl.col("score_to")])
    steps = steps.filter(best_before.is_null() | (pl.col("gain") > best_before))
    facts = [*WAY, "gain", "basic", "agency", "years", *wish.sources]
    ways = steps.select(facts).unique().sort(facts).with_row_index("way")
    choices = steps.join(ways, on=facts, nulls_equal=True).select("region", "way", "indicator", "gain")
    return ways, choices.sort(["region", "indicator", "way"])


def _refuse_unknown(costs: pl.DataFrame, wish: Wish, index: IndexDefinition) -> None:
    scales = {one.id: set(one.scale) for one in index.indicators}
    unknown = [*(wish.excluded - scales.keys()), *(wish.basic_groups - {one.id for one in index.groups})]
    if wish.target is not None and wish.target not in {band.id for band in index.bands}:
        unknown.append(wish.target)
    for indicator, low, high in costs.select(WAY).unique().iter_rows():
        if low >= high or not {low, high} <= scales.get(indicator, set()):
            unknown.append(f"{indicator} {low} → {high}")
    if unknown:
        raise WishUnclear(", ".join(sorted(unknown)))
