"""Template filters of the house: numbers, changes and statuses as the look writes them. Built in everywhere."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.core.paginator import Paginator
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

STEPS = {"sangat_tertinggal": 1, "tertinggal": 2, "berkembang": 3, "maju": 4, "mandiri": 5}
MINUS = "−"
SKEW_TOLD = 5 * 60  # seconds
MINUTES_AN_HOUR, MINUTES_A_DAY = 60, 24 * 60
BAR_GAP = 1.2  # percent of a bar of statuses, about two pixels of a small one


@register.filter
def whole(number: int | None) -> str:
    """1250 → 1.250; nothing → belum ada."""
    return _("belum ada") if number is None else number_format(number, 0, force_grouping=True)


@register.filter
def index_value(number: Decimal | float | None, decimals: int = 4) -> str:
    """An index or dimension with the decimals of its law: 0,7056 of the IDM; missing → belum ada."""
    return _("belum ada") if number is None else number_format(_rounded(number, decimals), decimals)


@register.filter
def change(number: Decimal | float | None, decimals: int = 4) -> str:
    """A change with its sign: +0,0076 or −0,0042; nothing to compare → –."""
    if number is None:
        return "–"
    sign = MINUS if number < 0 else "+"
    return sign + number_format(abs(_rounded(number, decimals)), decimals)


def _rounded(number: Decimal | float, decimals: int) -> Decimal:
    """Rounded half up, as offices do; Django's own formatting would cut the rest off."""
    return Decimal(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@register.filter
def clock_skew(seconds: int | None) -> str:
    """How far the clock of a phone is from the office's; a few minutes are not worth a word."""
    if seconds is None or abs(seconds) < SKEW_TOLD:
        return ""
    minutes = abs(seconds) // 60
    if minutes < 2 * MINUTES_AN_HOUR:
        apart = ngettext("%(number)s menit", "%(number)s menit", minutes) % {"number": minutes}
    elif minutes < 2 * MINUTES_A_DAY:
        hours = round(minutes / MINUTES_AN_HOUR)
        apart = ngettext("%(number)s jam", "%(number)s jam", hours) % {"number": hours}
    else:
        days = round(minutes / MINUTES_A_DAY)
        apart = ngettext("%(number)s hari", "%(number)s hari", days) % {"number": number_format(days, 0)}
    if seconds > 0:
        return _("Jam HP %(apart)s lebih cepat daripada kantor") % {"apart": apart}
    return _("Jam HP %(apart)s lebih lambat daripada kantor") % {"apart": apart}


@register.filter
def score_dots(score: int) -> SafeString:
    """The five dots of a score from 0 to 5; the digit stands before them."""
    return format_html('<span class="dots s-{}" aria-hidden="true"></span>', score)


@register.filter
def share(part: float, whole: float) -> int:
    """The part of a whole as the number of a `share-` class: 1 to 100."""
    return max(1, round(100 * part / whole)) if whole else 1


@register.filter
def percent_of(part: float, whole: float) -> str:
    """The part of a whole as an SVG length, in every language with a point: 81.59%."""
    return f"{100 * part / whole if whole else 0:.2f}%"


@register.filter
def distribution(counts: Mapping[str, int]) -> SafeString:
    """A bar of the statuses, lowest first; its words are its label."""
    total = sum(counts.values())
    shown = [(code, counts[code]) for code in STEPS if counts.get(code)]
    parts, start = [], 0.0
    for place, (code, count) in enumerate(shown, start=1):
        width = 100 * count / total
        gap = BAR_GAP if place < len(shown) else 0
        parts.append((code, f"{start:.2f}%", f"{max(width - gap, 0.5):.2f}%"))
        start += width
    bars = format_html_join("", '<rect class="st-{}" x="{}" width="{}" height="14"/>', parts)
    words = ", ".join(f"{count} {code.replace('_', ' ')}" for code, count in shown)
    return format_html('<svg class="dist dist-small" role="img" aria-label="{}">{}</svg>', words, bars)


@register.filter
def called_in(code: str, labels: Mapping[str, str]) -> str:
    """The label of a code; one that no list knows speaks for itself."""
    return labels.get(code, code)


@register.filter
def page_numbers(paginator: Paginator[Any], number: int) -> list[int | None]:
    """The pages to offer: first, last and those around this one; None stands for what is left out."""
    offered = paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
    return [page if isinstance(page, int) else None for page in offered]


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


@register.simple_tag(takes_context=True)
def sort_head(context: dict[str, Any], name: str, label: str, extra_class: str = "") -> SafeString:
    """A table head that sorts: a link to `?order=name`, and the other way round (`turun=1`) when it already does."""
    query = context["request"].GET
    chosen = query.get("order") == name
    falling = chosen and query.get("turun") == "1"
    address = with_query(context, order=name, turun=None if falling or not chosen else "1", page=None)
    sort = SafeString(f' aria-sort="{"descending" if falling else "ascending"}"') if chosen else ""
    return format_html('<th scope="col" class="{}"{}><a href="{}">{}</a></th>', extra_class, sort, address, label)
