"""What is known of one village's index: its years, its dimensions beside the kabupaten's, its indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pendamping.engine.law.definitions import definition
from pendamping.engine.law.entries import Dimension
from pendamping.engine.law.index_model import Indicator, Step
from pendamping.indices.factors import Factors
from pendamping.indices.models import Finding, OfficialResult
from pendamping.indices.overview import VillageFigures
from pendamping.regions.models import Region

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
