"""The best mixture of bundles: how good a plan can be at most, and the bundles that good plans are made of.

What an action costs the whole (money, part of a capacity and of the shares) is read from the best mixture of the
bundles so far. At these prices each village's cheapest bundle is found exactly; where one would better the mixture, it
joins. Where none would, no plan is better than the mixture.
(Column generation: Dantzig and Wolfe 1960; the bound on the way to it: Lasdon 1970.)
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import highspy
import numpy as np
import polars as pl
from numpy.typing import NDArray

from pendamping.engine.acceleration.bundles import Best, Bundle, Numbers, Villages
from pendamping.engine.acceleration.programme import Task, add_counts, add_limits, price_of, step_of
from pendamping.engine.acceleration.solving import Effort, Programme, Watch, prepared
from pendamping.engine.acceleration.wishes import Goal, Limits

BETTER = 1e-7  # a smaller improvement is only the arithmetic of floating point
MANY, SOME = 100, 5  # of more villages than `MANY` first one in `SOME`
NEAR = 0.2  # of the gap that is good enough, since whole plans are worse than mixtures


class Column(NamedTuple):
    """A bundle of the village at `place`, and whether that counts as reaching its goal."""

    place: int
    rows: Bundle
    reaches: bool


@dataclass(frozen=True, slots=True)
class Mixture:
    """By column `weights`, its share, and `reduced`, how much worse with all of it; `bound`: no plan is better."""

    columns: Sequence[Column]
    weights: Numbers
    reduced: Numbers
    bound: float
    prices: Numbers  # of each way, what it costs the whole
    money: dict[tuple[str, int], float]  # (source, year) → by how much the objective changes per unit of the budget


@dataclass(frozen=True, slots=True)
class Question:
    """`least`: None for the goal itself; else so many villages must reach theirs, at the least cost."""

    task: Task
    villages: Villages
    least: int | None = None

    @property
    def must_all(self) -> bool:
        return self.task.wish.goal is Goal.LEAST_COST

    @property
    def counts_cost(self) -> bool:
        return self.must_all or self.least is not None

    @property
    def step(self) -> float:
        return step_of(Goal.LEAST_COST if self.counts_cost else self.task.wish.goal, self.task.wish.unit)

    def of_every(self, number: int) -> "Question":
        """The same to one village of so many, with as much less to spend."""
        task, regions = self.task, self.villages.regions[::number]
        few = pl.col("region").is_in(regions)
        limits = Limits(
            task.limits.budgets.with_columns(pl.col("amount") // number),
            task.limits.capacities.with_columns(pl.col("actions") // number),
        )
        what = replace(task.what, choices=task.what.choices.filter(few))
        needs = self.villages.needs[::number].tolist()
        villages = Villages.of(what.choices, what.ways, dict(zip(regions, needs, strict=True)))
        least = None if self.least is None else self.least // number
        return Question(replace(task, what=what, limits=limits), villages, least)


def best_mixture(question: Question, begin_with: Sequence[Column], effort: Effort, watch: Watch) -> Mixture | None:
    """None: not even mixtures reach all that must be reached, or there was no time to know. Raises: Cancelled."""
    master = _Master(question, effort)
    master.join([*begin_with, *_reaching(question.villages.cheapest(_first_prices(question, effort, watch)))])
    bound, begun = -math.inf, time.monotonic()
    while master.solve():
        watch.tell(time.monotonic() - begun, effort.seconds)
        lack, new = master.improvements()
        bound = max(bound, master.objective + lack)
        near = master.objective - bound <= max(effort.gap * NEAR, BETTER) * abs(master.objective)
        if near or not master.join(new) or time.monotonic() - begun > effort.seconds:
            return master.mixture(bound)
    return None


def _first_prices(question: Question, effort: Effort, watch: Watch) -> Numbers:
    """What is spent, or where there are many villages the prices of a like question to some of them."""
    if len(question.villages.regions) > MANY:
        mixture = best_mixture(question.of_every(SOME), [], effort.part(1 / SOME), watch)
        if mixture:
            return mixture.prices
    paid = pl.sum_horizontal(question.task.wish.sources).cast(pl.Float64)
    return question.task.what.ways.select(paid).to_series().to_numpy()


class _Master:
    """The mixture as a programme that HiGHS keeps, so that each round begins where the one before ended."""

    def __init__(self, question: Question, effort: Effort) -> None:
        task, self.question, self.villages = question.task, question, question.villages
        self.columns: dict[Column, None] = {}
        programme = Programme()
        must = self.villages.needs >= 0 if question.must_all else np.zeros(len(self.villages.needs), dtype=np.bool_)
        # So that there is a mixture from the start: a goal may be given up, at a price that deters.
        given_up = [programme.add_column() for _ in np.flatnonzero(must)]
        left = iter(given_up)
        for all_of_it in must:
            programme.add_row([(next(left), 1.0)] if all_of_it else [], least=float(all_of_it), most=1)
        counts, way_rows = add_counts(programme, task.what, {}, task.wish)
        self.way_rows = np.array([way_rows[way] for way in range(len(way_rows))])
        self.budget_rows = add_limits(programme, task.what.ways, counts, task.limits, task.wish)
        self.least_row = programme.add_row([], least=question.least) if question.least is not None else None
        if question.counts_cost:
            programme.aim(price_of(task, counts))
            deterrent = sum(programme.cost) + 1.0
            programme.aim([*price_of(task, counts), *((column, deterrent) for column in given_up)])
        self.given_up, self.first = len(given_up), len(programme.cost)
        self.worth = 0.0 if question.counts_cost else -1.0
        self.highs = prepared(effort)
        self.highs.passModel(programme.matrix(relaxed=True))

    def join(self, new: Sequence[Column]) -> bool:
        """Whether any of them was not there yet."""
        new = [column for column in dict.fromkeys(new) if column not in self.columns]
        self.columns |= dict.fromkeys(new)
        starts, rows = [], list[int]()
        for column in new:
            starts.append(len(rows))
            rows += [column.place, *self.way_rows[self.villages.ways[list(column.rows)]].tolist()]
            if column.reaches and self.least_row is not None:
                rows.append(self.least_row)
        costs = np.array([self.worth if column.reaches else 0.0 for column in new])
        lower, upper = np.zeros(len(new)), np.full(len(new), math.inf)
        places, entries = np.array(starts, dtype=np.int32), np.array(rows, dtype=np.int32)
        self.highs.addCols(len(new), costs, lower, upper, len(rows), places, entries, np.ones(len(rows)))
        return bool(new)

    def solve(self) -> bool:
        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return False
        solution = self.highs.getSolution()
        self.objective = self.highs.getInfo().objective_function_value
        self.duals = np.array(solution.row_dual)
        self.weights = np.array(solution.col_value)
        self.reduced = np.array(solution.col_dual)
        self.prices = -self.duals[self.way_rows]
        return True

    def improvements(self) -> tuple[float, list[Column]]:
        """By how much at most the mixture could be better, as a negative number, and what would make it so."""
        villages, own = self.villages, self.duals[: len(self.villages.needs)]
        of_goal = self.worth - (0.0 if self.least_row is None else self.duals[self.least_row])
        best = villages.cheapest(self.prices)
        reduced = best.prices + of_goal - own
        new = _reaching(best, reduced < -BETTER)
        lack = np.minimum(reduced, 0.0)
        if (self.prices < 0).any():  # an action that a share asks for, taken though the village does not need it
            gifts = villages.gifts(self.prices)
            free = ~((villages.needs >= 0) & self.question.must_all)
            reduced = np.where(free, gifts.prices - own, 0.0)
            new += [Column(place, gifts.bundles[place], False) for place in np.flatnonzero(reduced < -BETTER).tolist()]
            lack = np.minimum(lack, reduced)
        return float(lack.sum()), new

    def mixture(self, bound: float) -> Mixture | None:
        if self.weights[: self.given_up].sum() > BETTER:
            return None
        money = {key: float(self.duals[row]) for key, row in self.budget_rows.items()}
        weights, reduced = self.weights[self.first :], self.reduced[self.first :]
        solved = list(self.columns)[: len(weights)]  # those that joined since then have no weight yet
        return Mixture(solved, weights, reduced, bound, self.prices, money)


def _reaching(best: Best, only: NDArray[np.bool_] | None = None) -> list[Column]:
    some = np.isfinite(best.prices) if only is None else only
    return [Column(place, best.bundles[place], True) for place in np.flatnonzero(some).tolist()]
