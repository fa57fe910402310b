"""The villages of an area, a page at a time."""

from django.core.paginator import Paginator
from django.db.models import F, Max, OuterRef, Subquery

from pendamping.common.scope import Scope
from pendamping.dashboards.schemas import VillageOrder, VillagePage, VillageQuery, VillageRow
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors import last_visits
from pendamping.indices.models import Family, OfficialResult
from pendamping.people.selectors import facilitators_of_villages
from pendamping.regions.models import Region, RegionQuerySet
from pendamping.regions.selectors import names_of

PER_PAGE = 50


def latest_index_year(scope: Scope) -> int | None:
    """The last year with an official IDM result inside the scope."""
    results = OfficialResult.objects.within(scope).counting().filter(family=Family.IDM)
    newest: int | None = results.aggregate(year=Max("year"))["year"]
    return newest


def village_page(scope: Scope, query: VillageQuery, number: str | int | None = 1) -> VillagePage:
    """One page of the villages that `query` asks for, in a fixed number of queries.

    Sorting by value or visit looks at every village of the area, so it is done inside one regency at most.
    """
    year = latest_index_year(scope)
    villages = _matching(scope, query, year)
    column = _column(query)
    if column == "last_visit":
        villages = villages.annotate(last_visit=_last_visit())
    order = F(column).desc(nulls_last=True) if query.descending else F(column).asc(nulls_last=True)
    page = Paginator(villages.order_by(order, "code"), PER_PAGE).get_page(number)
    return VillagePage(page, _rows(scope, list(page.object_list)))


def _matching(scope: Scope, query: VillageQuery, year: int | None) -> RegionQuerySet:
    result = OfficialResult.objects.counting().filter(family=Family.IDM, year=year or 0, region=OuterRef("pk"))
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
    year = latest_index_year(scope)
    found = _matching(scope, VillageQuery(area=region.code), year)
    return _rows(scope, list(found))[0]


def _rows(scope: Scope, villages: list[Region]) -> list[VillageRow]:
    codes = [village.code for village in villages]
    visits = last_visits(scope, codes)
    posts = facilitators_of_villages(scope, codes, scope.today)
    names = names_of({village.district_code for village in villages})
    return [
        VillageRow(
            region=village,
            district=names[village.district_code],
            status=getattr(village, "status", None) or "",
            value=getattr(village, "value", None),
            last_visit=visits.get(village.code),
            days=(scope.today - visits[village.code]).days if village.code in visits else None,
            facilitators=posts.get(village.code, []),
        )
        for village in villages
    ]
