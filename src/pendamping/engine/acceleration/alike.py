"""The most points: where no village has a goal of its own, villages with the same choices are one.

So it only matters how many of them take which step, and the programme grows with the index, not with the country.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pendamping.engine.acceleration.programme import Frame, Task, Terms, add_counts, add_limits, price_of, step_of
from pendamping.engine.acceleration.solving import Answer, Effort, Programme, Watch, solve
from pendamping.engine.acceleration.wishes import Goal

Values = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Group:
    """Villages that can take the same steps of one indicator, those that lack least to their goal first."""

    ways: Sequence[int]
    gain: Sequence[int]
    rows: Sequence[Sequence[int]]  # by way: of each village, its row of `Candidates.choices`


def most_points(task: Task, frame: Frame, effort: Effort, watch: Watch, begin_with: Answer | None = None) -> Answer:
    """A choice of `frame` with the most points; after `begin_with`, with as many at the least cost.

    Raises: Cancelled.
    """
    programme, groups = Programme(), _groups(task)
    columns: list[list[int]] = []
    taken: dict[int, Terms] = defaultdict(list)
    points: Terms = []
    for group in groups:
        villages = len(group.rows[0])
        own = [programme.add_column(upper=villages) for _way in group.ways]
        programme.add_row([(column, 1.0) for column in own], most=villages)
        for column, way, gain in zip(own, group.ways, group.gain, strict=True):
            taken[way].append((column, 1.0))
            points.append((column, float(gain)))
        columns.append(own)
    counts, _way_rows = add_counts(programme, task.what, taken, task.wish)
    add_limits(programme, task.what.ways, counts, task.limits, task.wish)
    if begin_with is None:
        programme.aim([(column, -gain) for column, gain in points])
    else:
        programme.add_row(points, least=round(-begin_with.objective))
        programme.aim(price_of(task, counts))
    step = step_of(Goal.MOST_POINTS if begin_with is None else Goal.LEAST_COST, task.wish.unit)
    start = np.zeros(len(programme.cost), dtype=np.int64)  # to do nothing keeps every limit
    if begin_with is not None:
        for group, own in zip(groups, columns, strict=True):
            start[own] = [sum(begin_with.values[frame.choices[row]] for row in rows) for rows in group.rows]
        start[list(counts.values())] = begin_with.values[[frame.counts[key] for key in counts]]
    answer = solve(programme, effort, watch, step=step, start=start)
    values = np.zeros(len(frame.programme.cost), dtype=np.int64)
    for group, own in zip(groups, columns, strict=True):
        values[[frame.choices[row] for row in _given(group, answer.values[own])]] = 1
    for key, column in counts.items():
        values[frame.counts[key]] = answer.values[column]
    return Answer(values, answer.objective, answer.bound, step)


def _given(group: _Group, numbers: Values) -> list[int]:
    """The rows that are taken: the largest steps where the least is lacking."""
    rows: list[int] = []
    place = 0
    for way in sorted(range(len(group.ways)), key=lambda one: -group.gain[one]):
        rows += group.rows[way][place : place + numbers[way]]
        place += int(numbers[way])
    return rows


def _groups(task: Task) -> list[_Group]:
    choices = task.what.choices.with_row_index("row")
    choices = choices.join(task.stands.select("region", "need"), on="region", how="left", maintain_order="left")
    own = choices.group_by("region", "indicator", maintain_order=True).agg("way", "gain", "row", pl.col("need").first())
    groups = own.sort("need", "region", nulls_last=True).group_by("indicator", "way", maintain_order=True).agg(
        pl.col("gain").first(), "row"
    )  # fmt: skip
    return [
        _Group(ways, gain, list(zip(*rows, strict=True)))
        for ways, gain, rows in groups.select("way", "gain", "row").iter_rows()
    ]
