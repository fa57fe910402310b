"""Counts that were only published as counts, beside those that our results add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pendamping.common.scope import Scope
from pendamping.indices.models import Family, PublishedCount
from pendamping.indices.overview import STATUSES
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.years import YearCounts


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says about one year; None for a status that it leaves out."""

    source: str
    recorded_on: date
    in_order: Sequence[int | None]
    differences: Sequence[int | None]  # told less counted; None where either is missing

    @property
    def total(self) -> int:
        return sum(number or 0 for number in self.in_order)

    @property
    def agrees(self) -> bool:
        """Every status that it tells has as many villages as were counted."""
        return not any(self.differences)


@dataclass(frozen=True, slots=True)
class YearBeside:
    """One year: what our results add up to, and what others published."""

    year: int
    counted: YearCounts | None
    told: Sequence[Told]


def counts_beside(
    scope: Scope, area: Area, years: Sequence[YearCounts], family: Family = Family.IDM
) -> list[YearBeside]:
    """Every year that was counted or told for exactly this area, the oldest first."""
    counted = {one.year: one for one in years}
    told: dict[int, dict[tuple[str, date], dict[str, int]]] = {}
    rows = PublishedCount.objects.filter(scope.q("region_id"), region=area.code, family=family)
    for row in rows.order_by("recorded_on", "source"):
        told.setdefault(row.year, {}).setdefault((row.source, row.recorded_on), {})[row.status] = row.number
    return [
        YearBeside(
            year,
            counted.get(year),
            [_told(key, numbers, counted.get(year)) for key, numbers in told.get(year, {}).items()],
        )
        for year in sorted(counted.keys() | told.keys())
    ]


def _told(key: tuple[str, date], numbers: dict[str, int], counted: YearCounts | None) -> Told:
    in_order = [numbers.get(status) for status in STATUSES]
    differences = [
        None if number is None or counted is None else number - here
        for number, here in zip(in_order, counted.in_order if counted else [0] * len(STATUSES), strict=True)
    ]
    return Told(key[0], key[1], in_order, differences)
