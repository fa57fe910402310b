"""Template filters of the house: numbers, changes and statuses as the look writes them. Built in everywhere."""

from decimal import Decimal
from typing import Any

from django import template
from django.templatetags.static import static
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


@register.simple_tag
def icon(name: str, extra_class: str = "") -> SafeString:
    """One drawing of the sprite, for the eye only."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true"><use href="{}#{}"/></svg>',
        extra_class,
        static("web/build/icons.svg"),
        name,
    )


@register.simple_tag
def status(code: str, label: str) -> SafeString:
    """A status as its five steps and its word; missing → belum ada."""
    if not code:
        return format_html('<span class="missing">{}</span>', _("belum ada"))
    return format_html(
        '<span class="status st-{0}"><span class="steps s-{1}" aria-hidden="true"></span>{2}</span>',
        code,
        STEPS[code],
        label,
    )


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: object) -> str:
    """The address's query with some values changed, None removes one: for links to a page, a sort order, a filter."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"
