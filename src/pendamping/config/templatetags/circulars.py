"""What a home says about letters not read yet, and about a list of an award that may be answered."""

from typing import Any

from django import template

from pendamping.awards.selectors.awards import number_to_answer
from pendamping.library.selectors.circulars import number_unread

register = template.Library()


@register.inclusion_tag("config/_unread_circulars.html", takes_context=True)
def unread_circulars(context: template.RequestContext) -> dict[str, Any]:
    """A line for each, or none where nothing waits."""
    scope = context["scope"]
    return {"unread": number_unread(scope), "to_answer": number_to_answer(scope)}
