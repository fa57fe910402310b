"""What a plan is worth beyond its points: people who are served, gain that is on paper only, how it would hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pendamping.engine.acceleration.planning import Plan
from pendamping.engine.acceleration.points import needs, standing, weights_of
from pendamping.engine.law.index_model import IndexDefinition


@dataclass(frozen=True, slots=True)
class Served:
    """People in villages that get at least one basic service more; each counted once."""

    villages: int
    people: int | None  # None: of no such village the population is known
    unknown: int  # villages among them whose population is not known; they add nothing to `people`


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Where points rise and little else does."""

    reached: int  # villages that reach their goal
    without_service: Sequence[str]  # of them, those that get no basic service
    largest: str | None  # the indicator with the most points of the plan
    largest_points: int
    points: int


@dataclass(frozen=True, slots=True)
class Holds:
    """How the plan stands if only what the next index asks too still counts."""

    actions: int
    kept: int  # actions whose subject the next index has
    reached: int
    still_reached: int  # villages that reach their goal by those actions alone


@dataclass(frozen=True, slots=True)
class Effects:
    points: int
    served: Served
    on_paper: OnPaper
    holds: Holds | None  # None: nobody has said what the next index keeps


def effects_of(plan: Plan, population: Mapping[str, int | None], kept: frozenset[str] | None) -> Effects:
    """Args: `population` by village; `kept`: the indicators whose subject the next index has."""
    return Effects(
        points=int(plan.actions["gain"].sum()),
        served=_served(plan, population),
        on_paper=_on_paper(plan),
        holds=None if kept is None else _holds(plan, kept),
    )


def _served(plan: Plan, population: Mapping[str, int | None]) -> Served:
    villages = plan.actions.filter("basic")["region"].unique().to_list()
    known = [people for one in villages if (people := population.get(one)) is not None]
    return Served(len(villages), sum(known) if known or not villages else None, len(villages) - len(known))


def _on_paper(plan: Plan) -> OnPaper:
    reached = plan.villages.filter("reached")["region"]
    served = plan.actions.filter("basic")["region"].unique()
    by_indicator = plan.actions.group_by("indicator").agg(pl.col("gain").sum()).sort(["gain", "indicator"])
    largest = by_indicator.row(-1) if by_indicator.height else (None, 0)
    without = reached.filter(~reached.is_in(served.implode())).to_list()
    return OnPaper(len(reached), without, largest[0], largest[1], int(plan.actions["gain"].sum()))


def _holds(plan: Plan, kept: frozenset[str]) -> Holds:
    actions = plan.actions.filter(pl.col("indicator").is_in(list(kept)))
    gained = actions.group_by("region").agg(pl.col("gain").sum())
    reached = plan.villages.filter("reached").join(gained, on="region", how="left")
    still = reached.filter(pl.col("gain").fill_null(0) >= pl.col("need")).height
    return Holds(plan.actions.height, actions.height, reached.height, still)


def lone_lifts(villages: pl.DataFrame, index: IndexDefinition, target: str | None = None) -> pl.DataFrame:
    """How many villages a single indicator, brought to its best score, would bring to their goal all by itself.

    Args: `villages`: `region` and per indicator a nullable integer column, as for `make_plan`.
    Returns: `indicator`, `villages`, `of` (villages with something to reach), most first; none where it lifts nobody.
    """
    weights = weights_of(index)
    best = {one.id: max(one.scale) for one in index.indicators if one.actionable}
    stands = needs(standing(villages, index), index, target).filter(pl.col("need").is_not_null())
    long = villages.unpivot(list(best), index="region", variable_name="indicator", value_name="score").drop_nulls()
    gain = (pl.col("indicator").replace_strict(best, return_dtype=pl.Int64) - pl.col("score")) * (
        pl.col("indicator").replace_strict(weights, return_dtype=pl.Int64)
    )
    lifts = long.join(stands, on="region").filter(gain >= pl.col("need"))
    counted = lifts.group_by("indicator").agg(villages=pl.len()).with_columns(of=pl.lit(stands.height))
    return counted.sort(["villages", "indicator"], descending=[True, False])
