"""What waits for the reader of a home, from the apps that know it."""

from typing import Any

from django import template

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.selectors.rounds import sheets_waiting

register = template.Library()


@register.inclusion_tag("dashboards/_waiting_sheets.html", takes_context=True)
def waiting_sheets(context: dict[str, Any]) -> dict[str, Any]:
    """Sheets of the index that the reader verifies or mends; nothing where none waits."""
    scope: Scope = context["scope"]
    may = scope.may("index_sheet.verify") or scope.may("index_answer.write")
    waiting = sheets_waiting(scope) if may else []
    return {"waiting": [(one, definition(one.index_id).label) for one in waiting]}
