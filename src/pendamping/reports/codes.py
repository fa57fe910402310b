"""Check codes: where and when for people, sixty random bits so that nobody finds one by trying."""

import secrets
from datetime import date

from pendamping.common.check_codes import ALPHABET

MISREAD = str.maketrans("ILO", "110")
GROUP, GROUPS = 4, 3  # of the part that cannot be guessed
COUNTRY = "00"


def new_code(region_code: str, since: date) -> str:
    """6209-2024-10-K7QF-9XMT-3B2C: the regency or province, the month, and the part that cannot be guessed."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(GROUP * GROUPS))
    return "-".join([region_code[:4] or COUNTRY, f"{since:%Y-%m}", *_grouped(secret)])


def as_written(typed: str) -> str:
    """The code that somebody meant who typed it off paper.

    >>> as_written(" 6209 2024-1o k7qf 9xmt3b2c")
    '6209-2024-10-K7QF-9XMT-3B2C'
    """
    kept = "".join(one for one in typed.upper().translate(MISREAD) if one in ALPHABET)
    head, secret = kept[: -GROUP * GROUPS], kept[-GROUP * GROUPS :]
    parts = (head[:-6], head[-6:-2], head[-2:], *_grouped(secret))
    return "-".join(part for part in parts if part)


def _grouped(secret: str) -> list[str]:
    return [secret[start : start + GROUP] for start in range(0, len(secret), GROUP)]
