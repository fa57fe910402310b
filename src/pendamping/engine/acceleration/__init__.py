"""Which improvements lift which villages at the least cost: a mixed-integer programme, solved by HiGHS."""

from pendamping.engine.acceleration.effects import Effects, effects_of, lone_lifts
from pendamping.engine.acceleration.planning import Plan, make_plan
from pendamping.engine.acceleration.reasons import Block, Obstacle
from pendamping.engine.acceleration.solving import Cancelled, Effort, NoAnswerInTime, Progress, Watch
from pendamping.engine.acceleration.wishes import (
    ACTIONS,
    BUDGETS_SCHEMA,
    CAPACITIES_SCHEMA,
    COSTS_SCHEMA,
    GOOD_ENOUGH,
    SOURCES,
    Goal,
    Limits,
    Unit,
    Wish,
    WishUnclear,
)

__all__ = [
    "ACTIONS",
    "BUDGETS_SCHEMA",
    "CAPACITIES_SCHEMA",
    "COSTS_SCHEMA",
    "GOOD_ENOUGH",
    "SOURCES",
    "Block",
    "Cancelled",
    "Effects",
    "Effort",
    "Goal",
    "Limits",
    "NoAnswerInTime",
    "Obstacle",
    "Plan",
    "Progress",
    "Unit",
    "Watch",
    "Wish",
    "WishUnclear",
    "effects_of",
    "lone_lifts",
    "make_plan",
]
