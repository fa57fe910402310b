"""One index as the rest of the house sees it: its files put together, and what follows from them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from pendamping.engine.law.entries import (
    AnswerEntry,
    Band,
    Contradiction,
    Dimension,
    Entry,
    Fault,
    Group,
    IndicatorEntry,
    SeriesBreak,
    ShownWrongly,
    StepEntry,
    ValueRule,
)
from pendamping.engine.law.files import Checked, Source

VILLAGE_LEVEL, REGENCY_LEVEL, PROVINCE_LEVEL = "desa", "kabupaten", "provinsi"


class Answer(AnswerEntry):
    """One question of the form, with its unit in words."""

    id: str
    unit_label: str  # "" without a unit
    usual_max: Decimal | None  # above it an answer is more likely mistyped than true


class Step(StepEntry):
    score: int


class Indicator(IndicatorEntry):
    """One thing that is scored; `number` counts through the index, `order` within the dimension."""

    number: int
    order: int
    dimension: str
    scale: Mapping[int, Step]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The answers that its score follows from; none where only the official score is known."""
        return self.measure.inputs if self.measure else ()

    @property
    def village_acts(self) -> bool:
        return VILLAGE_LEVEL in self.actors


class IndexDefinition(Entry):
    """Statuses from the lowest to the highest; dimensions, groups and indicators in the order of the publication."""

    id: str
    name: str
    label: str
    legal_basis: str
    source: Source
    checked: Checked | None
    first_year: int
    last_year: int | None
    successor: str | None
    top_points: int
    lowest_score: int
    value: ValueRule
    bands: Sequence[Band]
    dimensions: Sequence[Dimension]
    groups: Sequence[Group]
    answers: Mapping[str, Answer]
    contradictions: Sequence[Contradiction]
    indicators: Sequence[Indicator]
    actor_names: Mapping[str, str]
    faults: Mapping[str, Fault]
    shown_wrongly: Sequence[ShownWrongly]
    series_breaks: Sequence[SeriesBreak]

    def __hash__(self) -> int:
        """A definition is read once; what engines prepare for it they may keep by it."""
        return hash(self.id)

    @cached_property
    def indicators_of(self) -> dict[str, list[str]]:
        """The ids of the indicators by dimension."""
        own: dict[str, list[str]] = {one.id: [] for one in self.dimensions}
        for one in self.indicators:
            own[one.dimension].append(one.id)
        return own

    @cached_property
    def _by_id(self) -> dict[str, Indicator]:
        return {one.id: one for one in self.indicators}

    def indicator(self, id_: str) -> Indicator:
        return self._by_id[id_]

    def dimension(self, id_: str) -> Dimension:
        return next(one for one in self.dimensions if one.id == id_)

    def band_of(self, value: Decimal) -> Band:
        """The status of a published value; upper bounds belong to the lower status."""
        return next(band for band in self.bands if band.le is None or value <= band.le)

    def band_at(self, points: int) -> Band:
        """The status of whole points, which no rounding touches."""
        return next(band for band in self.bands if points <= band.points_max)

    def band(self, status: str) -> Band:
        return next(band for band in self.bands if band.id == status)

    def next_band(self, status: str) -> Band | None:
        """The status above; None above the highest."""
        place = [band.id for band in self.bands].index(status)
        return self.bands[place + 1] if place + 1 < len(self.bands) else None

    def points_min(self, status: str) -> int:
        """The fewest points that have this status."""
        place = [band.id for band in self.bands].index(status)
        return self.bands[place - 1].points_max + 1 if place else 0

    def weight(self, indicator: Indicator) -> int:
        """The points of the whole for one point of this score."""
        return self.dimension(indicator.dimension).weight

    def gain(self, indicator: Indicator, score: int) -> Decimal:
        """What the whole index gains when this score becomes the highest."""
        missing = (indicator.max_score - score) * self.weight(indicator)
        return Decimal(missing * self.value.scale) / self.top_points

    def true_scores(self, year: int, shown: Mapping[str, int], totals: Mapping[str, Decimal | None]) -> dict[str, int]:
        """The scores with those mended that the publication of `year` shows wrongly.

        The published dimension was computed from the true score: it is what remains of the dimension's sum.

        >>> from pendamping.engine.law.definitions import definition
        >>> idm = definition("idm")
        >>> shown = {one.id: 5 for one in idm.indicators}
        >>> idm.true_scores(2024, shown, {"iks": Decimal("0.97714285714286")})["iks_30"]
        1
        """
        scores = dict(shown)
        for fault, dimension, others in self._mendable:
            total = totals.get(dimension.id)
            if year not in fault.years or total is None or fault.indicator not in shown or not others <= shown.keys():
                continue
            rest = round(total * dimension.max_sum) - sum(map(shown.__getitem__, others))
            if rest in self.indicator(fault.indicator).scale:
                scores[fault.indicator] = rest
        return scores

    @cached_property
    def _mendable(self) -> list[tuple[ShownWrongly, Dimension, frozenset[str]]]:
        """Each wrongly shown indicator with its dimension and the other indicators of that."""
        found = ((fault, self.dimension(self.indicator(fault.indicator).dimension)) for fault in self.shown_wrongly)
        return [(fault, one, frozenset(self.indicators_of[one.id]) - {fault.indicator}) for fault, one in found]

    def actors_of(self, indicator: Indicator) -> list[str]:
        """Who is named to act, the nearest first; an office at two levels is named once."""
        levels: dict[str, list[str]] = {}
        for level, codes in indicator.actors.items():
            for code in codes:
                levels.setdefault(code, []).append(level)
        return [self.actor_names[code] + _level_words(at) for code, at in levels.items()]


def _level_words(levels: Sequence[str]) -> str:
    if REGENCY_LEVEL in levels and PROVINCE_LEVEL in levels:
        return " kab. dan prov."
    return " prov." if PROVINCE_LEVEL in levels else ""
