"""What lifted or lowered a village from one year to another, indicator by indicator, in whole points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from pendamping.engine.index import decompose
from pendamping.engine.law.entries import Fault
from pendamping.engine.law.index_model import IndexDefinition, Indicator

MOST_SHOWN = 5  # of an area
Scores = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Factor:
    """One indicator whose score changed, and what that alone did to the whole index."""

    indicator: Indicator
    before: int
    after: int
    change: Decimal
    fault: Fault | None  # its question changed its meaning between the two years


@dataclass(frozen=True, slots=True)
class Factors:
    """Every indicator that changed between two years; their changes add up to the change of the index, exactly."""

    before: int
    year: int
    changed: Sequence[Factor]  # the largest rise first, the largest fall last
    same: int  # indicators with the same score in both years
    change: Decimal

    @property
    def rose(self) -> list[Factor]:
        return [one for one in self.changed if one.change > 0]

    @property
    def fell(self) -> list[Factor]:
        """The largest fall first."""
        return [one for one in reversed(self.changed) if one.change < 0]

    @property
    def broken(self) -> list[Factor]:
        return [one for one in self.changed if one.fault]

    @property
    def change_of_the_village(self) -> Decimal:
        """Without the indicators whose question changed its meaning."""
        return self.change - sum((one.change for one in self.broken), Decimal())


@dataclass(frozen=True, slots=True)
class AreaFactor:
    """One indicator: in how many villages it rose and fell, and what that did to the mean of all."""

    indicator: Indicator
    rose: int
    fell: int
    change: Decimal
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class AreaFactors:
    """The indicators that changed in any of so many villages; their changes add up to the change of the mean."""

    villages: int
    changed: Sequence[AreaFactor]  # the largest rise first, the largest fall last
    change: Decimal

    @property
    def lifted(self) -> list[AreaFactor]:
        """The five that lifted most."""
        return [one for one in self.changed if one.change > 0][:MOST_SHOWN]

    @property
    def lowered(self) -> list[AreaFactor]:
        """The five that lowered most, the largest fall first."""
        return [one for one in reversed(self.changed) if one.change < 0][:MOST_SHOWN]

    @property
    def broken(self) -> list[AreaFactor]:
        return [one for one in self.changed if one.fault]


def factors_between(index: IndexDefinition, before: int, past: Scores, year: int, now: Scores) -> Factors | None:
    """From the scores of the year `before` to those of `year`; None unless both have every indicator."""
    if any(one.id not in scores for one in index.indicators for scores in (past, now)):
        return None
    rows = decompose(_table(past), _table(now), index).iter_rows(named=True)
    found = [(index.indicator(row["indicator"]), row["before"], row["after"], row["points"]) for row in rows]
    changed = [
        Factor(one, first, last, share_of(index, points), fault_between(index, one, before, year))
        for one, first, last, points in found
    ]
    return Factors(
        before=before,
        year=year,
        changed=sorted(changed, key=lambda one: (-one.change, one.indicator.number)),
        same=len(index.indicators) - len(changed),
        change=share_of(index, sum(points for _one, _first, _last, points in found)),
    )


def _table(scores: Scores) -> pl.DataFrame:
    return pl.DataFrame({"region": [""], **{id_: [score] for id_, score in scores.items()}})


def share_of(index: IndexDefinition, points: int) -> Decimal:
    """Whole points as a part of the printed figure."""
    return Decimal(points * index.value.scale) / index.top_points


def fault_between(index: IndexDefinition, indicator: Indicator, before: int, year: int) -> Fault | None:
    """What is known to be wrong with comparing this indicator over these years."""
    for one in index.series_breaks:
        if one.indicator == indicator.id and before <= one.before < year:
            return index.faults[one.fault]
    return None
