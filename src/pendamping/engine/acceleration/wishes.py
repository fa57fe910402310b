"""What somebody wants of a plan: its goal, its years, its unit, and the limits that keep it from being nonsense."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import polars as pl

from pendamping.engine.acceleration.solving import Effort

SOURCES: Final = ("dana_desa", "kabupaten", "provinsi", "pusat", "csr")
ACTIONS: Final = "actions"  # the one source of a plan that counts actions instead of money
WHOLE: Final = 100  # percent

# What one step costs where it is taken; several rows for one step are ways to choose from.
COSTS_SCHEMA: Final[Mapping[str, type[pl.DataType]]] = {
    "region": pl.String,  # null: in every village that has no row of its own for this step
    "indicator": pl.String,
    "score_from": pl.Int32,
    "score_to": pl.Int32,
    "agency": pl.String,  # null: the office that the index names
    "years": pl.Int32,  # until the index counts it; null: as the wish says
    **dict.fromkeys(SOURCES, pl.Int64),  # whole rupiah; null: this source pays nothing; all null: no cost known
}
BUDGETS_SCHEMA: Final[Mapping[str, type[pl.DataType]]] = {"source": pl.String, "year": pl.Int32, "amount": pl.Int64}
CAPACITIES_SCHEMA: Final[Mapping[str, type[pl.DataType]]] = {"agency": pl.String, "year": pl.Int32, "actions": pl.Int64}


class Goal(StrEnum):
    LEAST_COST = "least_cost"  # every village at least at the target, at the least cost
    MOST_VILLAGES = "most_villages"  # as many villages as possible at the target
    MOST_POINTS = "most_points"  # as many points of the index as possible


class Unit(StrEnum):
    RUPIAH = "rupiah"
    ACTIONS = "actions"  # where costs are not known: each action weighs the same


GOOD_ENOUGH: Final = 0.01  # costs and gains are estimates; the plan says what could still be won
DEFAULT_EFFORT: Final = Effort(seconds=60.0, gap=GOOD_ENOUGH)


class WishUnclear(ValueError):
    """A wish that contradicts itself, or names what the index does not have; says what stands there."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`first_year`..`last_year`: when actions may be taken; the index of `last_year` is the one that counts."""

    goal: Goal
    unit: Unit
    first_year: int
    last_year: int
    target: str | None = None  # a status; None: of each village the next one up
    excluded: frozenset[str] = frozenset()  # indicators, besides those that are no matter of will
    basic_groups: frozenset[str] = frozenset()  # groups of indicators that are basic services
    basic_share: int = 0  # percent of the plan's unit that goes at least to them
    most_of_one: int = WHOLE  # percent of the actions that one indicator has at most
    years_unless_told: int = 1
    effort: Effort = DEFAULT_EFFORT

    def __post_init__(self) -> None:
        if self.first_year > self.last_year:
            raise WishUnclear(f"first_year {self.first_year} > last_year {self.last_year}")
        for name in ("basic_share", "most_of_one"):
            if not 0 <= getattr(self, name) <= WHOLE:
                raise WishUnclear(f"{name} {getattr(self, name)}: 0..100")
        if self.most_of_one == 0:
            raise WishUnclear("most_of_one 0: no action could be taken")
        if self.years_unless_told < 0:
            raise WishUnclear(f"years_unless_told {self.years_unless_told} < 0")

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @property
    def sources(self) -> tuple[str, ...]:
        return SOURCES if self.unit is Unit.RUPIAH else (ACTIONS,)


@dataclass(frozen=True, slots=True)
class Limits:
    """What there is to spend: a source or an office without a row for a year has no limit in it."""

    budgets: pl.DataFrame  # BUDGETS_SCHEMA
    capacities: pl.DataFrame  # CAPACITIES_SCHEMA

    @classmethod
    def none(cls) -> "Limits":
        return cls(pl.DataFrame(schema=BUDGETS_SCHEMA), pl.DataFrame(schema=CAPACITIES_SCHEMA))
