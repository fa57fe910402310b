"""Whether a statement that somebody shows is this office's, and whether it still holds what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.conf import settings

from pendamping.sync.check_codes import check_code
from pendamping.sync.presenting import DayCompared, days_compared, span_of
from pendamping.sync.selectors.holdings import holdings_between
from pendamping.sync.signing import is_ours, is_signed
from pendamping.sync.statements import Carried, Said, carried_in, said_in


class Verdict(Enum):
    OURS = "ours"
    OTHER_OFFICE = "other_office"  # signed by a key that it names, and that is not ours
    FORGED = "forged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Checked:
    verdict: Verdict
    said: Said | None = None
    code: str = ""
    days: Sequence[DayCompared] = ()

    @property
    def is_less(self) -> bool:
        return any(day.is_less for day in self.days)


def check_statement(given: str) -> Checked:
    """Of a statement of this office also what it holds of the same days now; of any other nothing is told."""
    carried = carried_in(given)
    said = said_in(carried.text) if carried else None
    if carried is None or said is None:
        return Checked(Verdict.UNREADABLE)
    if is_ours(carried.text, carried.signature):
        days = days_compared(said, holdings_between(said.person, *span_of(said)))
        return Checked(Verdict.OURS, said, check_code(carried.text), days)
    return Checked(Verdict.OTHER_OFFICE if _is_anothers(carried, said) else Verdict.FORGED, said)


def _is_anothers(carried: Carried, said: Said) -> bool:
    """Signed with the key that comes along; or, where a QR code has no room for one, from another address."""
    if carried.public_key:
        return is_signed(carried.text.encode(), carried.signature, carried.public_key)
    return said.office != settings.BASE_URL
