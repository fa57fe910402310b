"""The villages of an area with their result of a year beside the one before: one query for a whole kabupaten."""

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


def regency_summary(scope: Scope, code: str, family: Family = Family.IDM, year: int | None = None) -> Summary | None:
    """Where the villages of a kabupaten (or of a smaller area) stand; None where nothing was published yet.

    Raises: RegionNotFound: absent, or no part of it lies in `scope`.
    """
    area = area_of(scope, code)
    period = period_of(scope, area, family, year)
    return summarize(period, figures_in(scope, area, period)) if period else None


def closest_to_next(
    scope: Scope, code: str, limit: int, family: Family = Family.IDM, year: int | None = None
) -> list[VillageFigures]:
    """The villages with the least lacking to their next status, the closest first.

    Raises: RegionNotFound: absent, or no part of it lies in `scope`.
    """
    area = area_of(scope, code)
    period = period_of(scope, area, family, year)
    return nearest(figures_in(scope, area, period), limit) if period else []
