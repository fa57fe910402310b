"""Whether a statement that somebody shows is this office's, and whether it still holds what it says."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.conf import settings

from pendamping.common.carrying import Carried, carried_in
from pendamping.common.check_codes import check_code
from pendamping.common.signing import is_ours, is_signed
from pendamping.reports.schemas.performance import SaidOfFile, file_said_in
from pendamping.sync.presenting import DayCompared, days_compared, span_of
from pendamping.sync.selectors.holdings import holdings_between
from pendamping.sync.statements import Said, said_in


class Verdict(Enum):
    OURS = "ours"
    OTHER_OFFICE = "other_office"  # signed by a key that it names, and that is not ours
    FORGED = "forged"
    FILE_CHANGED = "file_changed"  # the statement is ours, what came along with it is not what it vouches for
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Checked:
    verdict: Verdict
    said: Said | SaidOfFile | None = None
    code: str = ""
    days: Sequence[DayCompared] = ()

    @property
    def is_file(self) -> bool:
        """Whether it is about a personal performance file."""
        return isinstance(self.said, SaidOfFile)

    @property
    def is_less(self) -> bool:
        return any(day.is_less for day in self.days)


def check_statement(given: str) -> Checked:
    """Of a statement of this office also what it holds of the same days now; of any other nothing is told."""
    carried = carried_in(given)
    said = said_in(carried.text) or file_said_in(carried.text) if carried else None
    if carried is None or said is None:
        return Checked(Verdict.UNREADABLE)
    if is_ours(carried.text, carried.signature):
        if isinstance(said, SaidOfFile):
            return Checked(_of_file(carried, said), said, check_code(carried.text))
        days = days_compared(said, holdings_between(said.person, *span_of(said)))
        return Checked(Verdict.OURS, said, check_code(carried.text), days)
    return Checked(Verdict.OTHER_OFFICE if _is_anothers(carried, said) else Verdict.FORGED, said)


def _of_file(carried: Carried, said: SaidOfFile) -> Verdict:
    """A paper brings only the statement; a file brings what the statement vouches for."""
    is_same = not carried.file or hashlib.sha256(carried.file.encode()).hexdigest() == said.sha256
    return Verdict.OURS if is_same else Verdict.FILE_CHANGED


def _is_anothers(carried: Carried, said: Said | SaidOfFile) -> bool:
    """Signed with the key that comes along; or, where a QR code has no room for one, from another address."""
    if carried.public_key:
        return is_signed(carried.text.encode(), carried.signature, carried.public_key)
    return said.office != settings.BASE_URL
