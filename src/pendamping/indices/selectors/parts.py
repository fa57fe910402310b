"""Provinces of the country, kabupaten of a province: counted by the database, never village by village."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Sum
from django.db.models.functions import Substr

from pendamping.common.scope import Scope
from pendamping.indices.movement import Pairs
from pendamping.indices.overview import STATUSES, Period
from pendamping.indices.rows import has_result
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.villages import villages_with_results
from pendamping.indices.selectors.years import results_in
from pendamping.regions.models import Region

BEFORE_AND_NOW = ("past__status", "now__status")


@dataclass(slots=True)
class YearOfPart:
    """Results by status, and the sum of their values."""

    numbers: dict[str, int] = field(default_factory=dict)
    total: Decimal = Decimal()
    with_value: int = 0

    @property
    def results(self) -> int:
        return sum(self.numbers.values())

    @property
    def mean(self) -> Decimal | None:
        return self.total / self.with_value if self.with_value else None


@dataclass(frozen=True, slots=True)
class AreaPart:
    """One province or kabupaten."""

    code: str
    name: str
    villages: int
    now: YearOfPart
    before: YearOfPart

    @property
    def in_order(self) -> list[int]:
        return [self.now.numbers.get(status, 0) for status in STATUSES]

    @property
    def missing(self) -> int:
        return max(self.villages - self.now.results, 0)

    @property
    def change(self) -> Decimal | None:
        """Of the mean of all results, whichever villages they are of."""
        now, before = self.now.mean, self.before.mean
        return None if now is None or before is None else now - before


def parts_of(scope: Scope, area: Area, period: Period) -> list[AreaPart]:
    """What lies directly inside a province or the country and has assessed villages, by code."""
    length = Region.Level.REGENCY if area.code else Region.Level.PROVINCE
    villages = dict(
        Region.objects.within(scope)
        .under(area.code)
        .assessed()
        .valid_on(scope.today)
        .order_by()
        .values_list(Substr("code", 1, length))
        .annotate(number=Count("pk"))
    )
    years = _years_of_parts(scope, area, period, length)
    names = Region.objects.filter(pk__in=villages).order_by("code")
    return [
        AreaPart(
            region.code,
            region.full_name,
            villages[region.code],
            years.get((region.code, period.year), YearOfPart()),
            years.get((region.code, period.before), YearOfPart()),
        )
        for region in names
    ]


def _years_of_parts(scope: Scope, area: Area, period: Period, length: int) -> dict[tuple[str, int | None], YearOfPart]:
    rows = (
        results_in(scope, area, period.family)
        .filter(year__in=[period.year, period.before or period.year])
        .order_by()
        .values_list(Substr("region_id", 1, length), "year", "status")
        .annotate(number=Count("pk"), total=Sum("value"), with_value=Count("value"))
    )
    years: dict[tuple[str, int | None], YearOfPart] = {}
    for code, year, status, number, total, with_value in rows:
        part = years.setdefault((code, year), YearOfPart())
        part.numbers[status] = number
        part.total += total or 0
        part.with_value += with_value
    return years


def movements_in(scope: Scope, area: Area, period: Period) -> Pairs:
    """How many villages went from which status to which, counted by the database."""
    rows = (
        villages_with_results(scope, area, period)
        .filter(has_result("now"), has_result("past"))
        .order_by()
        .values_list(*BEFORE_AND_NOW)
        .annotate(number=Count("pk"))
    )
    return {(before, now): number for before, now, number in rows}
