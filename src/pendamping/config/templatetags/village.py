"""The head of every page about one village: which app a page belongs to is no matter of its reader."""

from typing import Any

from django import template

from pendamping.common.scope import Scope
from pendamping.config.navigation import VILLAGE, tabs_for
from pendamping.people.selectors import facilitators_of_villages
from pendamping.regions.models import Region
from pendamping.regions.selectors import names_of

register = template.Library()

OF_DESA = frozenset({"indices", "villages"})  # a kelurahan has neither a village index nor a budget of its own


@register.inclusion_tag("config/_village_head.html", takes_context=True)
def village_head(context: template.RequestContext, region: Region, actions: str = "") -> dict[str, Any]:
    """Where the village lies, who accompanies it, and its tabs, the open one marked.

    Args:
        actions: the template of the buttons beside the title, if any; it sees what the page sees.
    """
    scope: Scope = context["scope"]
    posts = facilitators_of_villages(scope, [region.code], scope.today) if scope.may("facilitator.read") else {}
    shown = {
        "region": region,
        "actions": actions,
        "district": names_of([region.code]).get(region.district_code, ""),
        "facilitators": posts.get(region.code, []),
        "tabs": _tabs(context, region),
    }
    return {str(name): value for name, value in context.flatten().items()} | shown


def _tabs(context: template.RequestContext, region: Region) -> list[dict[str, object]]:
    """None above a village, where work is written down too; neither index nor budget where there is none."""
    if region.level != Region.Level.VILLAGE:
        return []
    is_desa = region.kind != Region.Kind.KELURAHAN
    entries = tuple(entry for entry in VILLAGE if is_desa or entry.namespace not in OF_DESA)
    return tabs_for(context["scope"], entries, region.code, context["request"].resolver_match.view_name)
