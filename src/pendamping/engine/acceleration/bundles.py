"""Of every village at once, the bundle of actions that reaches its goal at the least price.

All indicators of one part of an index weigh the same, so that what a village gains is a small number of scores in each
part. How cheaply each number can be had is worked out part by part, and then the parts are put together.
(Knapsack by dynamic programming: Bellman 1957; here with choices that exclude each other.)
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Wholes = NDArray[np.int64]
Bundle = tuple[int, ...]  # rows of `Candidates.choices`, from low to high
NONE = -1
MANY = 5_000  # ways to split a gain among parts; where there would be more, all indicators are one part


@dataclass(frozen=True, slots=True)
class Slot:
    """One choice of each village for one indicator: its row, or NONE, and how many scores of its part it gains."""

    rows: Wholes
    gains: Wholes


@dataclass(frozen=True, slots=True)
class Part:
    """Indicators whose gains are multiples of `unit`; no village needs more than `most` of it."""

    unit: int
    most: int
    indicators: Sequence[Sequence[Slot]]


@dataclass(frozen=True, slots=True)
class Best:
    """By village: the price of its bundle, infinite where it has no goal, and the bundle."""

    prices: Numbers
    bundles: Sequence[Bundle]


@dataclass(frozen=True, slots=True)
class Villages:
    """The choices of all villages side by side. `needs`: points that lack to the goal, NONE where there is none."""

    regions: Sequence[str]
    needs: Wholes
    places: Wholes  # of each row of `Candidates.choices`, its village
    ways: Wholes  # and its way
    parts: Sequence[Part]

    @classmethod
    def of(cls, choices: pl.DataFrame, ways: pl.DataFrame, needs: Mapping[str, int]) -> "Villages":
        """Args: `needs`: the points that lack, of each village that can reach its goal."""
        regions = choices["region"].unique(maintain_order=True).to_list()
        places = pl.DataFrame({"region": regions}, schema={"region": pl.String}).with_row_index("place")
        weights = ways.select("way", unit=pl.col("gain") // (pl.col("score_to") - pl.col("score_from")))
        table = choices.with_row_index("row").join(weights, on="way").join(places, on="region")
        table = table.with_columns(slot=pl.col("row").rank("ordinal").over("region", "indicator"))
        lacks = np.array([needs.get(region, NONE) for region in regions], dtype=np.int64)
        units = weights["unit"].unique().sort(descending=True).to_list()
        parts = [_part(table.filter(pl.col("unit") == unit), unit, lacks) for unit in units]
        if math.prod(part.most + 1 for part in parts[:-1]) > MANY:
            parts = [_part(table, math.gcd(*units), lacks)]
        rows = table.sort("row").select(pl.col("place", "way").cast(pl.Int64))
        return cls(regions, lacks, rows["place"].to_numpy(), rows["way"].to_numpy(), parts)

    def cheapest(self, price: Numbers) -> Best:
        """The bundle of each village that reaches its goal, where an action of way w costs `price[w]`; exact.

        What costs less than nothing is taken in any case.
        """
        paid, every, has_goal = price[self.ways], np.arange(len(self.regions)), self.needs >= 0
        tables = [_Table(part, paid, len(self.regions)) for part in self.parts]
        best = np.full(len(self.regions), math.inf)
        split = np.zeros((len(tables), len(self.regions)), dtype=np.int64)
        *others, last = tables
        for taken in product(*(range(table.part.most + 1) for table in others)):
            gained = sum(table.part.unit * scores for table, scores in zip(others, taken, strict=True))
            lack = np.maximum(-((gained - self.needs) // last.part.unit), 0)
            total = last.least[every, np.minimum(lack, last.part.most)]
            for table, scores in zip(others, taken, strict=True):
                total = total + table.least[:, scores]
            better = has_goal & (lack <= last.part.most) & (total < best)
            best[better] = total[better]
            split[:-1, better] = np.array(taken, dtype=np.int64)[:, None]
            split[-1, better] = lack[better]
        return Best(best, _bundles([table.rows(at) for table, at in zip(tables, split, strict=True)]))

    def gifts(self, price: Numbers) -> Best:
        """What costs less than nothing, whether or not a village reaches its goal by it."""
        nothing, paid = np.zeros(len(self.regions), dtype=np.int64), price[self.ways]
        tables = [_Table(Part(part.unit, 0, part.indicators), paid, len(self.regions)) for part in self.parts]
        prices = np.sum([table.least[:, 0] for table in tables], axis=0)
        return Best(prices, _bundles([table.rows(nothing) for table in tables]))


class _Table:
    """`least`: by village and number of scores, the least price of gaining at least so many in one part."""

    def __init__(self, part: Part, paid: Numbers, villages: int) -> None:
        self.part = part
        self.least = np.full((villages, part.most + 1), math.inf)
        self.least[:, 0] = 0.0
        self.chosen: list[NDArray[np.int16]] = []
        numbers = np.arange(part.most + 1)
        for slots in part.indicators:
            after = self.least.copy()
            chosen = np.full(after.shape, NONE, dtype=np.int16)
            for place, slot in enumerate(slots):
                cost = np.where(slot.rows >= 0, paid[slot.rows], math.inf)
                before = np.maximum(numbers - slot.gains[:, None], 0)
                total = np.take_along_axis(self.least, before, axis=1) + cost[:, None]
                better = total < after
                np.copyto(after, total, where=better)
                chosen[better] = place
            self.least = after
            self.chosen.append(chosen)

    def rows(self, numbers: Wholes) -> Wholes:
        """By village and indicator the row that is taken to gain so many scores, or NONE."""
        every, at = np.arange(len(numbers)), numbers
        found = np.full((len(numbers), len(self.chosen)), NONE, dtype=np.int64)
        for place in reversed(range(len(self.chosen))):
            chosen = self.chosen[place][every, at]
            for number, slot in enumerate(self.part.indicators[place]):
                here = chosen == number
                found[here, place] = slot.rows[here]
                at = np.where(here, np.maximum(at - slot.gains, 0), at)
        return found


def _part(table: pl.DataFrame, unit: int, lacks: Wholes) -> Part:
    indicators, total = [], np.zeros(len(lacks), dtype=np.int64)
    for own in table.partition_by("indicator", maintain_order=True):
        slots = [_slot(one, unit, len(lacks)) for one in own.sort("slot").partition_by("slot", maintain_order=True)]
        total += np.max([slot.gains for slot in slots], axis=0)
        indicators.append(slots)
    needed = np.minimum(total, -(-lacks // unit))
    return Part(unit, int(needed.max(initial=0)), indicators)


def _slot(own: pl.DataFrame, unit: int, villages: int) -> Slot:
    rows, gains = np.full(villages, NONE, dtype=np.int64), np.zeros(villages, dtype=np.int64)
    places = own["place"].to_numpy()
    rows[places], gains[places] = own["row"].to_numpy(), (own["gain"] // unit).to_numpy()
    return Slot(rows, gains)


def _bundles(rows: Sequence[Wholes]) -> list[Bundle]:
    return [tuple(sorted(row for row in own if row >= 0)) for own in np.concatenate(rows, axis=1).tolist()]
