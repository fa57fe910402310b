"""Charts as Vega-Lite specifications; fonts, colours and number format come from the page."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import altair as alt
from altair.utils.schemapi import disable_debug_mode

from pendamping.engine.law.definitions import definition
from pendamping.indices.overview import STATUSES, Period, Summary, VillageFigures
from pendamping.indices.village import YearOfVillage

# The page brings a colour range of its own, `status`, which Altair's schema does not know.
disable_debug_mode()
STATUS_SCALE = alt.Scale(domain=STATUSES, range="status")
SLOPE_HEIGHT, HISTORY_HEIGHT = 640, 190
BEFORE, NOW = 0, 1  # the two sides of the slope
LEFT_EDGE, RIGHT_EDGE = -0.42, 1.38  # room for the words beside the two bars, on a phone too
LONG_WORD, FARTHER_LEFT = 12, -0.66  # letters of a status that need more of it
BAR = 0.018
ROOM = Decimal("0.03")  # above the highest and below the lowest value
NAMES_SHARE, END_ROOM = 0.42, 0.35  # of the history: room for the words before the first year, years after the last
BESIDE = 16  # from a bar to its words
Bound = tuple[str, str, float, float]  # status, label, from, to
KINDS = {-1: "fall", 0: "unchanged", 1: "rise"}


def movement_chart(period: Period, summary: Summary, villages: Sequence[VillageFigures], desa: str) -> dict[str, Any]:
    """Every village as a line from its value before to its value now; those that changed status stand out.

    Args:
        desa: the region's own word for a village, as it stands inside a sentence.
    """
    both = [one for one in villages if one.steps is not None and one.change is not None]
    low, high = _domain([value for one in both for value in (one.value_before, one.value) if value is not None])
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[low, high], zero=False, nice=False))
    has_long_word = any(len(label) > LONG_WORD for _status, label, _start, _end in _bounds(low, high))
    left = FARTHER_LEFT if has_long_word else LEFT_EDGE
    x = alt.X("side:Q", axis=None, scale=alt.Scale(domain=[left, RIGHT_EDGE], nice=False))
    lines = [
        {"name": one.name, "side": side, "value": float(value), "kind": KINDS[_sign(one.steps or 0)]}
        for one in both
        for side, value in ((BEFORE, one.value_before), (NOW, one.value))
        if value is not None
    ]
    layers: list[alt.Chart] = [*_bands(low, high, x), *_thresholds(low, high, x, y), *_slopes(lines, x, y)]
    layers += _years(period, high, x, y)
    layers += _status_words(summary, _bounds(low, high), desa, x, y)
    return _spec(alt.layer(*layers).properties(width="container", height=SLOPE_HEIGHT))


def history_chart(years: Sequence[YearOfVillage]) -> dict[str, Any]:
    """The values of one village by year, the oldest first; published points are filled, sample points hollow."""
    known = [(one.year, one.value, one.is_sample) for one in years if one.value is not None]
    low, high = _domain([value for _year, value, _sample in known])
    span = known[-1][0] - known[0][0] + END_ROOM if known else 1
    left = known[0][0] - NAMES_SHARE * span if known else 0
    x = alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(values=[year for year, _value, _sample in known], format="d", domain=False),
        scale=alt.Scale(domain=[left, left + (1 + NAMES_SHARE) * span], nice=False),
    )
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[low, high], zero=False, nice=False))
    values = [
        {
            "year": year,
            "value": float(value),
            "style": "provisional" if sample else "published",
            "above": _stands_out([value for _year, value, _sample in known], place),
        }
        for place, (year, value, sample) in enumerate(known)
    ]
    base = _chart(values).encode(x=x, y=y)
    points = [
        base.transform_filter(f"datum.style === '{style}'").mark_point(style=style)
        for style in ("published", "provisional")
    ]
    labels = [
        base.transform_filter(f"{sign}datum.above").mark_text(dy=dy).encode(text=alt.Text("value:Q", format=".4f"))
        for sign, dy in (("", -16), ("!", 18))
    ]
    spec = alt.layer(*_history_bands(low, high, left, x, y), base.mark_line(), *points, *labels)
    return _spec(spec.properties(width="container", height=HISTORY_HEIGHT))


def _stands_out(values: Sequence[Decimal], place: int) -> bool:
    """Whether a value lies above the line between its neighbours, so that its figure belongs above it."""
    around = [values[near] for near in (place - 1, place + 1) if 0 <= near < len(values)]
    return bool(around) and values[place] * len(around) >= sum(around)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _domain(values: Sequence[Decimal]) -> tuple[float, float]:
    """From just below the lowest to just above the highest value, at least one threshold wide."""
    low, high = min(values, default=Decimal("0.5")), max(values, default=Decimal("0.9"))
    return float(max(low - ROOM, Decimal(0))), float(min(high + ROOM, Decimal(1)))


def _bounds(low: float, high: float) -> list[Bound]:
    """Status, label, and the part of its values that lies in the domain; the highest first."""
    found, start = [], 0.0
    for band in definition("idm").bands:
        end = 1.0 if band.le is None else float(band.le)
        if end > low and start < high:
            found.append((band.id, band.label, max(start, low), min(end, high)))
        start = end
    return found[::-1]


def _bands(low: float, high: float, x: alt.X) -> list[alt.Chart]:
    rows = [
        {"status": status, "start": start, "end": end, "side": side - BAR / 2, "side2": side + BAR / 2}
        for status, _label, start, end in _bounds(low, high)
        for side in (BEFORE - 2 * BAR, NOW + 2 * BAR)
    ]
    scale = alt.Scale(domain=[low, high], zero=False, nice=False)
    bars = (
        _chart(rows)
        .mark_rect()
        .encode(
            x=x,
            x2="side2:Q",
            y=alt.Y("start:Q", axis=None, scale=scale),
            y2="end:Q",
            color=alt.Color("status:N", scale=STATUS_SCALE, legend=None),
        )
    )
    return [bars]


def _thresholds(low: float, high: float, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    rows = [{"side": BEFORE, "side2": NOW, "value": start} for _status, _label, start, _end in _bounds(low, high)[:-1]]
    return [_chart(rows).mark_rule(style="threshold").encode(x=x, x2="side2:Q", y=y)]


def _slopes(lines: Sequence[dict[str, object]], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The unchanged behind, the movers with their points in front."""
    base = _chart(lines)
    tooltip = ["name:N", alt.Tooltip("value:Q", format=".4f")]
    drawn = []
    for kind in ("unchanged", "rise", "fall"):
        one = base.transform_filter(f"datum.kind === '{kind}'")
        width = 1 if kind == "unchanged" else 2
        drawn.append(one.mark_line(style=kind, strokeWidth=width).encode(x=x, y=y, detail="name:N", tooltip=tooltip))
        if kind != "unchanged":
            drawn.append(one.mark_point(style=kind, filled=True, size=40, strokeDash=[1, 0]).encode(x=x, y=y))
    return drawn


