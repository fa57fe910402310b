"""The villages of an area, a page at a time."""

from collections.abc import Sequence
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr

from pendamping.common.questions import written_once
from pendamping.common.scope import Scope
from pendamping.dashboards.schemas import VillageOrder, VillagePage, VillageQuery, VillageRow
from pendamping.fieldwork.limits import days_between_visits
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors import number_without_visit
from pendamping.indices.models import Family, OfficialResult
from pendamping.people.selectors import facilitators_of_villages, number_uncovered
from pendamping.regions.models import Region, RegionQuerySet

PER_PAGE = 50
_OF_REGION = tuple(field.attname for field in Region._meta.concrete_fields)

Facts = tuple[Any, ...]


def latest_index_year(scope: Scope) -> int | None:
    """The last year with an official IDM result inside the scope."""
    return _index_years(scope).values_list("year", flat=True).first()


def _index_years(scope: Scope) -> QuerySet[OfficialResult]:
    return OfficialResult.objects.within(scope).counting().filter(family=Family.IDM).order_by("-year")


def village_page(
    scope: Scope, query: VillageQuery, number: str | int | None = 1, *, with_facilitators: bool = True
) -> VillagePage:
    """One page of the villages that `query` asks for, in a fixed number of queries.

    Sorting by value or visit looks at every village of the area, so it is done inside one regency at most.
    """
    page = _page(scope, query, number)
    return VillagePage(page, _rows(scope, list(page.object_list), with_facilitators=with_facilitators))


def _page(scope: Scope, query: VillageQuery, number: str | int | None) -> Page[Any]:
    """A first page with room left is its own count: most areas that somebody serves have fewer villages.

    The facts are looked up for the villages of the page alone.
    """
    if number not in {None, "", "1", 1}:
        page: Page[Any] = Paginator(_matching(scope, query), PER_PAGE).get_page(number)
        shown = cast(RegionQuerySet, page.object_list)
        page.object_list = list(_described(scope, shown).order_by(*_order(query)))
        return page
    first = _first_described(scope, query)
    every: Any = _matching(scope, query) if len(first) > PER_PAGE else first
    return Page(first[:PER_PAGE], 1, Paginator(every, PER_PAGE))


@written_once
def _first_described(scope: Scope, query: VillageQuery) -> QuerySet[Region, Any]:
    return _described(scope, _matching(scope, query)[: PER_PAGE + 1]).order_by(*_order(query))


def _described(scope: Scope, villages: RegionQuerySet) -> QuerySet[Region, Any]:
    """These villages with all that a row shows: `_OF_REGION`, status, value, last visit, name of the kecamatan."""
    districts = Region.objects.filter(pk=Substr(OuterRef("pk"), 1, Region.Level.DISTRICT)).values("name")
    described = _with_result(scope, Region.objects.filter(pk__in=villages.values("pk")))
    told = described.annotate(last_visit=_last_visit(), district_name=Subquery(districts))
    return told.values_list(*_OF_REGION, "status", "value", "last_visit", "district_name")


def _with_result(scope: Scope, villages: RegionQuerySet) -> RegionQuerySet:
    newest = Subquery(_index_years(scope).values("year")[:1])
    results = OfficialResult.objects.counting().filter(family=Family.IDM, year=newest, region=OuterRef("pk"))
    result = results.order_by()  # one at most
    return villages.annotate(status=Subquery(result.values("status")[:1]), value=Subquery(result.values("value")[:1]))


def _matching(scope: Scope, query: VillageQuery) -> RegionQuerySet:
    """What is asked for, in order."""
    villages = Region.objects.within(scope).filter(level=Region.Level.VILLAGE).valid_on(scope.today)
    column = _column(query)
    if query.status or column == "value":
        villages = _with_result(scope, villages)
    if column == "last_visit":
        villages = villages.annotate(last_visit=_last_visit())
    if query.area:
        villages = villages.under(query.area)
    for word in query.text.lower().replace(".", "").split():
        villages = villages.filter(search_text__contains=word)
    if query.status:
        villages = villages.filter(Q(status=query.status))
    return villages.order_by(*_order(query))


def _order(query: VillageQuery) -> tuple[Any, ...]:
    column = _column(query)
    missing_last = True if column in {"value", "last_visit"} else None  # every village has a code and a name
    first = F(column).desc(nulls_last=missing_last) if query.descending else F(column).asc(nulls_last=missing_last)
    return first, "code"


def _column(query: VillageQuery) -> str:
    if query.order == VillageOrder.NAME:
        return "name"
    if query.order == VillageOrder.VALUE and query.is_narrow:
        return "value"
    if query.order == VillageOrder.VISIT and query.is_narrow:
        return "last_visit"
    return "code"


def _last_visit() -> Subquery:
    visits = DailyReport.objects.filter(
        region=OuterRef("pk"), kind=DailyReport.Kind.FIELD_VISIT, state__in=DailyReport.CHECKED
    ).order_by("-date")
    return Subquery(visits.values("date")[:1])


def number_unvisited(scope: Scope, villages: VillagePage) -> int:
    """Desa without a visit for longer than usual: read off the first page where it holds all of them."""
    if villages.page.has_other_pages():
        return number_without_visit(scope)
    longest = days_between_visits(scope.today)
    return sum(row.is_assessed and (row.days is None or row.days >= longest) for row in villages.rows)


def number_alone(scope: Scope, villages: VillagePage) -> int:
    """Desa that no PLD accompanies, read in the same way; for a page that names the facilitators."""
    if villages.page.has_other_pages():
        return number_uncovered(scope, scope.today)
    return sum(row.is_assessed and not row.facilitators for row in villages.rows)


def village_row(scope: Scope, region: Region) -> VillageRow:
    """The same facts of one village, which lies inside the scope."""
    return _rows(scope, list(_described(scope, Region.objects.filter(pk=region.pk))))[0]


def _rows(scope: Scope, villages: Sequence[Facts], *, with_facilitators: bool = True) -> list[VillageRow]:
    """What was described, and who accompanies each in one more query."""
    regions = [Region.from_db(connection.alias, _OF_REGION, facts[: len(_OF_REGION)]) for facts in villages]
    codes = [region.code for region in regions]
    posts = facilitators_of_villages(scope, codes, scope.today) if with_facilitators else {}
    rows = []
    for region, facts in zip(regions, villages, strict=True):
        status, value, last, district = facts[len(_OF_REGION) :]
        row = VillageRow(
            region=region,
            district=district or "",
            status=status or "",
            value=value,
            last_visit=last,
            days=(scope.today - last).days if last else None,
            facilitators=posts.get(region.code, []),
        )
        rows.append(row)
    return rows
