"""Which years have results, how many villages stood where in each, and who published them."""

from dataclasses import dataclass

from django.db.models import Count

from pendamping.common.scope import Scope, codes_within
from pendamping.indices.models import Family, OfficialResult, OfficialResultQuerySet
from pendamping.indices.overview import STATUSES, Period
from pendamping.indices.selectors.areas import Area


@dataclass(frozen=True, slots=True)
class YearCounts:
    """How many villages had which status in one year; "" is published without status."""

    year: int
    numbers: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.numbers.values())

    @property
    def in_order(self) -> list[int]:
        return [self.numbers.get(status, 0) for status in STATUSES]


@dataclass(frozen=True, slots=True)
class SourceOfYear:
    """A publication whose results count in one year."""

    year: int
    name: str
    is_sample: bool
    number: int


def results_in(scope: Scope, area: Area, family: Family) -> OfficialResultQuerySet:
    """The counting results of an area."""
    inside = codes_within((area.code,), "region_id")
    return OfficialResult.objects.within(scope).counting().filter(inside, family=family)


def counts_by_year(scope: Scope, area: Area, family: Family) -> list[YearCounts]:
    """One entry per year with results, the oldest first."""
    rows = results_in(scope, area, family).order_by().values_list("year", "status").annotate(number=Count("pk"))
    years: dict[int, dict[str, int]] = {}
    for year, status, number in rows:
        years.setdefault(year, {})[status] = number
    return [YearCounts(year, numbers) for year, numbers in sorted(years.items())]


def period_of(scope: Scope, area: Area, family: Family, year: int | None = None) -> Period | None:
    """The period to show for an area; None where it has no results."""
    years = [one.year for one in counts_by_year(scope, area, family)]
    return Period.among(years, family, year)


def sources_in(scope: Scope, area: Area, period: Period) -> list[SourceOfYear]:
    """Who published what counts in the two years of a period, the newest year first."""
    results = results_in(scope, area, period.family).filter(year__in=[period.year, period.before or period.year])
    rows = (
        results.order_by("-year", "source__name")
        .values_list("year", "source__name", "source__is_sample")
        .annotate(number=Count("pk"))
    )
    return [SourceOfYear(year, name, is_sample, number) for year, name, is_sample, number in rows]
