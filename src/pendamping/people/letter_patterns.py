"""The pattern of a letter's number: fixed text with places for the running number, the month in Roman, the year.

>>> number_text("400.10.2/{nomor:3}/DPMD/{bulan}/{tahun}", 7, date(2024, 11, 12))
'400.10.2/007/DPMD/XI/2024'
>>> number_text("{kode}/{nomor}/Kec-BT/{tahun}", 7, date(2024, 11, 12), "005")
'005/7/Kec-BT/2024'
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

NUMBER, MONTH, YEAR, CODE = "nomor", "bulan", "tahun", "kode"
PLACES: Final = (NUMBER, MONTH, YEAR, CODE)
NEEDED: Final = (NUMBER, YEAR)  # numbers begin anew each year: without it two letters would read the same
GENERAL_CODE: Final = "400.10"  # where a letter names no classification of its own
ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_PLACE = re.compile(r"\{([a-z]+)(?::([1-6]))?\}")
_BRACE = re.compile(r"[{}]")


def unknown_places(pattern: str) -> Sequence[str]:
    """What stands in braces and means nothing; a lone brace too."""
    unknown = [found[0] for found in _PLACE.finditer(pattern) if not _is_known(found)]
    return unknown + _BRACE.findall(_PLACE.sub("", pattern))


def missing_places(pattern: str) -> Sequence[str]:
    """What every pattern needs and this one lacks."""
    given = {found[1] for found in _PLACE.finditer(pattern)}
    return [f"{{{one}}}" for one in NEEDED if one not in given]


def number_text(pattern: str, number: int, dated: date, code: str = "") -> str:
    """The number as it stands on the letter."""

    def filled(found: re.Match[str]) -> str:
        said = {NUMBER: str(number).zfill(int(found[2] or 0)), MONTH: ROMAN[dated.month - 1], YEAR: str(dated.year)}
        return said.get(found[1], code or GENERAL_CODE)

    return _PLACE.sub(filled, pattern)


def _is_known(found: re.Match[str]) -> bool:
    """Only the running number can be filled up with zeros."""
    return found[1] in PLACES and (not found[2] or found[1] == NUMBER)
