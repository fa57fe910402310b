"""NIK and NPWP: what they must look like; how any personal number is found and how it is shown."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from pendamping.common.digests import keyed_digest

NIK_LENGTH = 16
NPWP_LENGTHS = (15, 16)
WOMEN_ADD = 40  # to the day of birth
SHOWN_FIRST, SHOWN_LAST = 6, 4
HIDDEN = "*"


@dataclass(frozen=True, slots=True)
class Nik:
    """A NIK taken apart: area of issue, sex, and the birth date but for its century."""

    digits: str

    @property
    def province_code(self) -> str:
        return self.digits[:2]

    @property
    def is_female(self) -> bool:
        return int(self.digits[6:8]) > WOMEN_ADD

    def born_on(self, today: date) -> date | None:
        """The latest such day that is not after `today`; None when the calendar has none."""
        day = int(self.digits[6:8]) - (WOMEN_ADD if self.is_female else 0)
        month, year = int(self.digits[8:10]), int(self.digits[10:12])
        century = today.year // 100 * 100
        for first_year in (century, century - 100):
            try:
                born = date(first_year + year, month, day)
            except ValueError:
                continue
            if born <= today:
                return born
        return None


def only_digits(text: str) -> str:
    """What was typed, without spaces, dots and dashes.

    >>> only_digits("6209 0442-0185 0001")
    '6209044201850001'
    """
    return re.sub(r"[\s.\-]", "", text)


def parse_nik(text: str, *, today: date, provinces: Collection[str]) -> Nik | None:
    """A NIK, or None where no such number can have been issued.

    >>> parse_nik("6209044201850001", today=date(2024, 11, 12), provinces={"62"}).born_on(date(2024, 11, 12))
    datetime.date(1985, 1, 2)
    """
    digits = only_digits(text)
    if len(digits) != NIK_LENGTH or not (digits.isascii() and digits.isdigit()):
        return None
    nik = Nik(digits)
    issued_somewhere = nik.province_code in provinces and digits[2:4] != "00" and digits[4:6] != "00"
    return nik if issued_somewhere and digits[12:] != "0000" and nik.born_on(today) else None


def parse_npwp(text: str) -> str | None:
    """15 digits of the older form or 16 of the newer one, without marks; None for anything else."""
    digits = only_digits(text)
    return digits if len(digits) in NPWP_LENGTHS and digits.isascii() and digits.isdigit() else None


def masked(value: str | None) -> str:
    """Enough to recognise, not enough to use.

    >>> masked("6209044201850001"), masked("+628123456789"), masked("12345"), masked(None)
    ('620904******0001', '+62812***6789', '*****', '')
    """
    if not value:
        return ""
    hidden = len(value) - SHOWN_FIRST - SHOWN_LAST
    if hidden < len("***"):
        return HIDDEN * len(value)
    return value[:SHOWN_FIRST] + HIDDEN * hidden + value[-SHOWN_LAST:]


def nik_digest(nik: str) -> str:
    """What finds this NIK without reading it."""
    return keyed_digest("person.nik", nik)
