"""The villages of an area with their result of a year beside the one before: one query for a whole kabupaten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Q

from pendamping.common.scope import Scope
from pendamping.indices.models import Family
from pendamping.indices.overview import Period, Summary, VillageFigures, nearest, summarize
from pendamping.indices.rows import read_figures
from pendamping.indices.selectors.areas import Area, area_of
from pendamping.indices.selectors.years import period_of
from pendamping.regions.models import Region, RegionQuerySet


def villages_with_results(scope: Scope, area: Area, period: Period) -> RegionQuerySet:
    """Every assessed village that was valid in the year, with `now` and `past` joined: to count, sort and cut."""
    on = min(scope.today, date(period.year, 12, 31))
    return (
        Region.objects.within(scope)
        .under(area.code)
        .assessed()
        .valid_on(on)
        .annotate(
            now=_counting(period.family, period.year),
            past=_counting(period.family, period.before or 0),
        )
    )


def _counting(family: Family, year: int) -> FilteredRelation:
    own = {"index_results__family": family, "index_results__year": year, "index_results__counts": True}
    return FilteredRelation("index_results", condition=Q(**own))


def figures_in(scope: Scope, area: Area, period: Period) -> list[VillageFigures]:
    """All villages of the area, by code; up to a kabupaten, beyond that ask for counts."""
    return read_figures(villages_with_results(scope, area, period).order_by("code"))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the villages of an area stand, and which of them lack the least to their next status."""

    summary: Summary
    closest: Sequence[VillageFigures]


def regency_standing(
    scope: Scope, code: str, closest: int, family: Family = Family.IDM, year: int | None = None
) -> Standing | None:
    """Of a kabupaten or a smaller area, in the newest year or in `year`; None where nothing was published yet.

    Raises: RegionNotFound: absent, or no part of it lies in `scope`.
    """
    area = area_of(scope, code)
    period = period_of(scope, area, family, year)
    if period is None:
        return None
    villages = figures_in(scope, area, period)
    return Standing(summarize(period, villages), nearest(villages, closest))