def _years(period: Period, high: float, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    rows = [
        {"side": BEFORE, "value": high, "word": str(period.before)},
        {"side": NOW, "value": high, "word": str(period.year)},
    ]
    return [_chart(rows).mark_text(align="center", dy=-14, fontWeight=600).encode(x=x, y=y, text="word:N")]


def _status_words(summary: Summary, bounds: Sequence[Bound], desa: str, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The statuses with their numbers beside the bars."""
    numbers = {one.status: one for one in summary.counts}
    names, before, now = [], [], []
    for status, label, start, end in bounds:
        middle, count = (start + end) / 2, numbers[status]
        names.append({"side": BEFORE, "value": middle, "word": label})
        before.append({"side": BEFORE, "value": middle, "word": f"{count.before} {desa}"})
        now.append({"side": NOW, "value": middle, "word": f"{count.number} {desa}"})
    marks = [
        _chart(names).mark_text(align="right", dx=-BESIDE, dy=-9, fontWeight=600),
        _chart(before).mark_text(align="right", dx=-BESIDE, dy=9),
        _chart(now).mark_text(align="left", dx=BESIDE),
    ]
    return [mark.encode(x=x, y=y, text="word:N") for mark in marks]


def _history_bands(low: float, high: float, left: float, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The statuses as a bar before the first year, their names beside it, their thresholds across."""
    rows = [
        {"status": status, "word": label, "start": start, "end": end, "value": (start + end) / 2, "year": left}
        for status, label, start, end in _bounds(low, high)
    ]
    start = alt.Y("start:Q", axis=None, scale=alt.Scale(domain=[low, high], zero=False, nice=False))
    base = _chart(rows).encode(x=x)
    color = alt.Color("status:N", scale=STATUS_SCALE, legend=None)
    bars = base.mark_bar(width=6, align="left").encode(y=start, y2="end:Q", color=color)
    names = base.mark_text(align="left", dx=14).encode(y=y, text="word:N")
    inner = _chart(rows[:-1]).mark_rule(style="threshold").encode(y=start)
    return [inner, bars, names]


def _chart(rows: Sequence[Mapping[str, object]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def _spec(chart: alt.LayerChart | alt.FacetChart) -> dict[str, Any]:
    """Without Altair's own look: the page brings one."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec.pop("config", None)
    return spec
