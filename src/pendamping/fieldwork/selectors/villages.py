"""What happened in a village, and where nothing did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pendamping.common.periods import end_of_day
from pendamping.common.questions import written_once
from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.limits import days_between_visits
from pendamping.fieldwork.models import DailyReport, DailyReportQuerySet, Leave
from pendamping.people.models import AssignmentArea, Tier
from pendamping.regions.models import Region

_OF_REGION = ("code", "name", "level", "kind")


@dataclass(frozen=True, slots=True)
class UnvisitedVillage:
    """A village without a verified visit in the days asked for."""

    region: Region
    last_visit: date | None  # None: no verified visit is known at all
    days: int | None
    hint: str  # what is known of the reason; "" when nothing is


def village_timeline(scope: Scope, code: str) -> DailyReportQuerySet:
    """What was done in one village, newest first: those reports that the scope may read, without replaced ones."""
    reports = DailyReport.objects.within(scope).filter(region_id=code)
    current = reports.exclude(state=DailyReport.State.DRAFT).exclude(corrected_by__state__in=DailyReport.CHECKED)
    return current.select_related("author", "region").order_by("-date", "-start", "pk")


def last_visits(scope: Scope, codes: Sequence[str]) -> dict[str, date]:
    """The day of the last verified visit, for villages of the scope that had one: for lists of a page."""
    villages = Region.objects.within(scope).filter(pk__in=codes)
    visits = villages.annotate(last_visit=_last_visit()).values_list("pk", "last_visit")
    return {code: last for code, last in visits if last}


def villages_without_visit(scope: Scope, *, days: int | None = None) -> QuerySet[Region]:
    """Desa of the scope without a verified visit in the last `days` days, by default as many as `law/` says.

    The longest ago first, those never visited before them.

    Annotated with `last_visit`. Visits count by their date, so a report verified late closes the gap afterwards.
    """
    unvisited = (
        Region.objects.within(scope).assessed().valid_on(scope.today).filter(~Exists(_visits_since(scope, days)))
    )
    return unvisited.annotate(last_visit=_last_visit()).order_by(F("last_visit").asc(nulls_first=True), "code")


@dataclass(frozen=True, slots=True)
class KnownVisits:
    """Verified visits as they were known on a day."""

    days: int  # that may lie between two visits
    number: dict[str, int]  # of visits in that time, by village
    last: dict[str, date]  # by village


def visits_known(scope: Scope, code: str) -> KnownVisits:
    """Of an area by the evening of `scope.today`: a visit that was verified later counts from then on; two queries."""
    days = days_between_visits(scope.today)
    visits = DailyReport.objects.filter(
        scope.q("region_id"),
        codes_within((code,), "region_id"),
        kind=DailyReport.Kind.FIELD_VISIT,
        state__in=DailyReport.CHECKED,
        date__lte=scope.today,
        checked_at__lt=end_of_day(scope.today),
    ).order_by()
    recent = visits.filter(date__gt=scope.today - timedelta(days=days))
    number = dict(recent.values_list("region_id").annotate(Count("pk")))
    return KnownVisits(days, number, dict(visits.values_list("region_id").annotate(Max("date"))))


def number_of_visits(scope: Scope, code: str, *, days: int) -> int:
    """Verified visits to one village of the scope in the last `days` days."""
    villages = Region.objects.within(scope).filter(pk=code)
    visits = DailyReport.objects.filter(
        region__in=villages, kind=DailyReport.Kind.FIELD_VISIT, state__in=DailyReport.CHECKED
    )
    return visits.filter(date__gt=scope.today - timedelta(days=days)).count()


def number_without_visit(scope: Scope, *, days: int | None = None) -> int:
    """How many there are: without looking for the last visit of each."""
    desa = Region.objects.within(scope).assessed().valid_on(scope.today)
    return desa.filter(~Exists(_visits_since(scope, days))).count()


def describe_unvisited(scope: Scope, villages: QuerySet[Region]) -> list[UnvisitedVillage]:
    """The rows of a page of `villages_without_visit`, not yet read, with what is known of the reason: one query."""
    return [_unvisited(scope, row) for row in _described(scope, villages)]


def longest_unvisited(scope: Scope, number: int) -> list[UnvisitedVillage]:
    """The first of `villages_without_visit`, described.

    Those never visited come first, and in the whole country there are enough of them for long: to find some ends with
    the last that is shown, to order all unvisited villages looks at each of the country.
    """
    rows = _first_never_visited(scope, number) if scope.covers_country else []
    if len(rows) < number:
        rows = _first_unvisited(scope, number, days_between_visits(scope.today))
    return [_unvisited(scope, row) for row in rows]


@written_once
def _first_never_visited(scope: Scope, number: int) -> QuerySet[Region, Any]:
    desa = Region.objects.within(scope).assessed().valid_on(scope.today)
    return _described(scope, desa.filter(~Exists(_visits())).order_by("code")[:number])


@written_once
def _first_unvisited(scope: Scope, number: int, days: int) -> QuerySet[Region, Any]:
    return _described(scope, villages_without_visit(scope, days=days)[:number])


def _described(scope: Scope, villages: QuerySet[Region]) -> QuerySet[Region, Any]:
    """`_OF_REGION` and what the reason is told from, which is looked for only in these villages."""
    placed = _placed_today(scope)
    leaves = Leave.objects.filter(
        person_id=OuterRef("assignment__person_id"),
        state=Leave.State.GRANTED,
        start__lte=scope.today,
        end__gte=scope.today,
    )
    until = Subquery(leaves.order_by("-end").values("end")[:1])
    away = placed.annotate(until=until).order_by(F("until").desc(nulls_last=True))
    described = Region.objects.filter(pk__in=villages.values("pk")).annotate(
        last_visit=_last_visit(),
        is_placed=Exists(placed),
        is_served=Exists(placed.filter(~Exists(leaves))),
        away_until=Subquery(away.values("until")[:1]),
    )
    ordered = described.order_by(F("last_visit").asc(nulls_first=True), "code")
    return ordered.values_list(*_OF_REGION, "last_visit", "is_placed", "is_served", "away_until")


def _unvisited(scope: Scope, row: tuple[Any, ...]) -> UnvisitedVillage:
    *facts, last, is_placed, is_served, away_until = row
    region = Region.from_db(connection.alias, _OF_REGION, facts)
    days = (scope.today - last).days if last else None
    return UnvisitedVillage(region, last, days, _hint(is_placed=is_placed, until=None if is_served else away_until))


def _visits() -> DailyReportQuerySet:
    return DailyReport.objects.filter(
        region_id=OuterRef("pk"), kind=DailyReport.Kind.FIELD_VISIT, state__in=DailyReport.CHECKED
    )


def _visits_since(scope: Scope, days: int | None) -> DailyReportQuerySet:
    gap = timedelta(days=days_between_visits(scope.today) if days is None else days)
    return _visits().filter(date__gt=scope.today - gap)


def _last_visit() -> Subquery:
    return Subquery(_visits().order_by("-date").values("date")[:1])


def _placed_today(scope: Scope) -> QuerySet[AssignmentArea]:
    during = Q(assignment__end__isnull=True) | Q(assignment__end__gte=scope.today)
    return AssignmentArea.objects.filter(
        during, region_id=OuterRef("pk"), assignment__tier=Tier.PLD, assignment__start__lte=scope.today
    )


def _hint(*, is_placed: bool, until: date | None) -> str:
    """Nobody placed, or everybody away: never why somebody is away, which may tell of health."""
    if not is_placed:
        return _("Belum ada PLD")
    if until is None:
        return ""
    back = {"date": date_format(until, "j F")}
    return _("PLD izin sampai %(date)s; pengampu sementara belum ditunjuk") % back
