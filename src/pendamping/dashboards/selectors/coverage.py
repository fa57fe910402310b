"""Where facilitation reaches: the parts of an area by visits, waiting reports and villages without a visit."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Substr

from pendamping.common.questions import written_once
from pendamping.common.scope import Scope
from pendamping.fieldwork.limits import days_between_visits
from pendamping.fieldwork.models import DailyReport
from pendamping.people.selectors import served_areas
from pendamping.regions.models import Region

NUMBERS = ("villages", "visits", "visited", "waiting", "uncovered")


@dataclass(frozen=True, slots=True)
class PartCoverage:
    """One part of the area; `villages` are desa, the kelurahan stand apart."""

    region: Region
    villages: int
    visits: int
    visited: int
    waiting: int
    uncovered: int  # villages that no PLD accompanies

    @property
    def unvisited(self) -> int:
        return self.villages - self.visited


@dataclass(frozen=True, slots=True)
class Coverage:
    """The parts, and their sums."""

    days: int
    parts: Sequence[PartCoverage]
    shows_waiting: bool  # False for roles that read verified work only

    @property
    def villages(self) -> int:
        return sum(part.villages for part in self.parts)

    @property
    def visits(self) -> int:
        return sum(part.visits for part in self.parts)

    @property
    def unvisited(self) -> int:
        return sum(part.unvisited for part in self.parts)

    @property
    def uncovered(self) -> int:
        return sum(part.uncovered for part in self.parts)

    @property
    def waiting(self) -> int | None:
        return sum(part.waiting for part in self.parts) if self.shows_waiting else None


def part_level(scope: Scope) -> Region.Level:
    """Districts of a regency, regencies of a province, provinces of the country: no page grows with the country."""
    shortest = min((len(prefix) for prefix in scope.prefixes), default=Region.Level.VILLAGE)
    if shortest == 0:
        return Region.Level.PROVINCE
    return Region.Level.REGENCY if shortest == Region.Level.PROVINCE else Region.Level.DISTRICT


def coverage_of(scope: Scope) -> Coverage:
    """Verified visits by part of the scope, of as many days as may lie between two visits; in two queries."""
    days = days_between_visits(scope.today)
    level = part_level(scope)
    shows_waiting = scope.may("daily_report.read_all")
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for part, *counted in _counted(scope, level, days):
        found[part].update(dict(zip(NUMBERS, counted, strict=True)))
    with_work = [part for part, numbers in found.items() if numbers["villages"] or numbers["visits"]]
    parts = [
        PartCoverage(region=region, **{name: found[region.code][name] for name in NUMBERS})
        for region in Region.objects.filter(level=level, code__in=with_work)
    ]
    return Coverage(days=days, parts=parts, shows_waiting=shows_waiting)


@written_once
def _counted(scope: Scope, level: int, days: int) -> QuerySet[Any]:
    """Part and `NUMBERS`, each part in up to three rows."""
    desa = Region.objects.within(scope).assessed().valid_on(scope.today)
    nobody = ~Q(pk__in=served_areas(scope, scope.today).values("region_id"))
    villages = _by_part(desa, "code", level, villages=Count("pk"), uncovered=Count("pk", filter=nobody))
    recent = DailyReport.objects.filter(
        _at_regions(scope),
        kind=DailyReport.Kind.FIELD_VISIT,
        state__in=DailyReport.CHECKED,
        date__gt=scope.today - timedelta(days=days),
    )
    to_desa = Q(region__kind__in=Region.ASSESSED, region__valid_until__isnull=True)
    visited = Count("region_id", distinct=True, filter=to_desa)
    visits = _by_part(recent, "region_id", level, visits=Count("*"), visited=visited)
    submitted = DailyReport.objects.none()
    if scope.may("daily_report.read_all"):
        # Both kinds: with them the index of visits leads to the few that wait, past all that were ever written.
        submitted = DailyReport.objects.filter(
            _at_regions(scope), kind__in=DailyReport.Kind.values, state=DailyReport.State.SUBMITTED
        )
    waiting = _by_part(submitted, "region_id", level, waiting=Count("*"))
    return villages.union(visits, waiting, all=True)


def _at_regions(scope: Scope) -> Q:
    """As `scope.q`, region by region: a search through each one's visits is shorter than one through all of an area."""
    if scope.covers_country:
        return scope.q("region_id")
    return Q(region__in=Region.objects.within(scope).values("pk"))


def _by_part(rows: QuerySet[Any], column: str, level: int, **numbers: Count) -> QuerySet[Any]:
    """Part and `NUMBERS`, those that are not counted here as 0."""
    told = {name: numbers.get(name, Value(0)) for name in NUMBERS}
    grouped = rows.order_by().annotate(part=Substr(column, 1, level)).values("part").annotate(**told)
    counted: QuerySet[Any] = grouped.values_list("part", *NUMBERS)
    return counted
