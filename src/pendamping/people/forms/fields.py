"""A region typed as its code or its name."""

import re
from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pendamping.regions.models import Region
from pendamping.regions.selectors import plain_code

MOST_OFFERED = 5
_CODE = re.compile(r"^\s*(\d{2}(?:\.?\d{2}){1,2}(?:\.?\d{4})?)\b", re.ASCII)


class RegionField(forms.CharField):
    """A code or a name; several regions of that name: the message offers them, with their codes.

    `find` is one of the finders of `regions.selectors` with its scope: it gets the text, the levels and a limit.
    """

    find: Callable[..., list[Region]]

    def __init__(self, *, levels: Collection[int], **options: Any) -> None:
        super().__init__(**options)
        self.levels = levels

    def clean(self, value: Any) -> str | None:
        text = super().clean(value)
        if not text:
            return None
        code = _CODE.match(text)
        found = self.find(plain_code(code[1]) if code else text, levels=self.levels, limit=MOST_OFFERED + 1)
        exact = [one for one in found if code and one.code == plain_code(code[1])]
        if len(exact or found) == 1:
            return (exact or found)[0].code
        if not found:
            raise ValidationError(_("Wilayah itu tidak dikenal. Tulis kodenya, misalnya 62.09.04.2008, atau namanya."))
        offered = ", ".join(f"{one.name} ({one.dotted})" for one in found[:MOST_OFFERED])
        raise ValidationError(_("Ada beberapa yang cocok: %(offered)s. Tulis kodenya.") % {"offered": offered})


def region_text(region: Region | None) -> str:
    """How a stored region stands in such a field: 62.09.04.2008 Pedongatan."""
    return f"{region.dotted} {region.name}" if region else ""
