"""The plan itself: the question put to the solver, and its answer as tables."""

import math
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pendamping.engine.acceleration.candidates import WAY, Candidates, candidates
from pendamping.engine.acceleration.checking import refuse_broken
from pendamping.engine.acceleration.marginal import marginal_values
from pendamping.engine.acceleration.points import needs, standing, status_of
from pendamping.engine.acceleration.programme import Frame, Task, scale_of
from pendamping.engine.acceleration.reasons import Obstacle, obstacles_of, with_blocks
from pendamping.engine.acceleration.solving import Answer, Infeasible, Watch
from pendamping.engine.acceleration.stages import STAGES, as_early, at_least_cost, wanted
from pendamping.engine.acceleration.wishes import Goal, Limits, Wish
from pendamping.engine.law.index_model import IndexDefinition


@dataclass(frozen=True, slots=True)
class Plan:
    """What is proposed.

    `actions`: `region`, `indicator`, `score_from`, `score_to`, `gain` (points), `basic`, `agency`, `year`, `counts_in`,
    an amount per source and their sum `cost`; in the unit of the wish.
    `villages`: `region`, `points`, `status`, `goal`, `need`, `block`, `actions`, `cost`, `after`, `status_after`,
    `reached`; a village with nothing to reach has no `goal`.
    `best` and `bound` count what the goal counts: rupiah or actions, villages, or points.
    """

    wish: Wish
    goal: Goal  # of the wish; the most villages instead where not all of them can
    actions: pl.DataFrame
    villages: pl.DataFrame
    unpriced: pl.DataFrame  # `indicator`, `score_from`, `score_to`, `villages`: steps left out for want of a cost
    marginal: pl.DataFrame  # see `marginal_values`
    obstacles: tuple[Obstacle, ...]  # why `goal` is not that of the wish
    best: int
    bound: int | None  # no plan within the limits does better; None: there was no time to know
    gap: float | None  # what could still be won, as a share of `best`
    proven: bool
    cheapest: bool  # proven that no cheaper plan does as well


def make_plan(
    villages: pl.DataFrame,
    costs: pl.DataFrame,
    limits: Limits,
    wish: Wish,
    index: IndexDefinition,
    *,
    watch: Watch | None = None,
) -> Plan:
    """Choose actions, at most one per village and indicator.

    Args:
        villages: one row per village: `region` String, and per indicator of `index` one nullable integer column; a
            score that is not known is never guessed, and a village with one has no status.
        costs: COSTS_SCHEMA; without a cost a step is no choice of a plan in rupiah.
    Raises:
        WishUnclear: the wish or the costs name what the index does not have.
        NoAnswerInTime: nothing was found within `wish.seconds`.
        Cancelled: `watch` asked to stop.
    """
    watch = replace(watch or Watch(), stages=STAGES)
    what = candidates(villages, costs, wish, index)
    stands = with_blocks(needs(standing(villages, index), index, wish.target), what.reach)
    obstacles: tuple[Obstacle, ...] = ()
    task = Task(what, stands, limits, wish)
    try:
        found = wanted(task, watch)
    except Infeasible:
        obstacles = obstacles_of(task)
        task = replace(task, wish=replace(wish, goal=Goal.MOST_VILLAGES))
        found = wanted(task, watch)
    goal, first, frame = task.wish.goal, found.answer, found.frame
    cheapest = at_least_cost(task, found, watch.at(3))
    values = as_early(task, frame, cheapest.values, watch.at(4))
    actions = _actions(what, stands, frame, values, wish)
    refuse_broken(actions, limits, wish)
    scale = scale_of(wish) if goal is Goal.LEAST_COST else 1
    return Plan(
        wish=wish,
        goal=goal,
        actions=actions,
        villages=_villages(stands, actions, index),
        unpriced=what.unpriced,
        marginal=marginal_values(found.money, goal, wish),
        obstacles=obstacles,
        best=round(abs(first.objective) * scale),
        bound=_bound(first, goal, scale),
        gap=first.gap if math.isfinite(first.bound) else None,
        proven=first.proven,
        cheapest=cheapest.proven,
    )


def _bound(first: Answer, goal: Goal, scale: int) -> int | None:
    """In what the goal counts; of whole villages and points a part of one is none."""
    if first.proven:
        return round(abs(first.objective) * scale)
    if not math.isfinite(first.bound):
        return None
    return round(first.bound * scale) if goal is Goal.LEAST_COST else math.floor(-first.bound)


def _actions(
    what: Candidates, stands: pl.DataFrame, frame: Frame, values: NDArray[np.int64], wish: Wish
) -> pl.DataFrame:
    """The chosen actions; where a kind is taken over several years, villages that then reach their goal come first."""
    taken = what.choices.filter(pl.Series(values[list(frame.choices)] == 1, dtype=pl.Boolean))
    gained = taken.group_by("region").agg(total=pl.col("gain").sum(), number=pl.len())
    turns = taken.join(gained, on="region").join(stands.select("region", "need"), on="region", how="left")
    turns = turns.sort([pl.col("total") >= pl.col("need"), "number", "region"], descending=[True, False, False],
                       nulls_last=True)  # fmt: skip
    turns = turns.with_columns(turn=pl.int_range(pl.len()).over("way"))
    years = [(way, year) for (way, year), column in sorted(frame.counts.items()) for _ in range(values[column])]
    schedule = pl.DataFrame(years, schema={"way": pl.UInt32, "year": pl.Int32}, orient="row")
    schedule = schedule.with_columns(turn=pl.int_range(pl.len()).over("way"))
    actions = turns.join(schedule, on=["way", "turn"]).join(what.ways.drop("gain", "indicator"), on="way")
    facts = ["region", *WAY, "gain", "basic", "agency", "year", "counts_in", *wish.sources, "cost"]
    actions = actions.with_columns(counts_in=pl.col("year") + pl.col("years"), cost=pl.sum_horizontal(wish.sources))
    return actions.select(facts).sort(["region", "year", "indicator"])


def _villages(stands: pl.DataFrame, actions: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    done = actions.group_by("region").agg(
        actions=pl.len().cast(pl.Int64), cost=pl.col("cost").sum(), gained=pl.col("gain").sum()
    )
    after = stands.join(done, on="region", how="left", maintain_order="left").with_columns(
        pl.col("actions", "cost", "gained").fill_null(0)
    )
    after = after.with_columns(after=pl.col("points") + pl.col("gained"))
    return after.with_columns(
        status_after=status_of("after", index), reached=(pl.col("gained") >= pl.col("need")).fill_null(False)
    ).drop("gained")
