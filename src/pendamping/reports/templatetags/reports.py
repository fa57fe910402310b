"""Numbers of daily reports as links to the reports that they name."""

from collections.abc import Mapping, Sequence

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def source_links(sources: Mapping[str, str] | None, numbers: Sequence[str] | str) -> SafeString:
    """Each number as a link to its daily report; as plain text where the paper keeps no sources."""
    wanted = [numbers] if isinstance(numbers, str) else numbers
    return format_html_join(", ", "{}", ((_link(sources or {}, number),) for number in wanted))


def _link(sources: Mapping[str, str], number: str) -> str | SafeString:
    if number not in sources:
        return number
    return format_html('<a href="{}">{}</a>', reverse("fieldwork:daily_report", args=[sources[number]]), number)
