"""A few villages side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import Indicator
from pendamping.indices.models import Family, OfficialResult
from pendamping.indices.overview import Period, VillageFigures
from pendamping.indices.rows import read_figures
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.scores import with_scores
from pendamping.indices.selectors.villages import villages_with_results
from pendamping.regions.errors import RegionNotFound
from pendamping.regions.models import Region

MOST = 4
COUNTRY = Area("", "", "")


@dataclass(frozen=True, slots=True)
class DimensionRow:
    label: str
    name: str
    values: Sequence[Decimal | None]  # in the order of the villages


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator; None for a village without scores."""

    indicator: Indicator
    scores: Sequence[int | None]

    @property
    def differs(self) -> bool:
        return len({score for score in self.scores if score is not None}) > 1


@dataclass(frozen=True, slots=True)
class IndicatorRows:
    """The indicators of one group."""

    name: str
    rows: Sequence[IndicatorRow]


@dataclass(frozen=True, slots=True)
class Comparison:
    """In the order they were chosen in; `period` is None while none of them has a result."""

    regions: Sequence[Region]
    years: Sequence[int]
    period: Period | None
    villages: Sequence[VillageFigures]
    dimensions: Sequence[DimensionRow]
    groups: Sequence[IndicatorRows]

    @property
    def differing(self) -> int:
        return sum(row.differs for group in self.groups for row in group.rows)

    @property
    def compared(self) -> int:
        """Indicators of which more than one village has a score."""
        rows = [row for group in self.groups for row in group.rows]
        return sum(len([score for score in row.scores if score is not None]) > 1 for row in rows)

    @property
    def has_room(self) -> bool:
        return len(self.regions) < MOST


def compare_villages(scope: Scope, codes: Sequence[str], family: Family, year: int | None = None) -> Comparison:
    """The first few of these villages, each once, in `year` or the newest with a result of any of them.

    Raises: RegionNotFound: a village is absent, not assessed, or outside `scope`.
    """
    wanted = list(dict.fromkeys(codes))[:MOST]
    found = Region.objects.within(scope).assessed().in_bulk(wanted)
    for code in wanted:
        if code not in found:
            raise RegionNotFound(code=code)
    regions = [found[code] for code in wanted]
    own = Q(region__in=wanted)
    results = OfficialResult.objects.within(scope).counting().filter(own, family=family)
    years = sorted(results.order_by().values_list("year", flat=True).distinct())
    period = Period.among(years, family, year)
    if period is None:
        return Comparison(regions, years, None, (), (), ())
    rows = read_figures(villages_with_results(scope, COUNTRY, period).filter(pk__in=wanted))
    figures = {one.code: one for one in rows}
    villages = [figures[code] for code in wanted if code in figures]
    scored = {one.figures.code: one.scores for one in with_scores(scope, period, villages, own).villages}
    idm = definition("idm")
    return Comparison(
        regions,
        years,
        period,
        villages,
        [DimensionRow(one.label, one.name, [getattr(v, one.id) for v in villages]) for one in idm.dimensions],
        [
            IndicatorRows(
                group.name,
                [
                    IndicatorRow(one, [scored.get(village.code, {}).get(one.id) for village in villages])
                    for one in idm.indicators
                    if one.group == group.id
                ],
            )
            for group in idm.groups
        ],
    )
