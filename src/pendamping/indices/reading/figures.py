"""Figures, codes and statuses as publications write them."""

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from pendamping.common.text import fold
from pendamping.indices.models import Status
from pendamping.indices.schemas import DECIMALS

FIRST_YEAR, LAST_YEAR = 2014, 2100
LONGEST_NAME = 120
_STATUSES = {fold(status.value): status.value for status in Status}
_MISSING = {"", "-", "null", "n/a", "#n/a"}


class Unreadable(Exception):
    """Why a row cannot be read, as a sentence for the person who chose the file."""


def code_of(text: str) -> str:
    """Raises: Unreadable: no ten digits; dots and blanks between them are fine."""
    code = re.sub(r"[.\s]", "", text)
    if not re.fullmatch(r"[0-9]{10}", code):
        raise Unreadable(_("kode desa “%(code)s” bukan sepuluh angka") % {"code": text[:40]})
    return code


def name_of(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise Unreadable(_("nama desa kosong"))
    if len(name) > LONGEST_NAME:
        raise Unreadable(_("nama desa lebih dari %(limit)s huruf") % {"limit": LONGEST_NAME})
    return name


def year_of(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise Unreadable(_("tahun “%(year)s” tidak dikenal") % {"year": text[:40]})
    return int(text)


def index_of(what: str, text: str) -> Decimal | None:
    """An index between 0 and 1, with decimal point or comma; empty is None.

    >>> index_of("IKS", "0,8"), index_of("IKS", "-")
    (Decimal('0.8'), None)
    """
    trimmed = text.strip().replace(",", ".")
    if trimmed.casefold() in _MISSING:
        return None
    try:
        number = Decimal(trimmed)
    except InvalidOperation:
        raise Unreadable(_("%(what)s “%(text)s” bukan angka") % {"what": what, "text": text[:40]}) from None
    if not number.is_finite() or not 0 <= number <= 1:
        raise Unreadable(_("%(what)s %(text)s tidak antara 0 dan 1") % {"what": what, "text": text[:40]})
    # A spreadsheet hands on more binary digits than anybody published.
    return number if number == (rounded := number.quantize(DECIMALS)) else rounded


def status_of(text: str) -> str:
    """The id of a status written in any case; empty is ""."""
    if text.strip().casefold() in _MISSING:
        return ""
    try:
        return _STATUSES[fold(text)]
    except KeyError:
        raise Unreadable(_("status “%(status)s” tidak dikenal") % {"status": text[:40]}) from None


def score_of(indicator: str, text: str) -> int:
    if not re.fullmatch(r"[0-5](\.0+)?", text.strip()):
        raise Unreadable(
            _("skor %(indicator)s “%(text)s” bukan angka 0 sampai 5") % {"indicator": indicator, "text": text[:40]}
        )
    return int(text.strip()[0])
