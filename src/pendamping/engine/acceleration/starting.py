"""A first plan for many villages: solved in pieces, each with its part of every budget and capacity.

Together the pieces keep every limit of the whole: parts of a budget add up to it, and a share that holds in each piece
holds in all. What a piece leaves over, the next one may use. The whole then begins with this plan, not with nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pendamping.engine.acceleration.candidates import Candidates
from pendamping.engine.acceleration.programme import Frame, Task, aim, frame_of, step_of
from pendamping.engine.acceleration.solving import Effort, Infeasible, NoAnswerInTime, Watch, solve
from pendamping.engine.acceleration.wishes import Limits, Wish

MANY = 500  # villages from which on the whole is better begun in pieces
PIECE = 50
GOOD_ENOUGH = 0.01
Taken = set[tuple[str, int]]  # (village, way)
Counted = dict[tuple[int, int], int]  # (way, year) → actions


def pieces_of(what: Candidates) -> list[list[str]]:
    """The villages in groups that are alike, because each takes every n-th; none where all are solved at once."""
    regions = what.choices["region"].unique().sort().to_list()
    number = len(regions) // PIECE
    return [regions[place::number] for place in range(number)] if len(regions) >= MANY else []


def starting_point(task: Task, frame: Frame, effort: Effort, watch: Watch) -> NDArray[np.int64] | None:
    """A choice of `frame` that keeps all its rows; None where there are few villages or a piece has no plan.

    Raises: Cancelled.
    """
    what, wish = task.what, task.wish
    pieces = pieces_of(what)
    taken: Taken = set()
    counted: Counted = {}
    done = 0
    for number, piece in enumerate(pieces, start=1):
        done += len(piece)
        part = _part(task.limits, what.ways, counted, done / sum(len(one) for one in pieces), wish)
        own = replace(what, choices=what.choices.filter(pl.col("region").is_in(piece)))
        small = frame_of(Task(own, task.stands.filter(pl.col("region").is_in(piece)), part, wish))
        aim(small, wish.goal)
        share = Effort(effort.seconds / len(pieces), GOOD_ENOUGH)
        try:
            answer = solve(small.programme, share, watch.at(number), step=step_of(wish.goal, wish.unit))
        except (Infeasible, NoAnswerInTime):
            return None
        chosen = own.choices.filter(pl.Series(answer.values[list(small.choices)] == 1, dtype=pl.Boolean))
        taken |= set(chosen.select("region", "way").iter_rows())
        for key, column in small.counts.items():
            counted[key] = counted.get(key, 0) + int(answer.values[column])
    return _assembled(what, task.stands, frame, taken, counted) if pieces else None


def _part(limits: Limits, ways: pl.DataFrame, counted: Counted, share: float, wish: Wish) -> Limits:
    """What the pieces so far may use together, less what they used."""
    used = pl.DataFrame(
        [(way, year, number) for (way, year), number in counted.items()],
        schema={"way": pl.UInt32, "year": pl.Int32, "number": pl.Int64},
        orient="row",
    ).join(ways, on="way")
    paid = [used.select("year", amount=pl.col(one) * pl.col("number"), source=pl.lit(one)) for one in wish.sources]
    spent = pl.concat(paid).group_by("source", "year").agg(spent=pl.col("amount").sum())
    busy = used.group_by("agency", "year").agg(busy=pl.col("number").sum())
    budgets = limits.budgets.join(spent, on=["source", "year"], how="left", maintain_order="left")
    capacities = limits.capacities.join(busy, on=["agency", "year"], how="left", maintain_order="left")

    def left(column: str, gone: str) -> pl.Expr:
        return ((pl.col(column) * share).floor().cast(pl.Int64) - pl.col(gone).fill_null(0)).clip(0, None).alias(column)

    return Limits(
        budgets.with_columns(left("amount", "spent")).drop("spent"),
        capacities.with_columns(left("actions", "busy")).drop("busy"),
    )


def _assembled(
    what: Candidates, stands: pl.DataFrame, frame: Frame, taken: Taken, counted: Counted
) -> NDArray[np.int64]:
    """The pieces' choices in the columns of the whole."""
    values = np.zeros(len(frame.programme.cost), dtype=np.int64)
    gained: dict[str, int] = {}
    rows: Sequence[tuple[str, int, int]] = what.choices.select("region", "way", "gain").rows()
    for column, (region, way, gain) in zip(frame.choices, rows, strict=True):
        if (region, way) in taken:
            values[column] = 1
            gained[region] = gained.get(region, 0) + gain
    for key, column in frame.counts.items():
        values[column] = counted.get(key, 0)
    needs = dict(stands.select("region", "need").drop_nulls().iter_rows())
    for region, column in frame.reached.items():
        values[column] = int(gained.get(region, 0) >= needs[region])
    return values
