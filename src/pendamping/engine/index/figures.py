"""The figures as publications print them, digit for digit: from whole points, never back into them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import add

import polars as pl

from pendamping.engine.law.entries import Band
from pendamping.engine.law.index_model import IndexDefinition, Indicator

HALF, SHORTEST = 0.5, 0.1
SPLITTER = 134_217_729.0  # 2**27 + 1
DIGITS_AT_ONCE = 15  # more digits than a double tells apart below 1


def published_value(sums: Sequence[int], index: IndexDefinition) -> float:
    """The index of these sums of scores, one per dimension.

    A mean of dimensions is added in doubles in their order, then cut to the published digits: this reproduces what
    exact fractions would miss by one in the last digit.

    >>> from pendamping.engine.law.definitions import definition
    >>> published_value((122, 34, 8), definition("idm"))
    0.59904761904762
    """
    if index.value.formula == "share_of_points":
        points = sum(one * part.weight for one, part in zip(sums, index.dimensions, strict=True))
        return published_share(points, index)
    # Not sum(): since Python 3.12 it compensates for rounding, which the publication does not.
    shares = [one / part.max_sum for one, part in zip(sums, index.dimensions, strict=True)]
    return _printed(reduce(add, shares) / len(shares) * index.value.scale, index)


def published_share(points: int, index: IndexDefinition) -> float:
    """The index as a share of all points."""
    return _printed(points * index.value.scale / index.top_points, index)


def published_means(sums: Sequence[pl.Series], index: IndexDefinition) -> pl.Series:
    """`published_value` of whole columns of sums, digit for digit the same."""
    shares = [
        pl.Series([total / part.max_sum for total in range(part.max_sum + 1)]).gather(one.cast(pl.UInt32))
        for one, part in zip(sums, index.dimensions, strict=True)
    ]
    return _cut(_divided(reduce(add, shares), len(shares)) * index.value.scale, index)


def _divided(values: pl.Series, divisor: float) -> pl.Series:
    """Divided truly: by a single number Polars multiplies with the reciprocal, which can miss the last digit."""
    return values / pl.Series([float(divisor)]).new_from_index(0, len(values))


def _cut(values: pl.Series, index: IndexDefinition) -> pl.Series:
    """`_printed` of a column.

    Between 0.1 and 1, `digits` significant digits are `digits` decimals. A product with the power of ten is rounded
    itself, and near a half that would decide wrongly: the part that it lost (Dekker 1971) takes part in the decision.
    """
    digits = index.value.significant_digits
    if digits is None or digits > DIGITS_AT_ONCE:
        return values.map_elements(lambda value: _printed(value, index), pl.Float64)
    power = 10.0**digits
    product = values * power
    high, low = _halves(values)
    power_high, power_low = (float(half[0]) for half in _halves(pl.Series([power])))
    lost = ((high * power_high - product) + high * power_low + low * power_high) + low * power_low
    whole = product.round()
    above = (product - whole) + lost
    whole = whole + (above > HALF).cast(pl.Float64) - (above < -HALF).cast(pl.Float64)
    printed = _divided(whole, power)
    if (values < SHORTEST).any():
        exact = values.map_elements(lambda value: _printed(value, index), pl.Float64)
        return printed.zip_with(values >= SHORTEST, exact)
    return printed


def _halves(values: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Two numbers of 26 bits each that add up to the double exactly (Veltkamp)."""
    spread = values * SPLITTER
    high = spread - (spread - values)
    return high, values - high


def published_dimension(total: int, max_sum: int, index: IndexDefinition) -> float:
    """One dimension of the index, printed as the index is.

    >>> from pendamping.engine.law.definitions import definition
    >>> published_dimension(122, 175, definition("idm"))
    0.69714285714286
    """
    return _printed(total / max_sum * index.value.scale, index)


def _printed(value: float, index: IndexDefinition) -> float:
    if index.value.significant_digits is not None:
        return float(f"{value:.{index.value.significant_digits}g}")
    return value if index.value.decimals is None else round(value, index.value.decimals)


def addition_to(minimum: Decimal | None, value: float) -> float | None:
    """What lacks to the published minimum of the target, in doubles as published; below 0 above it.

    >>> addition_to(Decimal("0.5990"), 0.59873015873016)
    0.0002698412698399766
    """
    return None if minimum is None else float(minimum) - value


def target_of(status: str, index: IndexDefinition) -> Band:
    """The next status up; the highest is its own target."""
    return index.next_band(status) or index.band(status)


def nilai(indicator: Indicator, score: int, index: IndexDefinition) -> str:
    """NILAI as published: what the whole index gains once this score is the highest, rounded half up, as text.

    >>> from pendamping.engine.law.definitions import definition
    >>> idm = definition("idm")
    >>> nilai(idm.indicator("iks_02"), 0, idm), nilai(idm.indicator("iks_01"), 5, idm)
    ('0.00952381', '0')
    """
    place = Decimal(1).scaleb(-index.value.gain_decimals)
    rounded = index.gain(indicator, score).quantize(place, ROUND_HALF_UP)
    return format(rounded.normalize(), "f")
