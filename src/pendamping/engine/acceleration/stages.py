"""What is asked of a plan, one question after the other: what is wanted, the least cost of it, as early as possible."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pendamping.engine.acceleration.alike import most_points
from pendamping.engine.acceleration.bundles import Villages
from pendamping.engine.acceleration.mixing import Column, Mixture, Question, best_mixture
from pendamping.engine.acceleration.programme import Frame, Task, Terms, add_counts, add_limits, aim, frame_of
from pendamping.engine.acceleration.solving import Answer, Programme, Watch, relax, solve
from pendamping.engine.acceleration.starting import columns_of, plan_of_bundles
from pendamping.engine.acceleration.wishes import Goal

STAGES = 4  # by bundles; as a whole; then the least cost of it; then as early as possible
FEW = 20  # villages up to which the whole is put to the solver at once
# Of the seconds. Mixing and choosing are asked twice where the least cost is a question of its own.
MIXING, CHOOSING, WHOLE, CHEAPEST, EARLIEST = 0.2, 0.15, 0.15, 0.1, 0.05
Values = NDArray[np.int64]
Money = Mapping[tuple[str, int], float]  # (source, year) → what a unit more of this budget changes in the objective


@dataclass(frozen=True, slots=True)
class Wanted:
    frame: Frame
    answer: Answer
    money: Money | None  # None: there was no time to know


def wanted(task: Task, watch: Watch) -> Wanted:
    """Raises: Infeasible, NoAnswerInTime, Cancelled."""
    wish, frame = task.wish, frame_of(task)
    aim(frame, wish.goal)
    if wish.goal is Goal.MOST_POINTS:
        answer = most_points(task, frame, wish.effort.part(MIXING + CHOOSING + WHOLE), watch.at(2))
        return Wanted(frame, answer, _relaxed(frame, task)[1])
    question = Question(task, _villages(task))
    mixture, start = _by_bundles(question, frame, watch.at(1))
    left = WHOLE if mixture else MIXING + CHOOSING + WHOLE
    if mixture and start and start.gap <= wish.effort.gap:
        return Wanted(frame, start, mixture.money)
    bound, money = _relaxed(frame, task)
    values = start.values if start else None
    answer = solve(frame.programme, wish.effort.part(left), watch.at(2), step=question.step, start=values)
    answer = replace(answer, bound=max(answer.bound, bound, start.bound if start else bound))
    return Wanted(frame, answer, mixture.money if mixture else money)


def at_least_cost(task: Task, found: Wanted, watch: Watch) -> Answer:
    """The least that has to be spent for as much. Raises: Cancelled."""
    wish, frame, least = task.wish, found.frame, round(-found.answer.objective)
    if wish.goal is Goal.LEAST_COST:
        return found.answer
    if wish.goal is Goal.MOST_POINTS:
        return most_points(task, frame, wish.effort.part(MIXING + CHOOSING + CHEAPEST), watch, found.answer)
    question = Question(task, _villages(task), least)
    _mixture, answer = _by_bundles(question, frame, watch, found.answer.values)
    if answer and answer.gap <= wish.effort.gap:
        return answer
    frame.programme.add_row([(column, 1.0) for column in frame.reached.values()], least=least)
    frame.programme.aim(frame.price)
    start = answer.values if answer else found.answer.values
    whole = solve(frame.programme, wish.effort.part(CHEAPEST), watch, step=question.step, start=start)
    return replace(whole, bound=max(whole.bound, answer.bound)) if answer else whole


def as_early(task: Task, frame: Frame, values: Values, watch: Watch) -> Values:
    """The same actions, each as early as the limits of the years allow."""
    wish, what = task.wish, task.what
    if len(wish.years) == 1 or what.choices.is_empty():
        return values
    ways = what.choices["way"].to_numpy()[values[list(frame.choices)] == 1]
    programme, taken = Programme(), dict[int, Terms]()
    for way, number in enumerate(np.bincount(ways, minlength=what.ways.height).tolist()):
        column = programme.add_column(upper=number)
        programme.fix(column, number)
        taken[way] = [(column, 1.0)]
    counts, _way_rows = add_counts(programme, what, taken, wish)
    add_limits(programme, what.ways, counts, task.limits, wish)
    programme.aim([(column, float(year - wish.first_year)) for (_way, year), column in counts.items()])
    start = np.array(programme.upper, dtype=np.int64)
    start[list(counts.values())] = values[[frame.counts[key] for key in counts]]
    answer = solve(programme, wish.effort.part(EARLIEST), watch, step=1.0, start=start)
    early = values.copy()
    early[[frame.counts[key] for key in counts]] = answer.values[list(counts.values())]
    return early


def _by_bundles(
    question: Question, frame: Frame, watch: Watch, start: Values | None = None
) -> tuple[Mixture | None, Answer | None]:
    effort, villages = question.task.wish.effort, question.villages
    if np.count_nonzero(villages.needs >= 0) < FEW:
        return None, None
    begin_with: list[Column] = [] if start is None else columns_of(villages, frame, start)
    mixture = best_mixture(question, begin_with, effort.part(MIXING), watch)
    if mixture is None:
        return None, None
    return mixture, plan_of_bundles(question, frame, mixture, start, effort.part(CHOOSING), watch)


def _villages(task: Task) -> Villages:
    can = task.stands.join(task.what.reach, on="region").filter(pl.col("now") >= pl.col("need"))
    return Villages.of(task.what.choices, task.what.ways, dict(can.select("region", "need").iter_rows()))


def _relaxed(frame: Frame, task: Task) -> tuple[float, Money | None]:
    """The bound and the worth of money where fractions of actions are allowed."""
    relaxed = relax(frame.programme, task.wish.effort.part(MIXING))
    if relaxed is None:
        return -np.inf, None
    return relaxed.objective, {key: float(relaxed.duals[row]) for key, row in frame.budget_rows.items()}
