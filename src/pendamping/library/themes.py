"""The themes of practices: `law/pustaka/tema_praktik`, which an installation may set otherwise."""

from datetime import date
from typing import Final

from django.utils.translation import get_language

from pendamping.law.loader import entries

FIRST_DAY: Final = date(2015, 1, 1)  # the file begins with facilitation itself


def themes_on(day: date) -> dict[str, str]:
    """Labels by code, in the order of the file and the language of the reader."""
    in_english = (get_language() or "").startswith("en")
    found = entries("pustaka/tema_praktik", on=max(day, FIRST_DAY))
    return {one.id: one.label_en if in_english else one.label_id for one in found}
