"""Two versions of one record on a page."""

from typing import Any

from django import forms

from pendamping.fieldwork.errors import EditConflict
from pendamping.fieldwork.presenting import changes_in
from pendamping.fieldwork.selectors import code_lists
from pendamping.web.needs import PersonRequest


def both_versions(request: PersonRequest, form: forms.Form, conflict: EditConflict) -> dict[str, Any]:
    """What is stored beside what was typed; saving once more now chooses what was typed, knowing the other."""
    data = request.POST.copy()
    data["version"] = str(conflict.facts["version"])
    form.data = data
    fields = conflict.facts["fields"]
    return {"conflict": changes_in(fields if isinstance(fields, dict) else {}, code_lists(request.scope))}
