"""Choosing a region in a form: from a list where it is short, else by name or code."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pendamping.common.scope import Scope
from pendamping.regions.models import Region
from pendamping.regions.selectors import find_regions

MOST_LISTED = 400  # regions in one list; a wider scope writes a name or code


def region_field(label: Any, regions: QuerySet[Region]) -> forms.Field:
    """The field for one of these regions."""
    listed = list(regions[: MOST_LISTED + 1])
    if len(listed) <= MOST_LISTED:
        return forms.ChoiceField(label=label, choices=[("", _("Pilih wilayah")), *_by_district(listed)])
    return forms.CharField(label=label, max_length=120)


def chosen_region(scope: Scope, field: forms.Field, text: str) -> str:
    """The code that was meant.

    Raises: ValidationError: none, or several.
    """
    if isinstance(field, forms.ChoiceField):
        return text
    found = [one.code for one in find_regions(scope, text, limit=2)]
    if len(found) != 1:
        raise forms.ValidationError(_("Wilayah %(text)s belum jelas. Tulis kodenya.") % {"text": text})
    return found[0]


def _by_district(regions: Iterable[Region]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Grouped under the kecamatan they lie in; wider ones come first."""
    known = list(regions)
    names = {one.code: one.full_name for one in known}
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in known:
        above = one.code[: Region.Level.DISTRICT] if one.level == Region.Level.VILLAGE else ""
        groups[names.get(above, "")].append((one.code, one.full_name))
    return sorted(groups.items(), key=lambda group: group[0])
