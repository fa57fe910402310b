"""One village: its results year by year, its three dimensions beside the kabupaten's, its 50 indicators."""

from django.db.models import Avg, Exists, OuterRef

from pendamping.common.scope import Scope, codes_within
from pendamping.engine.law.definitions import definition
from pendamping.indices.errors import ResultNotFound
from pendamping.indices.factors import Factors, factors_between
from pendamping.indices.models import Family, OfficialResult, PublishedDocument
from pendamping.indices.village import (
    DimensionOfVillage,
    IndicatorGroup,
    IndicatorOfVillage,
    VillageIndex,
    YearOfVillage,
)
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region


def village_index(
    scope: Scope, code: str, *, family: Family = Family.IDM, year: int | None = None, since: int | None = None
) -> VillageIndex:
    """The index page of one village, for `year` or the newest; what moved it, from `since` or the year before.

    Raises: RegionNotFound: absent, or outside `scope`.
    """
    region = get_region(scope, code)
    is_assessed = region.kind in Region.ASSESSED
    years = history_of_village(scope, region, family)
    chosen = next((one for one in years if one.year == year), years[0] if years else None)
    earlier = [one for one in years if chosen and one.year < chosen.year]
    before = next((one for one in earlier if one.year == since), earlier[0] if earlier else None)
    return VillageIndex(
        region=region,
        is_assessed=is_assessed,
        years=years,
        chosen=chosen,
        dimensions=_dimensions(chosen.result) if chosen else (),
        groups=_groups(chosen) if chosen else (),
        before=before,
        factors=_factors(before, chosen) if before and chosen else None,
        successor=history_of_village(scope, region, Family.INDEKS_DESA) if years else (),
    )


def history_of_village(scope: Scope, region: Region, family: Family) -> list[YearOfVillage]:
    """The years with results, newest first."""
    results = OfficialResult.objects.within(scope).live().filter(region=region, family=family)
    by_year: dict[int, list[OfficialResult]] = {}
    has_text = Exists(PublishedDocument.objects.filter(pk=OuterRef("pk")))
    results = results.select_related("source").annotate(has_text=has_text)
    for one in results.order_by("year", "-counts", "-source__precedence"):
        by_year.setdefault(one.year, []).append(one)
    years: list[YearOfVillage] = []
    for first, *others in by_year.values():
        past = years[-1].value if years else None
        change = None if past is None or first.value is None else first.value - past
        years.append(YearOfVillage(first, others, change))
    return years[::-1]


def _dimensions(result: OfficialResult) -> list[DimensionOfVillage]:
    """Beside the mean of the kabupaten: a figure out of published results, whatever part of it the reader works in."""
    means = (
        OfficialResult.objects.counting()
        .filter(codes_within((result.region_id[:4],), "region_id"), family=result.family, year=result.year)
        .aggregate(**{one.id: Avg(one.id) for one in definition("idm").dimensions})
    )
    return [DimensionOfVillage(one, getattr(result, one.id), means[one.id]) for one in definition("idm").dimensions]


def _factors(before: YearOfVillage, chosen: YearOfVillage) -> Factors | None:
    return factors_between(definition("idm"), before.year, before.true_scores, chosen.year, chosen.true_scores)


def _groups(chosen: YearOfVillage) -> list[IndicatorGroup]:
    idm, shown, scores = definition("idm"), chosen.scores, chosen.true_scores
    if not shown:
        return []
    rows = [
        IndicatorOfVillage(
            number=one.number,
            indicator=one,
            score=scores[one.id],
            mended=scores[one.id] != shown[one.id],
            gain=idm.gain(one, scores[one.id]),
            actors=idm.actors_of(one),
        )
        for one in idm.indicators
        if one.id in scores
    ]
    return [
        IndicatorGroup(group.id, group.name, [row for row in rows if row.indicator.group == group.id])
        for group in idm.groups
    ]


def published_document(scope: Scope, result_id: int) -> PublishedDocument:
    """The text that a result was read from.

    Raises: ResultNotFound: absent, outside `scope`, or recorded without a text.
    """
    documents = PublishedDocument.objects.filter(scope.q("result__region_id")).select_related("result")
    document = documents.filter(pk=result_id).first()
    if document is None:
        raise ResultNotFound
    return document
