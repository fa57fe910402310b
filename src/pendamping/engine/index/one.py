"""One village in a form: its index while the answers come in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from pendamping.engine.index.figures import addition_to, published_dimension, published_value, target_of
from pendamping.engine.law.conditions import Value, scores_at
from pendamping.engine.law.entries import Band, Dimension, Measure
from pendamping.engine.law.index_model import Answer, IndexDefinition, Indicator


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """The sum of scores of one dimension; None while one of them is missing."""

    dimension: Dimension
    total: int | None
    value: Decimal | None  # printed as published


@dataclass(frozen=True)
class Scored:
    """What the answers and scores that are known say; nothing that is missing counts as 0."""

    index: IndexDefinition
    scores: Mapping[str, int | None]  # by indicator, in the order of the publication
    dimensions: Sequence[DimensionScore]
    missing: Sequence[str]  # answers, and indicators that only an official score can fill
    unfit: Sequence[str]  # answers of another type, or outside their range: they count as missing

    @property
    def complete(self) -> bool:
        return None not in self.scores.values()

    @property
    def known(self) -> int:
        """How many indicators have a score."""
        return sum(score is not None for score in self.scores.values())

    @cached_property
    def points(self) -> int | None:
        totals = [one.total for one in self.dimensions]
        if None in totals:
            return None
        return sum(total * one.dimension.weight for one, total in zip(self.dimensions, totals, strict=True) if total)

    @cached_property
    def value(self) -> Decimal | None:
        """As the publication prints it."""
        totals = [one.total for one in self.dimensions if one.total is not None]
        return None if self.points is None else Decimal(repr(published_value(totals, self.index)))

    @property
    def band(self) -> Band | None:
        return None if self.points is None else self.index.band_at(self.points)

    @property
    def status(self) -> str | None:
        return self.band.id if self.band else None

    @property
    def target(self) -> Band | None:
        """The next status up; the highest is its own target."""
        return target_of(self.band.id, self.index) if self.band else None

    @property
    def to_next(self) -> int | None:
        """The points that lack to the next status; 0 in the highest."""
        if self.points is None or self.target is None:
            return None
        return max(self.index.points_min(self.target.id) - self.points, 0)

    @property
    def addition(self) -> float | None:
        """PENAMBAHAN as published."""
        return addition_to(self.target.minimum, float(self.value)) if self.target and self.value is not None else None

    def gain(self, indicator: Indicator) -> int | None:
        """The points that the whole gains once this score is the highest."""
        score = self.scores[indicator.id]
        return None if score is None else (indicator.max_score - score) * self.index.weight(indicator)


def score_one(given: Mapping[str, object], index: IndexDefinition) -> Scored:
    """The index of one village.

    Args:
        given: answers by their id (bool, int, Decimal, float, the id of a choice, or a list of them) and scores by the
            id of their indicator, in any mixture; None and absent both say that nobody answered. A score wins over
            the answers that it would follow from.

    >>> from pendamping.engine.law.definitions import definition
    >>> partly = score_one({"doctor_count": 0, "midwife_count": 2}, definition("idm"))
    >>> partly.scores["iks_02"], partly.scores["iks_03"], partly.points, partly.complete
    (0, 5, None, False)
    """
    values, unfit = usable_values(given, index)
    scores: dict[str, int | None] = {}
    missing: dict[str, None] = {}
    for one in index.indicators:
        official = given.get(one.id)
        scores[one.id] = official if type(official) is int else _followed(one, values)
        if scores[one.id] is None:
            missing |= dict.fromkeys([id_ for id_ in one.inputs if id_ not in values] or [one.id])
    return Scored(index, scores, _dimensions(scores, index), list(missing), unfit)


def _dimensions(scores: Mapping[str, int | None], index: IndexDefinition) -> list[DimensionScore]:
    found = []
    for one in index.dimensions:
        own = [scores[id_] for id_ in index.indicators_of[one.id]]
        total = None if None in own else sum(score for score in own if score)
        value = None if total is None else Decimal(repr(published_dimension(total, one.max_sum, index)))
        found.append(DimensionScore(one, total, value))
    return found


def usable_values(
    given: Mapping[str, object], index: IndexDefinition
) -> tuple[dict[str, Value | list[str]], list[str]]:
    """The usable answers, and the ids of those that are not."""
    values: dict[str, Value | list[str]] = {}
    unfit = []
    for id_, answer in index.answers.items():
        raw = given.get(id_)
        if raw is None:
            continue
        value = value_of(answer, raw)
        if value is None:
            unfit.append(id_)
        else:
            values[id_] = value
    within_range = dict(values)
    for id_, value in within_range.items():
        most = within_range.get(index.answers[id_].at_most or "")
        if isinstance(most, Decimal) and isinstance(value, Decimal) and value > most:
            unfit.append(id_)
            del values[id_]
    return values, unfit


def value_of(answer: Answer, raw: object) -> Value | list[str] | None:
    """What was answered, where it is of the answer's type and within its range; nothing is guessed from texts.

    >>> from pendamping.engine.law.definitions import definition
    >>> doctors = definition("idm").answers["doctor_count"]
    >>> value_of(doctors, 2), value_of(doctors, "2"), value_of(doctors, -1), value_of(doctors, 1.5)
    (Decimal('2'), None, None, None)
    """
    if answer.type == "boolean":
        return raw if isinstance(raw, bool) else None
    if answer.type == "choice":
        return raw if isinstance(raw, str) and raw in _ids(answer) else None
    if answer.type == "choices":
        chosen = list(dict.fromkeys(raw)) if isinstance(raw, (list, tuple)) else None
        return None if chosen is None or not _ids(answer).issuperset(chosen) else chosen
    return _number(answer, raw)


def _ids(answer: Answer) -> set[str]:
    return {one.id for one in answer.options}


def _number(answer: Answer, raw: object) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
        return None
    try:
        number = Decimal(str(raw))
        whole = number == number.to_integral_value()
    except InvalidOperation:
        return None
    fits = number.is_finite() and (whole or answer.type == "decimal")
    within = (answer.min is None or number >= answer.min) and (answer.max is None or number <= answer.max)
    return number if fits and within else None


def measured(measure: Measure, values: Mapping[str, Value | list[str]]) -> Value | None:
    """What the scale looks at; None while an answer lacks, or where there is nothing to divide by."""
    found = [values.get(id_) for id_ in measure.inputs]
    if measure.ratio is not None:
        above, below = found
        if not isinstance(above, Decimal) or not isinstance(below, Decimal):
            return None
        return above / below if below else measure.without
    first = found[0]
    if isinstance(first, list):
        return Decimal(len(first))
    return first


def _followed(indicator: Indicator, values: Mapping[str, Value | list[str]]) -> int | None:
    value = measured(indicator.measure, values) if indicator.measure else None
    return None if value is None else next(iter(scores_at(indicator, value)), None)
