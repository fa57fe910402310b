"""A plan out of bundles, for each village one: as good as the best mixture of them, but for what has to be whole."""

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pendamping.engine.acceleration.bundles import Villages
from pendamping.engine.acceleration.mixing import Column, Mixture, Question
from pendamping.engine.acceleration.programme import Counts, Frame, Terms, add_counts, add_limits, price_of
from pendamping.engine.acceleration.solving import Answer, Effort, Infeasible, NoAnswerInTime, Programme, Watch, solve

# How many bundles besides those of the mixture are to choose from, and the part of the seconds.
TRIES = ((0, 0.5), (400, 0.5))
CLOSE = 1e-6  # nearer than this to a whole number a bound is that number
Values = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The programme that chooses one bundle for each village, among `columns`."""

    programme: Programme
    columns: list[Column]
    counts: Counts


def plan_of_bundles(  # noqa: PLR0917  the last two are how long, and who watches, as everywhere
    question: Question, frame: Frame, mixture: Mixture, begin_with: Values | None, effort: Effort, watch: Watch
) -> Answer | None:
    """A choice of `frame` and the bound that the mixture proves; None where none was found.

    First it only chooses among the bundles of the mixture; where that is not near enough, among more.
    Raises: Cancelled.
    """
    bound = math.ceil(mixture.bound - CLOSE) if question.step else mixture.bound
    best = begin_with
    answer: Answer | None = None
    for more, seconds in TRIES:
        choice = _choice_of(question, _likeliest(mixture, more))
        start = None if best is None else _start(question, frame, choice, best)
        try:
            found = solve(choice.programme, effort.part(seconds), watch, step=question.step, start=start,
                          enough=_enough(bound, effort.gap))  # fmt: skip
        except (Infeasible, NoAnswerInTime):
            continue
        if answer is None or found.objective < answer.objective:
            best = _values(question, frame, choice, found.values)
            answer = Answer(best, found.objective, bound, question.step)
        if answer.gap <= effort.gap:
            break
    return answer


def columns_of(villages: Villages, frame: Frame, values: Values) -> list[Column]:
    """The bundles that a choice of `frame` is made of."""
    taken: dict[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero(values[list(frame.choices)]).tolist():
        taken[int(villages.places[row])].append(row)
    reached = {region for region, column in frame.reached.items() if values[column]}
    return [Column(place, tuple(rows), villages.regions[place] in reached) for place, rows in sorted(taken.items())]


def _likeliest(mixture: Mixture, more: int) -> list[Column]:
    """The bundles of the mixture, and some of those that would make it least worse."""
    used = mixture.weights > CLOSE
    others = np.argsort(np.where(used, np.inf, mixture.reduced), kind="stable")[: min(more, int((~used).sum()))]
    return [mixture.columns[place] for place in sorted({*np.flatnonzero(used).tolist(), *others.tolist()})]


def _enough(bound: float, gap: float) -> float:
    """The objective from which on the gap is small enough."""
    return bound / (1 - gap) if bound > 0 else bound / (1 + gap)


def _choice_of(question: Question, columns: list[Column]) -> _Choice:
    task, villages, programme = question.task, question.villages, Programme()
    taken: dict[int, Terms] = defaultdict(list)
    own: dict[int, Terms] = defaultdict(list)
    reaching: Terms = []
    for column, (place, rows, reaches) in enumerate(columns):
        programme.add_column()
        own[place].append((column, 1.0))
        if reaches:
            reaching.append((column, 1.0))
        for way in villages.ways[list(rows)].tolist():
            taken[way].append((column, 1.0))
    for place, need in enumerate(villages.needs.tolist()):
        must = question.must_all and need >= 0
        if must or place in own:
            programme.add_row(own[place], least=float(must), most=1)
    counts, _way_rows = add_counts(programme, task.what, taken, task.wish)
    add_limits(programme, task.what.ways, counts, task.limits, task.wish)
    if question.least is not None:
        programme.add_row(reaching, least=question.least)
    programme.aim(price_of(task, counts) if question.counts_cost else [(column, -1.0) for column, _one in reaching])
    return _Choice(programme, columns, counts)


def _values(question: Question, frame: Frame, choice: _Choice, chosen: Values) -> Values:
    """What was chosen, in the columns of `frame`."""
    values = np.zeros(len(frame.programme.cost), dtype=np.int64)
    for number, column in enumerate(choice.columns):
        if chosen[number]:
            values[[frame.choices[row] for row in column.rows]] = 1
            if column.reaches and (reached := frame.reached.get(question.villages.regions[column.place])) is not None:
                values[reached] = 1
    for key, count in choice.counts.items():
        values[frame.counts[key]] = chosen[count]
    return values


def _start(question: Question, frame: Frame, choice: _Choice, values: Values) -> Values | None:
    """The reverse; None where it takes a bundle that is no choice here."""
    chosen = np.zeros(len(choice.programme.cost), dtype=np.int64)
    numbers = {column: number for number, column in enumerate(choice.columns)}
    for column in columns_of(question.villages, frame, values):
        if column not in numbers:
            return None
        chosen[numbers[column]] = 1
    for key, count in choice.counts.items():
        chosen[count] = values[frame.counts[key]]
    return chosen
