"""The villages of an area, a page at a time."""

from django.core.paginator import Page, Paginator
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr

from pendamping.common.scope import Scope
from pendamping.dashboards.schemas import VillageOrder, VillagePage, VillageQuery, VillageRow
from pendamping.fieldwork.models import DailyReport
from pendamping.indices.models import Family, OfficialResult
from pendamping.people.selectors import facilitators_of_villages
from pendamping.regions.models import Region, RegionQuerySet

PER_PAGE = 50


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
    villages = _matching(scope, query)
    column = _column(query)
    if column == "last_visit":
        villages = villages.annotate(last_visit=_last_visit())
    order = F(column).desc(nulls_last=True) if query.descending else F(column).asc(nulls_last=True)
    page = _page(villages.order_by(order, "code"), number)
    return VillagePage(page, _rows(scope, list(page.object_list), with_facilitators=with_facilitators))


def _page(villages: RegionQuerySet, number: str | int | None) -> Page[Region]:
    """A first page with room left is its own count: most areas that somebody serves have fewer villages."""
    if number not in {None, "", "1", 1}:
        return Paginator(villages, PER_PAGE).get_page(number)
    first = list(villages[: PER_PAGE + 1])
    every = villages if len(first) > PER_PAGE else first
    return Page(first[:PER_PAGE], 1, Paginator(every, PER_PAGE))


def _matching(scope: Scope, query: VillageQuery) -> RegionQuerySet:
    newest = Subquery(_index_years(scope).values("year")[:1])
    result = OfficialResult.objects.counting().filter(family=Family.IDM, year=newest, region=OuterRef("pk"))
    villages = (
        Region.objects.within(scope)
        .filter(level=Region.Level.VILLAGE)
        .valid_on(scope.today)
        .annotate(status=Subquery(result.values("status")[:1]), value=Subquery(result.values("value")[:1]))
    )
    if query.area:
        villages = villages.under(query.area)
    for word in query.text.lower().replace(".", "").split():
        villages = villages.filter(search_text__contains=word)
    if query.status:
        villages = villages.filter(status=query.status)
    return villages


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


def village_row(scope: Scope, region: Region) -> VillageRow:
    """The same facts of one village, which lies inside the scope."""
    found = _matching(scope, VillageQuery(area=region.code))
    return _rows(scope, list(found))[0]


def _rows(scope: Scope, villages: list[Region], *, with_facilitators: bool = True) -> list[VillageRow]:
    """Their last visits and districts in one query for the page, and who accompanies them in another."""
    codes = [village.code for village in villages]
    districts = Region.objects.filter(pk=Substr(OuterRef("pk"), 1, Region.Level.DISTRICT)).values("name")
    described = Region.objects.filter(pk__in=codes).values_list("pk", _last_visit(), Subquery(districts))
    known = {code: (last, name or "") for code, last, name in described}
    posts = facilitators_of_villages(scope, codes, scope.today) if with_facilitators else {}
    return [
        VillageRow(
            region=village,
            district=known[village.code][1],
            status=getattr(village, "status", None) or "",
            value=getattr(village, "value", None),
            last_visit=known[village.code][0],
            days=(scope.today - last).days if (last := known[village.code][0]) else None,
            facilitators=posts.get(village.code, []),
        )
        for village in villages
    ]
