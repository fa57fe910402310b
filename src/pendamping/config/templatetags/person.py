"""The tabs of every page about one person: which app a page belongs to is no matter of its reader."""

from typing import Any

from django import template

from pendamping.config.navigation import PERSON, tabs_for
from pendamping.people.models import Person

register = template.Library()


@register.inclusion_tag("config/_person_tabs.html", takes_context=True)
def person_tabs(context: template.RequestContext, person: Person) -> dict[str, Any]:
    """The open one is marked; on a page that is none of them, the first."""
    return {"tabs": tabs_for(context["scope"], PERSON, str(person.pk), context["request"].resolver_match.view_name)}
