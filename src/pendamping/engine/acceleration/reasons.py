"""Why a goal cannot be reached: of a village, what stands in its way; of the plan, which limit."""

from dataclasses import replace
from enum import StrEnum

import polars as pl

from pendamping.engine.acceleration.programme import Task, frame_of
from pendamping.engine.acceleration.solving import relax
from pendamping.engine.acceleration.wishes import BUDGETS_SCHEMA, CAPACITIES_SCHEMA, WHOLE, Limits, Wish


class Block(StrEnum):
    """What keeps a village from its goal whatever is spent; each is reached where the one before is not enough."""

    SCORES = "scores"  # not every score is known, so neither are its points
    UNPRICED = "unpriced"  # with the steps that have no cost yet it could
    TIME = "time"  # with more years it could
    EXCLUDED = "excluded"  # with the indicators that the wish leaves out it could
    SCALE = "scale"  # not even with everything that is a matter of will


class Obstacle(StrEnum):
    """The limit without which every village that can reach the goal would."""

    BUDGET = "budget"
    CAPACITY = "capacity"
    BASIC_SHARE = "basic_share"
    MOST_OF_ONE = "most_of_one"
    TOGETHER = "together"  # no single one: only several together


def with_blocks(stands: pl.DataFrame, reach: pl.DataFrame) -> pl.DataFrame:
    """Add `block` to villages with `need` and `points`; null where the goal can be reached, or there is none."""
    need = pl.col("need")
    block = (
        pl.when(pl.col("points").is_null())
        .then(pl.lit(Block.SCORES))
        .when(need.is_null() | (pl.col("now") >= need))
        .then(None)
        .when(pl.col("if_priced") >= need)
        .then(pl.lit(Block.UNPRICED))
        .when(pl.col("if_longer") >= need)
        .then(pl.lit(Block.TIME))
        .when(pl.col("if_all") >= need)
        .then(pl.lit(Block.EXCLUDED))
        .otherwise(pl.lit(Block.SCALE))
    )
    joined = stands.join(reach, on="region", how="left", maintain_order="left")
    return joined.with_columns(block=block).drop("now", "if_priced", "if_longer", "if_all")


def obstacles_of(task: Task) -> tuple[Obstacle, ...]:
    """The limits that make a least-cost plan impossible, each judged by leaving it out.

    Judged with fractions of actions, which is quick and may name one limit too many, never one too few.
    """
    limits, wish = task.limits, task.wish
    free = {
        Obstacle.BUDGET: (replace(limits, budgets=pl.DataFrame(schema=BUDGETS_SCHEMA)), wish),
        Obstacle.CAPACITY: (replace(limits, capacities=pl.DataFrame(schema=CAPACITIES_SCHEMA)), wish),
        Obstacle.BASIC_SHARE: (limits, replace(wish, basic_share=0)),
        Obstacle.MOST_OF_ONE: (limits, replace(wish, most_of_one=WHOLE)),
    }
    found = [one for one, (given, asked) in free.items() if _possible(replace(task, limits=given, wish=asked))]
    found = [one for one in found if _present(one, limits, wish)]
    return tuple(found) or (Obstacle.TOGETHER,)


def _possible(task: Task) -> bool:
    return relax(frame_of(task).programme, task.wish.effort.part(0.1)) is not None


def _present(obstacle: Obstacle, limits: Limits, wish: Wish) -> bool:
    return {
        Obstacle.BUDGET: not limits.budgets.is_empty(),
        Obstacle.CAPACITY: not limits.capacities.is_empty(),
        Obstacle.BASIC_SHARE: wish.basic_share > 0,
        Obstacle.MOST_OF_ONE: wish.most_of_one < WHOLE,
    }.get(obstacle, True)
