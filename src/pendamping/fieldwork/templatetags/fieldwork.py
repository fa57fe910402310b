"""Template filters of daily work."""

from datetime import date

from django import template
from django.utils.formats import date_format

register = template.Library()


@register.filter
def until(start: date, end: date) -> str:
    """13 Mar 2026, 13–15 Mar 2026, or 30 Mar–2 Apr 2026."""
    last = date_format(end, "j M Y")
    if start == end:
        return last
    first = "j" if (start.year, start.month) == (end.year, end.month) else "j M"
    return f"{date_format(start, first if start.year == end.year else 'j M Y')}–{last}"
