"""Cells of a sheet of works: amounts, volumes and days as people write them."""

import re
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_UNSURE = re.compile(r"\d{1,3}\.\d{3}")  # of a volume: 1.250 may be more than a thousand or a little more than one
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")


class Unreadable(Exception):
    """What is wrong with a cell and what to write instead, both without their full stop."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def rupiah_of(text: str) -> int:
    """
    >>> rupiah_of("Rp 250.000.000,00"), rupiah_of("250000000"), rupiah_of("250.000")
    (250000000, 250000000, 250000)

    Raises: Unreadable.
    """
    trimmed = re.sub(r"(?i)^rp\.?|\s", "", text.strip())
    whole, _comma, rest = trimmed.partition(",")
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    if not (whole.isascii() and whole.isdigit()) or rest.strip("0-"):
        raise Unreadable(_("bukan rupiah bulat"), _("Tulis seperti 250000000"))
    return int(whole)


def volume_of(text: str) -> Decimal | None:
    """
    >>> volume_of("1.250,5"), volume_of("0.75"), volume_of("")
    (Decimal('1250.5'), Decimal('0.75'), None)

    Raises: Unreadable.
    """
    trimmed = re.sub(r"\s", "", text)
    if not trimmed:
        return None
    if _UNSURE.fullmatch(trimmed):
        raise Unreadable(_("tidak jelas: ribuan atau desimal"), _("Tulis seperti 1250 atau 1,25"))
    whole, comma, rest = trimmed.partition(",")
    if comma or _THOUSANDS.fullmatch(whole):
        trimmed = f"{whole.replace('.', '')}.{rest or '0'}" if comma else whole.replace(".", "")
    if not re.fullmatch(r"[0-9]{1,10}(\.[0-9]+)?", trimmed):
        raise Unreadable(_("bukan angka"), _("Tulis seperti 1250 atau 1,25"))
    return Decimal(trimmed).quantize(Decimal("0.01"))


def day_of(text: str, otherwise: date) -> date:
    """
    >>> day_of("31/12/2025", date(2025, 1, 1)), day_of("", date(2025, 1, 1))
    (datetime.date(2025, 12, 31), datetime.date(2025, 1, 1))

    Raises: Unreadable.
    """
    trimmed = text.strip()
    if not trimmed:
        return otherwise
    for form in _DAYS:
        try:
            return datetime.strptime(trimmed, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    raise Unreadable(_("bukan tanggal"), _("Tulis seperti 2025-12-31"))
