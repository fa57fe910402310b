"""The tabs of every page about one person: which app a page belongs to is no matter of its reader."""

from typing import Any
from uuid import UUID

from django import template

from pendamping.config.navigation import PERSON, tabs_for

register = template.Library()


@register.inclusion_tag("config/_person_tabs.html", takes_context=True)
def person_tabs(context: template.RequestContext, person_id: UUID, here: str) -> dict[str, Any]:
    """The one named `here` is marked as open."""
    return {"tabs": tabs_for(context["scope"], PERSON, str(person_id), here)}
