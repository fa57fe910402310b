"""Words that the sections share. A pack is Indonesian paper, whatever the reader's screen speaks."""

from collections.abc import Sequence
from datetime import date

from pendamping.reports.wording import SHORT_MONTHS, number

FEW = 3


def day(on: date | None) -> str:
    """
    >>> day(date(2024, 11, 4)), day(None)
    ('4 Nov 2024', '')
    """
    return f"{on.day} {SHORT_MONTHS[on.month - 1]} {on.year}" if on else ""


def days(count: int | None) -> str:
    """
    >>> days(41), days(None)
    ('41 hari', 'belum pernah')
    """
    return "belum pernah" if count is None else f"{number(count)} hari"


def rupiah(amount: int) -> str:
    """
    >>> rupiah(1_250_000)
    'Rp1.250.000'
    """
    return f"Rp{number(amount)}"


def listed(names: Sequence[str], most: int = FEW) -> str:
    """
    >>> listed(["Toka", "Bakonsu", "Kahingai", "Melata"]), listed(["Toka"]), listed([])
    ('Toka, Bakonsu, Kahingai, dan 1 lain', 'Toka', '')
    """
    shown = ", ".join(names[:most])
    return f"{shown}, dan {number(len(names) - most)} lain" if len(names) > most else shown


def sentences(*several: str) -> str:
    """Those that say something, in one paragraph."""
    return " ".join(one for one in several if one)


def sentence(text: str) -> str:
    """
    >>> sentence("dua desa turun")
    'Dua desa turun.'
    """
    return f"{text[:1].upper()}{text[1:]}." if text else ""
