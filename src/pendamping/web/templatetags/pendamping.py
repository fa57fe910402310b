"""Template filters of the house: numbers, changes and statuses as the look writes them. Built in everywhere."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

STEPS = {"sangat_tertinggal": 1, "tertinggal": 2, "berkembang": 3, "maju": 4, "mandiri": 5}
MINUS = "−"


@register.filter
def whole(number: int | None) -> str:
    """1250 → 1.250; nothing → belum ada."""
    return _("belum ada") if number is None else number_format(number, 0, force_grouping=True)


@register.filter
def index_value(number: Decimal | float | None) -> str:
    """An index or dimension with 4 decimals: 0,7056; missing → belum ada."""
    return _("belum ada") if number is None else number_format(Decimal(number), 4)


@register.filter
def change(number: Decimal | float | None, decimals: int = 4) -> str:
    """A change with its sign: +0,0076 or −0,0042; nothing to compare → –."""
    if number is None:
        return "–"
    sign = MINUS if number < 0 else "+"
    return sign + number_format(abs(Decimal(number)), decimals)


@register.filter
def status_steps(status: str) -> SafeString:
    """The five bars of a status, for the eye; the word stands beside it."""
    number = STEPS.get(status, 0)
    bars = "".join(
        f'<rect x="{8 * place}" width="6" height="12" class="{"on" if place < number else "off"}"/>'
        for place in range(5)
    )
    return format_html(
        '<svg class="steps st-{}" viewBox="0 0 38 12" width="38" height="12" aria-hidden="true">{}</svg>',
        status,
        SafeString(bars),
    )
