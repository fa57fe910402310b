"""Whether a value fulfils a condition, and whether the steps of a scale leave a hole or overlap."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pendamping.engine.law.entries import AnswerEntry, Condition, IndicatorEntry, Measure

Value = bool | Decimal | str
NUMERIC = {"integer", "decimal"}


def holds(condition: Condition, value: Value) -> bool:
    """Whether `value` fulfils all that the condition states.

    >>> holds(Condition(gt=30, le=60), Decimal("30.5")), holds(Condition(eq=True), False)
    (True, False)
    """
    if condition.among is not None and value not in condition.among:
        return False
    if condition.eq is not None and (type(value), value) != (type(condition.eq), condition.eq):
        return False
    bounds = (condition.lt, condition.le, condition.gt, condition.ge)
    if all(bound is None for bound in bounds):
        return True
    if isinstance(value, (bool, str)):
        return False
    below = (condition.lt is None or value < condition.lt) and (condition.le is None or value <= condition.le)
    return below and (condition.gt is None or value > condition.gt) and (condition.ge is None or value >= condition.ge)


def scores_at(indicator: IndicatorEntry, value: Value) -> list[int]:
    """The scores whose condition this measured value fulfils; exactly one in a scale without fault."""
    return [score for score, step in indicator.scale.items() if step.when and holds(step.when, value)]


def probes(indicator: IndicatorEntry, measure: Measure, answers: Mapping[str, AnswerEntry]) -> Iterator[Value]:
    """Values on, beside and between all bounds of a scale: what holds for these holds for every possible value."""
    first = answers[measure.inputs[0]]
    if first.type == "boolean":
        yield from (True, False)
    elif first.type == "choice":
        yield from (one.id for one in first.options)
    else:
        lowest = first.min or Decimal(0) if measure.answer else Decimal(0)
        highest = Decimal(len(first.options)) if measure.count else (first.max if measure.answer else None)
        whole = measure.count is not None or (first.type == "integer" and measure.ratio is None)
        for value in _around(sorted({*_bounds(indicator), lowest}), whole=whole):
            if value >= lowest and (highest is None or value <= highest):
                yield value


def _bounds(indicator: IndicatorEntry) -> Iterator[Decimal]:
    for step in indicator.scale.values():
        for _name, value in step.when or ():
            if isinstance(value, Decimal):
                yield value


def _around(bounds: Sequence[Decimal], *, whole: bool) -> Iterator[Decimal]:
    for bound in bounds:
        beside = Decimal(1) if whole else Decimal("0.000001")
        yield from (bound - beside, bound, bound + beside)
