"""Bidang and sources of money, `law/kegiatan_desa`, and the written forms of an activity's code."""

import re
from datetime import date
from typing import Final

from django.utils.translation import get_language

from pendamping.law.loader import entries

FIRST_DAY: Final = date(2019, 1, 1)  # the lists begin with the budget year that first used these codes
PARTS: Final = 3  # bidang, sub-bidang, kegiatan
_CODE = re.compile(r"\d{1,4}(\.\d{1,4})*")


def bidang_on(day: date) -> dict[str, str]:
    """Names of the fields of the village budget by number, in the language of the reader."""
    return _labels("kegiatan_desa/bidang", day)


def funds_on(day: date) -> dict[str, str]:
    """Names of the sources of money by their abbreviation, in the language of the reader."""
    return _labels("kegiatan_desa/sumber_dana", day)


def _labels(name: str, day: date) -> dict[str, str]:
    in_english = (get_language() or "").startswith("en")
    return {one.id: one.label_en if in_english else one.label_id for one in entries(name, on=max(day, FIRST_DAY))}


def activity_code(text: str) -> str | None:
    """The code as we keep it, whichever way a file writes it; None for what is none.

    >>> activity_code("02.03.10."), activity_code("00.0000.02.03.10"), activity_code("2.2.2"), activity_code("2.3")
    ('2.3.10', '2.3.10', '2.2.02', None)
    """
    trimmed = text.strip().strip(".")
    if not _CODE.fullmatch(trimmed) or not trimmed.isascii():
        return None
    numbers = [int(part) for part in trimmed.split(".")]
    while numbers and numbers[0] == 0:
        numbers.pop(0)
    if len(numbers) != PARTS or not all(0 < number < 100 for number in numbers):  # noqa: PLR2004  two digits each
        return None
    return f"{numbers[0]}.{numbers[1]}.{numbers[2]:02}"
