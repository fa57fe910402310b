"""What a home says about letters that its reader has not read."""

from typing import Any

from django import template

from pendamping.library.selectors.circulars import number_unread

register = template.Library()


@register.inclusion_tag("config/_unread_circulars.html", takes_context=True)
def unread_circulars(context: template.RequestContext) -> dict[str, Any]:
    """One line, or none where all is read."""
    return {"unread": number_unread(context["scope"])}
