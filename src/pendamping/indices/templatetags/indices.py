"""What the pages of the index draw: numbers of a status, the scale of thresholds."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django import template
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pendamping.engine.index.checking import written
from pendamping.engine.law.definitions import definition
from pendamping.indices.models import Status, UploadedAnswer
from pendamping.indices.selectors.years import SourceOfYear
from pendamping.indices.workbook.judging import raw_of

register = template.Library()

SHOWN_FROM, SHOWN_TO = 0.35, 1.0  # the part of the scale that villages stand on


@register.filter
def of_status(numbers: Mapping[str, int], status: str) -> int:
    return numbers.get(status, 0)


@register.filter
def named(code: str, names: Mapping[str, str]) -> str:
    return names.get(code, "")


@register.filter
def only_samples(sources: Sequence[SourceOfYear]) -> bool:
    return all(one.is_sample for one in sources)


@register.filter
def step(status: str) -> int:
    """The place of a status among the five, from 1."""
    return Status.values.index(status) + 1


@register.filter
def plus(number: Decimal, more: Decimal) -> Decimal:
    return number + more


@register.filter
def points_of_hundred(number: Decimal | None) -> str:
    """A score of the index that came after, with the two decimals of its publication: 72,44."""
    return "–" if number is None else number_format(number.quantize(Decimal("0.01")), 2)


@register.filter
def dotted(code: str) -> str:
    """6209042008 → 62.09.04.2008"""
    return ".".join(part for part in (code[:2], code[2:4], code[4:6], code[6:]) if part)


@register.filter
def differences(numbers: Sequence[int | None]) -> str:
    """Told less counted, by status: +2 maju, −2 mandiri."""
    labels = [str(label).lower() for label in Status.labels]
    return ", ".join(
        f"{'+' if number > 0 else '−'}{abs(number)} {label}"
        for number, label in zip(numbers, labels, strict=True)
        if number
    )


@register.filter
def written_raw(row: UploadedAnswer) -> str:
    """A cell of a file as its reader knows it."""
    raw = raw_of(row)
    if isinstance(raw, bool):
        return _("Ya") if raw else _("Tidak")
    if isinstance(raw, date):
        return str(date_format(raw, "SHORT_DATE_FORMAT"))
    if isinstance(raw, (int, float)):
        return written(raw)
    return "; ".join(raw) if isinstance(raw, list) else str(raw)


@register.simple_tag
def status_labels() -> list[str]:
    """The five words, from the lowest to the highest."""
    return [str(label) for label in Status.labels]


@register.simple_tag
def index_scale(value: Decimal, status: str) -> SafeString:
    """The statuses side by side with their thresholds, and where this value lies; a sentence says it in words."""
    bars, names, thresholds, start = [], [], [], SHOWN_FROM
    for band in definition("idm").bands:
        end = SHOWN_TO if band.le is None else float(band.le)
        left, width = _place(start), _place(end) - _place(start)
        bars.append((band.id, f"{left:.2f}%", f"{width - 0.4:.2f}%"))
        names.append((f"{left + width / 2:.2f}%", "here" if band.id == status else "", band.label))
        if band.le is not None:
            thresholds.append((f"{_place(end):.2f}%", number_format(band.le, 4)))
        start = end
    here = f"{_place(min(max(float(value), SHOWN_FROM), SHOWN_TO)):.2f}%"
    return format_html(
        '<svg class="scale" aria-hidden="true">{}{}{}'
        '<text class="here" x="{}" y="16" text-anchor="middle">{}</text>'
        '<line class="needle" x1="{}" x2="{}" y1="22" y2="50"/><circle cx="{}" cy="41" r="6"/></svg>',
        format_html_join("", '<rect class="st-{}" x="{}" y="34" width="{}" height="14"/>', bars),
        format_html_join("", '<text x="{}" y="68" text-anchor="middle" class="{}">{}</text>', names),
        format_html_join("", '<text class="threshold" x="{}" y="88" text-anchor="middle">{}</text>', thresholds),
        here,
        number_format(value.quantize(Decimal("0.0001")), 4),
        here,
        here,
        here,
    )


def _place(value: float) -> float:
    return 100 * (value - SHOWN_FROM) / (SHOWN_TO - SHOWN_FROM)
