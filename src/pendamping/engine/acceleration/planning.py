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
from pendamping.engine.acceleration.programme import Frame, Task, aim, frame_of, scale_of, step_of
from pendamping.engine.acceleration.reasons import Obstacle, obstacles_of, with_blocks
from pendamping.engine.acceleration.solving import Answer, Infeasible, Relaxed, Watch, relax, solve
from pendamping.engine.acceleration.starting import starting_point
from pendamping.engine.acceleration.wishes import Goal, Limits, Unit, Wish
from pendamping.engine.law.index_model import IndexDefinition

STAGES = 4  # a first plan; what is wanted; then the least cost of it; then as early as possible
# Of the seconds, the bound with fractions allowed and then the stages.
BOUND, START, BEST, CHEAPEST, EARLIEST = 0.1, 0.2, 0.4, 0.25, 0.05


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
        frame, relaxed, first = _first(task, watch)
    except Infeasible:
        obstacles = obstacles_of(task)
        frame, relaxed, first = _first(replace(task, wish=replace(wish, goal=Goal.MOST_VILLAGES)), watch)
    goal = Goal.MOST_VILLAGES if obstacles else wish.goal
    cheapest = _cheapest(frame, goal, first, wish, watch.at(3))
    values = _earliest(frame, cheapest.values, wish, watch.at(4))
    actions = _actions(what, stands, frame, values, wish)
    refuse_broken(actions, limits, wish)
    scale = scale_of(wish) if goal is Goal.LEAST_COST else 1
    return Plan(
        wish=wish,
        goal=goal,
        actions=actions,
        villages=_villages(stands, actions, index),
        unpriced=what.unpriced,
        marginal=marginal_values(frame, relaxed, goal, wish),
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


def _first(task: Task, watch: Watch) -> tuple[Frame, Relaxed | None, Answer]:
    """What is wanted most, and the same with fractions allowed, where there was time for that."""
    wish, frame = task.wish, frame_of(task)
    aim(frame, wish.goal)
    relaxed = relax(frame.programme, wish.effort.part(BOUND))
    start = starting_point(task, frame, relaxed, wish.effort.part(START), watch)
    step = step_of(wish.goal, wish.unit)
    answer = solve(frame.programme, wish.effort.part(BEST), watch.at(2), step=step, start=start)
    if relaxed:
        answer = replace(answer, bound=max(answer.bound, relaxed.objective))
    return frame, relaxed, answer


def _cheapest(frame: Frame, goal: Goal, first: Answer, wish: Wish, watch: Watch) -> Answer:
    """The least that has to be spent for as much."""
    if goal is Goal.LEAST_COST:
        return first
    counted = [(column, 1.0) for column in frame.reached.values()] if goal is Goal.MOST_VILLAGES else frame.points
    frame.programme.add_row(counted, least=round(-first.objective))
    frame.programme.aim(frame.price)
    step = 0.0 if wish.unit is Unit.RUPIAH else 1.0
    return solve(frame.programme, wish.effort.part(CHEAPEST), watch, step=step, start=first.values)


def _earliest(frame: Frame, values: NDArray[np.int64], wish: Wish, watch: Watch) -> NDArray[np.int64]:
    """The same actions, each as early as the limits of the years allow."""
    if len(wish.years) == 1:
        return values
    for column in frame.choices:
        frame.programme.fix(column, float(values[column]))
    late = [(column, float(year - wish.first_year)) for (_way, year), column in frame.counts.items()]
    frame.programme.aim(late)
    return solve(frame.programme, wish.effort.part(EARLIEST), watch, step=1.0, start=values).values


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
