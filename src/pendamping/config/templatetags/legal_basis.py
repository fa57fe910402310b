"""From a page to the regulation it stands on, and from a regulation to the pages: no single app knows both."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pendamping.common.scope import Scope
from pendamping.config.navigation import address_for
from pendamping.law.sources import sourced
from pendamping.library.models import Regulation
from pendamping.library.selectors.regulations import regulations_named

register = template.Library()

# Where the definitions of a part of law/ are at work: the beginning of the file's name, and a page.
PLACES = {
    "permendesa-": "indices:regency",
    "padanan_idm": "acceleration:scenarios",
    "evaluasi_kinerja/": "evaluation:scheme",
    "jendela_triwulan": "reports:calendar",
    "hari_libur": "fieldwork:holidays",
}


@register.simple_tag(takes_context=True)
def legal_basis(context: dict[str, Any], source: str) -> str | SafeString:
    """What a source names, as a link where the register knows it and the reader may open it."""
    scope = context.get("scope")
    if not source or scope is None or not scope.may("library.read"):
        return source
    found = regulations_named(scope, [source]).get(source)
    if found is None:
        return source
    return format_html('<a href="{}">{}</a>', reverse("library:regulation", args=[found.pk]), source)


@register.inclusion_tag("config/_law_places.html", takes_context=True)
def law_places(context: dict[str, Any], regulation: Regulation) -> dict[str, Any]:
    """The definitions that name this regulation as their source, each with the page where it is at work."""
    scope, known = context["scope"], sourced()
    named = regulations_named(scope, {one.regulation for one in known})
    mine = [one for one in known if (found := named.get(one.regulation)) and found.pk == regulation.pk]
    return {"places": [(one.name, _page_of(scope, one.file)) for one in mine]}


def _page_of(scope: Scope, file: str) -> str:
    """ "" where there is none, or this reader may not open it."""
    return next((address_for(scope, name) for beginning, name in PLACES.items() if file.startswith(beginning)), "")
