"""A first plan: of each village a few bundles of actions that reach its goal cheaply, and the best choice among those.

What an action costs the whole (money, part of a capacity and of the shares) is read from the programme with fractions
allowed. At these prices each village's cheapest bundle is found exactly. Choosing one bundle for each village is a
small programme; with fractions allowed it gives better prices and so more bundles, and at last a plan of the large one.
(Column generation: Dantzig and Wolfe 1960.)
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pendamping.engine.acceleration.programme import (
    Choice,
    Counts,
    Frame,
    Task,
    Terms,
    add_counts,
    add_limits,
    scale_of,
    step_of,
)
from pendamping.engine.acceleration.solving import (
    Effort,
    Infeasible,
    NoAnswerInTime,
    Programme,
    Relaxed,
    Watch,
    relax,
    solve,
)
from pendamping.engine.acceleration.wishes import Goal

FEW = 150  # villages up to which the solver needs no first plan
SHAKEN = 2  # more bundles of each village at first, so that there is something to choose from
BY = 0.5  # how far a price is shaken, up or down
ROUNDS = 12
LEAST = 1e-6  # so that no action is taken for nothing
NEAR_ENOUGH = 0.002  # of the small programme
Bundle = tuple[int, ...]  # rows of `Candidates.choices`
Option = tuple[int, str, int]  # such a row, its indicator and its gain


@dataclass(frozen=True, slots=True)
class Master:
    """The programme that chooses one bundle for each village."""

    programme: Programme
    bundles: Sequence[Bundle]  # by column
    counts: Counts
    way_rows: Mapping[int, int]


def starting_point(
    task: Task, frame: Frame, relaxed: Relaxed | None, effort: Effort, watch: Watch
) -> NDArray[np.int64] | None:
    """A choice of `frame` that keeps all its rows; None for few villages, for the most points, or where none was found.

    Raises: Cancelled.
    """
    needs = dict(task.stands.select("region", "need").drop_nulls().iter_rows())
    reach = dict(task.what.reach.select("region", "now").iter_rows())
    needs = {region: need for region, need in needs.items() if reach[region] >= need}
    if relaxed is None or task.wish.goal is Goal.MOST_POINTS or len(needs) < FEW:
        return None
    choices = [Choice(*row) for row in task.what.choices.select(Choice._fields).iter_rows()]
    bundles = _at_prices(choices, needs, _prices(relaxed, frame.way_rows), SHAKEN)
    master = _master(task, choices, bundles)
    for _round in range(ROUNDS):
        mixture = relax(master.programme, effort)
        if mixture is None or watch.stop():
            break
        new = _at_prices(choices, needs, _prices(mixture, master.way_rows)) - bundles
        if not new:
            break
        bundles |= new
        master = _master(task, choices, bundles)
    try:
        step = step_of(task.wish.goal, task.wish.unit)
        answer = solve(master.programme, Effort(effort.seconds, NEAR_ENOUGH), watch, step=step)
    except (Infeasible, NoAnswerInTime):
        return None
    values = np.zeros(len(frame.programme.cost), dtype=np.int64)
    for column, bundle in enumerate(master.bundles):
        if answer.values[column]:
            values[[frame.choices[row] for row in bundle]] = 1
            if (reached := frame.reached.get(choices[bundle[0]].region)) is not None:
                values[reached] = 1
    for key, column in master.counts.items():
        values[frame.counts[key]] = answer.values[column]
    return values


def _master(task: Task, choices: Sequence[Choice], bundles: set[Bundle]) -> Master:
    programme, ordered = Programme(), sorted(bundles)
    taken: dict[int, Terms] = defaultdict(list)
    own: dict[str, Terms] = defaultdict(list)
    for bundle in ordered:
        column = programme.add_column()
        own[choices[bundle[0]].region].append((column, 1.0))
        for row in bundle:
            taken[choices[row].way].append((column, 1.0))
    all_must = task.wish.goal is Goal.LEAST_COST
    for terms in own.values():
        programme.add_row(terms, least=1 if all_must else 0, most=1)
    counts, way_rows = add_counts(programme, task.what.ways, taken, task.wish)
    add_limits(programme, task.what.ways, counts, task.limits, task.wish)
    if all_must:
        prices = task.what.ways.select(pl.sum_horizontal(task.wish.sources) / scale_of(task.wish)).to_series()
        programme.aim([(column, prices[way]) for (way, _year), column in counts.items()])
    else:
        programme.aim([(column, -1.0) for column in range(len(ordered))])
    return Master(programme, ordered, counts, way_rows)


def _prices(mixture: Relaxed, way_rows: Mapping[int, int]) -> dict[int, float]:
    """What one more action of each way would cost the whole."""
    return {way: max(-mixture.duals[row], 0.0) + LEAST for way, row in way_rows.items()}


def _at_prices(
    choices: Sequence[Choice], needs: Mapping[str, int], price: Mapping[int, float], shaken: int = 0
) -> set[Bundle]:
    """The cheapest bundle of each village at these prices, and at the prices shaken a few times."""
    chance = random.Random(0)  # noqa: S311  the same question gives the same answer
    found: set[Bundle] = set()
    for region, group in groupby(enumerate(choices), key=lambda one: one[1].region):
        if region not in needs:
            continue
        options = [(row, choice.indicator, choice.gain) for row, choice in group]
        for time in range(1 + shaken):
            own = {
                row: price[choices[row].way] * (1 + (chance.uniform(-BY, BY) if time else 0))
                for row, _indicator, _gain in options
            }
            found.add(cheapest_bundle(options, own, needs[region]))
    return found


def cheapest_bundle(options: Sequence[Option], price: Mapping[int, float], need: int) -> Bundle:
    """The rows, at most one per indicator, that gain at least `need` at the least price; exact. All can gain that much.

    >>> cheapest_bundle([(0, "a", 12), (1, "a", 48), (2, "b", 35)], {0: 1.0, 1: 9.0, 2: 2.0}, 47)
    (0, 2)
    """
    best = np.full(need + 1, np.inf)  # the least price of gaining so much, or at least `need`
    best[0] = 0.0
    steps: list[tuple[NDArray[np.int64], NDArray[np.int64], list[Option]]] = []
    groups: dict[str, list[Option]] = defaultdict(list)
    for option in options:
        groups[option[1]].append(option)
    for group in groups.values():
        after = best.copy()
        chosen = np.full(need + 1, -1)
        before = np.arange(need + 1)
        for place, (row, _indicator, gain) in enumerate(group):
            step = min(gain, need)
            paid = best + price[row]
            better = paid[: need - step] < after[step:need]
            after[step:need][better] = paid[: need - step][better]
            chosen[step:need][better] = place
            before[step:need][better] = np.arange(need - step)[better]
            last = need - step + int(np.argmin(paid[need - step :]))
            if paid[last] < after[need]:
                after[need], chosen[need], before[need] = paid[last], place, last
        steps.append((chosen, before, group))
        best = after
    state, bundle = need, []
    for chosen, before, group in reversed(steps):
        if chosen[state] >= 0:
            bundle.append(group[chosen[state]][0])
            state = int(before[state])
    return tuple(sorted(bundle))
