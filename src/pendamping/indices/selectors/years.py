"""Which years have results, how many villages stood where in each, and who published them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count

from pendamping.common.scope import Scope, codes_within
from pendamping.indices.models import Family, OfficialResult, OfficialResultQuerySet, ResultSource
from pendamping.indices.overview import STATUSES, Period
from pendamping.indices.selectors.areas import Area


@dataclass(frozen=True, slots=True)
class YearCounts:
    """How many villages had which status in one year ("": published without), and from which sources by their id."""

    year: int
    numbers: dict[str, int] = field(default_factory=dict)
    sources: dict[int, int] = field(default_factory=dict)

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
    rows = results_in(scope, area, family).order_by().values_list("year", "status", "source_id")
    years: dict[int, YearCounts] = {}
    for year, status, source, number in rows.annotate(number=Count("pk")):
        one = years.setdefault(year, YearCounts(year))
        one.numbers[status] = one.numbers.get(status, 0) + number
        one.sources[source] = one.sources.get(source, 0) + number
    return [years[year] for year in sorted(years)]


def period_of(
    scope: Scope, area: Area, family: Family, year: int | None = None, since: int | None = None
) -> Period | None:
    """The period to show for an area; None where it has no results."""
    years = [one.year for one in counts_by_year(scope, area, family)]
    return Period.among(years, family, year, since)


def sources_of(_scope: Scope, years: Sequence[YearCounts], period: Period) -> list[SourceOfYear]:
    """Who published what counts in the two years of a period, the newest year first."""
    shown = [one for one in reversed(years) if one.year in {period.year, period.before}]
    known = ResultSource.objects.in_bulk({source for one in shown for source in one.sources})
    return [
        SourceOfYear(one.year, known[source].name, known[source].is_sample, number)
        for one in shown
        for source, number in one.sources.items()
    ]
