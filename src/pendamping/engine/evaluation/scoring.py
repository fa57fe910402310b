"""Values of assessors → points, exactly: fractions until the last moment, and nothing that is missing becomes a 0."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from pendamping.engine.evaluation.settling import SettledAspect, SettledGroup, SettledScheme
from pendamping.engine.law.evaluation import Band

DECIMALS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Given:
    """One assessor who is asked, and what they gave; an aspect that is not in `values` is missing."""

    group: str
    assessor: str
    values: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Value:
    assessor: str
    value: Decimal | None  # None: not given yet


@dataclass(frozen=True, slots=True)
class AspectLine:
    """How one aspect became points; `earned` None as long as anybody who is asked has not given a value."""

    aspect: SettledAspect
    values: Sequence[Value]
    mean: Fraction | None
    earned: Fraction | None

    @property
    def shown_mean(self) -> Decimal | None:
        return rounded(self.mean)

    @property
    def shown(self) -> Decimal | None:
        return rounded(self.earned)


@dataclass(frozen=True, slots=True)
class GroupLine:
    group: SettledGroup
    lines: Sequence[AspectLine]
    missing: Sequence[str]  # assessors who have not given everything

    @property
    def earned(self) -> Fraction | None:
        return None if self.missing else _sum(line.earned for line in self.lines)

    @property
    def shown(self) -> Decimal | None:
        return rounded(self.earned)


@dataclass(frozen=True, slots=True)
class Result:
    """`known` of `known_of` points are decided by complete groups; a total and a band stand only when all are."""

    groups: Sequence[GroupLine]
    known: Fraction
    known_of: Decimal
    total: Fraction | None
    band: Band | None

    @property
    def missing(self) -> list[str]:
        return [name for group in self.groups for name in group.missing]

    @property
    def shown_total(self) -> Decimal | None:
        return rounded(self.total)

    @property
    def shown_known(self) -> Decimal:
        return rounded(self.known) or Decimal(0)


class ValueOutsideScale(ValueError):
    """A value that the scale does not have."""

    def __init__(self, aspect: str, value: Decimal) -> None:
        super().__init__(f"{aspect}: {value}")
        self.aspect, self.value = aspect, value


def evaluate(scheme: SettledScheme, given: Sequence[Given]) -> Result:
    """The result of everybody who is asked; a group that nobody is asked in is missing by its own name.

    Earned points are points × mean ÷ the highest value of the scale.

    Raises:
        ValueOutsideScale: a value below the lowest or above the highest.
    """
    groups = [_group(scheme, group, [one for one in given if one.group == group.id]) for group in scheme.groups]
    complete = [one for one in groups if not one.missing]
    known = _sum(one.earned for one in complete)
    total = known if len(complete) == len(groups) else None
    known_of = sum((one.group.points for one in complete), Decimal(0))
    return Result(groups, known, known_of, total, None if total is None else band_of(scheme, total))


def band_of(scheme: SettledScheme, total: Fraction) -> Band:
    """The grade of the exact total: 84,995 is not 85."""
    return next(one for one in scheme.bands if total >= Fraction(one.at_least or 0))


def rounded(value: Fraction | None) -> Decimal | None:
    """Two decimals, halves up, for people's eyes only.

    >>> rounded(Fraction(1, 3)), rounded(Fraction(5, 1000)), rounded(None)
    (Decimal('0.33'), Decimal('0.01'), None)
    """
    if value is None:
        return None
    hundredths = Decimal((value * 100).numerator) / Decimal((value * 100).denominator)
    return (hundredths.quantize(Decimal(1), ROUND_HALF_UP) / 100).quantize(DECIMALS)


def _group(scheme: SettledScheme, group: SettledGroup, given: Sequence[Given]) -> GroupLine:
    lines = [_aspect(scheme, aspect, given) for aspect in group.aspects]
    needed = {aspect.id for aspect in group.aspects}
    missing = [one.assessor for one in given if not needed <= one.values.keys()]
    return GroupLine(group, lines, missing if given else [group.name])


def _aspect(scheme: SettledScheme, aspect: SettledAspect, given: Sequence[Given]) -> AspectLine:
    values = [Value(one.assessor, one.values.get(aspect.id)) for one in given]
    known = [one.value for one in values if one.value is not None]
    for value in known:
        if not scheme.scale.lowest <= value <= scheme.scale.highest:
            raise ValueOutsideScale(aspect.id, value)
    if not values or len(known) < len(values):
        return AspectLine(aspect, values, None, None)
    mean = sum((Fraction(value) for value in known), Fraction(0)) / len(known)
    return AspectLine(aspect, values, mean, Fraction(aspect.points) * mean / Fraction(scheme.scale.highest))


def _sum(values: Iterable[Fraction | None]) -> Fraction:
    return sum((value for value in values if value is not None), Fraction(0))
