"""One village: its results year by year, its three dimensions beside the kabupaten's, its 50 indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Avg, Exists, OuterRef

from pendamping.common.scope import Scope, codes_within
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.entries import Dimension
from pendamping.engine.law.index_model import Indicator, Step
from pendamping.indices.errors import ResultNotFound
from pendamping.indices.factors import Factors, factors_between
from pendamping.indices.models import Family, Finding, OfficialResult, PublishedDocument
from pendamping.indices.overview import VillageFigures
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region

MOST_ACTORS = 3
LAST_DIGIT = 2  # a publication's last digit is rounded, sometimes more than once on the way


@dataclass(frozen=True, slots=True)
class YearOfVillage:
    """What was published for one year: the result that counts, and others that state something else."""

    result: OfficialResult
    others: Sequence[OfficialResult]
    change: Decimal | None  # from the year before in this list

    @property
    def year(self) -> int:
        return self.result.year

    @property
    def value(self) -> Decimal | None:
        return self.result.value

    @property
    def is_sample(self) -> bool:
        return self.result.source.is_sample

    @property
    def has_document(self) -> bool:
        return bool(getattr(self.result, "has_text", False))

    @property
    def findings(self) -> list[str]:
        return [str(Finding(code).label) for code in self.result.findings]

    @property
    def scores(self) -> Mapping[str, int]:
        """Of the result that counts; where only its figures were published, those of another publication."""
        return self.result.scores or next((one.scores for one in self.others if one.scores), {})

    @property
    def true_scores(self) -> Mapping[str, int]:
        """The scores with those mended that the publication shows wrongly."""
        totals = {"iks": self.result.iks, "ike": self.result.ike, "ikl": self.result.ikl}
        return definition("idm").true_scores(self.year, self.scores, totals)


@dataclass(frozen=True, slots=True)
class DimensionOfVillage:
    dimension: Dimension
    value: Decimal | None
    mean: Decimal | None  # of all villages of the kabupaten

    @property
    def points(self) -> int | None:
        return None if self.value is None else round(self.value * self.dimension.max_sum)


@dataclass(frozen=True, slots=True)
class IndicatorOfVillage:
    number: int
    indicator: Indicator
    score: int
    mended: bool  # the publication shows another score, see `ShownWrongly`
    gain: Decimal  # of the whole index, once the score is the highest
    actors: Sequence[str]

    @property
    def done(self) -> bool:
        return self.score == self.indicator.max_score

    @property
    def step(self) -> Step | None:
        return self.indicator.scale.get(self.score)

    @property
    def first_actors(self) -> Sequence[str]:
        return self.actors[:MOST_ACTORS]

    @property
    def other_actors(self) -> int:
        return max(len(self.actors) - MOST_ACTORS, 0)


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    id: str
    name: str
    rows: Sequence[IndicatorOfVillage]

    @property
    def open(self) -> list[IndicatorOfVillage]:
        return [row for row in self.rows if not row.done]

    @property
    def done(self) -> list[IndicatorOfVillage]:
        return [row for row in self.rows if row.done]


@dataclass(frozen=True, slots=True)
class VillageIndex:
    """Everything that the index page of one village shows; `years` newest first, empty before anything is published."""

    region: Region
    is_assessed: bool
    years: Sequence[YearOfVillage]
    chosen: YearOfVillage | None
    dimensions: Sequence[DimensionOfVillage]
    groups: Sequence[IndicatorGroup]
    before: YearOfVillage | None  # the year that the chosen one is compared with
    factors: Factors | None  # since then, where both have their scores
    successor: Sequence[YearOfVillage]  # results of the index that came after, newest first: another series

    @property
    def recalculated(self) -> Decimal | None:
        """The index as it follows from the scores of the chosen year; None unless all are known."""
        idm = definition("idm")
        scores = self.chosen.true_scores if self.chosen else {}
        if any(one.id not in scores for one in idm.indicators):
            return None
        points = sum(scores[one.id] * idm.weight(one) for one in idm.indicators)
        return Decimal(points * idm.value.scale) / idm.top_points

    @property
    def recalculation_agrees(self) -> bool:
        """To the last digit that was published."""
        published, own = self.chosen.value if self.chosen else None, self.recalculated
        if published is None or own is None:
            return False
        return abs(published - own) <= LAST_DIGIT * Decimal(1).scaleb(int(published.normalize().as_tuple().exponent))

    @property
    def earlier(self) -> list[int]:
        """The years that the chosen one can be compared with, the oldest first."""
        return sorted(one.year for one in self.years if self.chosen and one.year < self.chosen.year)

    @property
    def figures(self) -> VillageFigures | None:
        """The chosen year as the overviews state it."""
        if self.chosen is None:
            return None
        one = self.chosen.result
        return VillageFigures(
            one.region_id, self.region.name, one.status, one.value, one.iks, one.ike, one.ikl, "", None
        )

    @property
    def open_indicators(self) -> int:
        return sum(len(group.open) for group in self.groups)

    @property
    def mended(self) -> bool:
        return any(row.mended for group in self.groups for row in group.rows)

    @property
    def has_samples(self) -> bool:
        return any(one.is_sample for one in self.years)

    @property
    def only_samples(self) -> bool:
        return all(one.is_sample for one in self.years)

    @property
    def one_step_is_enough(self) -> bool:
        """Whether bringing a single indicator to the highest score would reach the next status."""
        missing = self.figures.missing_to_next if self.figures else None
        gains = [row.gain for group in self.groups for row in group.open if row.indicator.actionable]
        return missing is not None and any(gain >= missing for gain in gains)

    @property
    def easiest(self) -> list[IndicatorOfVillage]:
        """What the village itself is named to start and has not reached: the largest gains first."""
        rows = [row for group in self.groups for row in group.open if row.indicator.village_acts]
        return sorted((row for row in rows if row.indicator.actionable), key=lambda row: (-row.gain, row.number))


def village_index(
    scope: Scope, code: str, *, family: Family = Family.IDM, year: int | None = None, since: int | None = None
) -> VillageIndex:
    """The index page of one village, for `year` or the newest; what moved it, from `since` or the year before.

    Raises: RegionNotFound: absent, or outside `scope`.
    """
    region = get_region(scope, code)
    is_assessed = region.kind in {Region.Kind.DESA, Region.Kind.DESA_ADAT}
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
