"""Sheets of villages for the phone: facts of the place, who accompanies it, visits, its index year by year."""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber, TruncMonth

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import NoSuchIndex, definition
from pendamping.fieldwork.models import DailyReport, DailyReportQuerySet
from pendamping.indices.models import OfficialResult, OwnResult
from pendamping.people.models import AssignmentArea, Tier
from pendamping.regions.models import Region, RegionGroup
from pendamping.regions.selectors import names_of
from pendamping.sync.digests import with_digest
from pendamping.sync.schemas.areas import AccompanistOut, IndexYearOut, OwnIndexOut, VillageSheetOut, VisitOut
from pendamping.sync.selectors.village_works import works_on_sheets

YEARS = 5  # of the index, which is published a year or two later
VISITS = 10
PEOPLE_FOR = timedelta(days=2 * 366)  # after somebody left
A_YEAR = timedelta(days=366)


def village_sheets(scope: Scope, codes: Collection[str], *, with_works: bool) -> list[VillageSheetOut]:
    """Those of `codes` that lie in the scope: eight queries, however many; ten with the works."""
    villages = list(Region.objects.within(scope).filter(code__in=codes, level=Region.Level.VILLAGE).order_by("code"))
    inside = [one.code for one in villages]
    names = names_of(inside)
    people, visits, months = _people(scope, inside), _visits(scope, inside), _months(scope, inside)
    index, groups = _index(scope, inside), _groups(inside)
    works = works_on_sheets(scope, inside) if with_works else {}
    return [
        with_digest(
            VillageSheetOut(
                code=one.code,
                name=one.name,
                kind=one.kind,
                district=names.get(one.district_code, ""),
                regency=names.get(one.regency_code, ""),
                province=names.get(one.province_code, ""),
                latitude=one.latitude,
                longitude=one.longitude,
                valid_from=one.valid_from,
                groups=groups[one.code],
                people=people.get(one.code, []),
                visits=visits[one.code],
                visits_by_month=months[one.code],
                index=index[one.code],
                works=works.get(one.code, []),
            )
        )
        for one in villages
    ]


def _groups(codes: Collection[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = RegionGroup.objects.filter(members__in=codes).order_by("name").values_list("members", "name")
    for code, name in rows:
        found[code].append(name)
    return found


def _people(scope: Scope, codes: Collection[str]) -> dict[str, list[AccompanistOut]]:
    """Who accompanies the village or did until not long ago, the newest first; one after renewals too."""
    found: dict[str, dict[tuple[UUID, str], AccompanistOut]] = defaultdict(dict)
    recent = Q(assignment__end__isnull=True) | Q(assignment__end__gte=scope.today - PEOPLE_FOR)
    areas = AssignmentArea.objects.filter(recent, region__in=codes, assignment__start__lte=scope.today)
    for area in areas.select_related("assignment__person").order_by("-assignment__start", "-assignment__pk"):
        post = area.assignment
        said = AccompanistOut(
            name=post.person.name,
            tier=post.tier,
            tier_label=str(Tier(post.tier).label),
            kind=post.kind,
            start=post.start,
            end=post.end,
        )
        here, key = found[area.region_id], (post.person_id, post.tier)
        later = here.get(key)
        here[key] = later.model_copy(update={"start": post.start}) if later else said
    return {code: list(people.values()) for code, people in found.items()}


def _verified_visits(scope: Scope, codes: Collection[str]) -> DailyReportQuerySet:
    reports = DailyReport.objects.within(scope).filter(region__in=codes, kind=DailyReport.Kind.FIELD_VISIT)
    return reports.filter(state__in=DailyReport.CHECKED).exclude(corrected_by__state__in=DailyReport.CHECKED)


def _visits(scope: Scope, codes: Collection[str]) -> dict[str, list[VisitOut]]:
    found: dict[str, list[VisitOut]] = defaultdict(list)
    place = Window(RowNumber(), partition_by=F("region"), order_by=["-date", "-start", "pk"])
    newest = _verified_visits(scope, codes).annotate(place_in_row=place).filter(place_in_row__lte=VISITS)
    for one in newest.select_related("author").order_by("-date", "-start", "pk"):
        found[one.region_id].append(
            VisitOut(
                date=one.date,
                author=one.author.name,
                tier=one.author_tier,
                title=one.title,
                category=one.category,
                result=one.result,
                follow_up=one.follow_up,
            )
        )
    return found


def _months(scope: Scope, codes: Collection[str]) -> dict[str, dict[str, int]]:
    """Counted by month, so that a sheet without a new visit stays the same from day to day."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    since = (scope.today - A_YEAR).replace(day=1)
    visits = _verified_visits(scope, codes).filter(date__gte=since).order_by().annotate(month=TruncMonth("date"))
    rows = visits.values_list("region", "month").annotate(number=Count("pk")).order_by("region", "month")
    for code, month, number in rows:
        found[code][f"{month:%Y-%m}"] = number
    return found


def _index(scope: Scope, codes: Collection[str]) -> dict[str, list[IndexYearOut]]:
    since = scope.today.year - YEARS
    own = {
        (one.region_id, one.index_id, one.year): OwnIndexOut(
            points=one.points, status=one.status, scores=one.scores, missing=one.missing
        )
        for one in OwnResult.objects.within(scope).live().filter(region__in=codes, year__gte=since)
    }
    found: dict[str, list[IndexYearOut]] = defaultdict(list)
    results = OfficialResult.objects.within(scope).counting().filter(region__in=codes, year__gte=since)
    for one in results.select_related("source").order_by("-year", "family"):
        index = one.family.replace("_", "-")
        found[one.region_id].append(_year(one, index, own.pop((one.region_id, index, one.year), None)))
    for (code, index, year), result in own.items():  # not published yet, or not any more
        alone = {"source": "", "is_sample": False, "status": "", "value": None, "dimensions": {}, "scores": {}}
        found[code].append(IndexYearOut(index=index, year=year, own=result, **alone))
    for years in found.values():
        years.sort(key=lambda one: (-one.year, one.index))
    return found


def _year(one: OfficialResult, index: str, own: OwnIndexOut | None) -> IndexYearOut:
    dimensions = {name: value for name in ("iks", "ike", "ikl") if (value := getattr(one, name)) is not None}
    return IndexYearOut(
        index=index,
        year=one.year,
        source=one.source.name,
        is_sample=one.source.is_sample,
        status=one.status,
        value=one.value,
        dimensions=dimensions,
        scores=_true_scores(one, index),
        own=own,
    )


def _true_scores(one: OfficialResult, index: str) -> dict[str, int]:
    mend: Callable[..., dict[str, int]]
    try:
        mend = definition(index).true_scores
    except NoSuchIndex:
        return dict(one.scores)
    return mend(one.year, one.scores, {"iks": one.iks, "ike": one.ike, "ikl": one.ikl})
