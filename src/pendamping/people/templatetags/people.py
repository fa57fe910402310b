"""Template filters of the registry."""

from django import template

from pendamping.people.models import Tier

register = template.Library()


@register.filter
def tier_short(code: str) -> str:
    """A tier as a table says it: PLD, TAPM kabupaten; a code that nobody knows stays as it is."""
    return Tier(code).short if code in Tier.values else code
