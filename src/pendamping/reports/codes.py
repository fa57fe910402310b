"""Check codes: where and when for people, forty random bits so that nobody finds one by counting."""

import secrets
from datetime import date

# Crockford's base 32: no I, L, O or U, so that a code read aloud or off a photocopy is typed right.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans("ILO", "110")
RANDOM_LENGTH = 8
COUNTRY = "00"


def new_code(region_code: str, since: date) -> str:
    """6209-2024-10-K7QF-9XMT: the regency or province, the month, and the part that cannot be guessed."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    return f"{region_code[:4] or COUNTRY}-{since:%Y-%m}-{secret[:4]}-{secret[4:]}"


def as_written(typed: str) -> str:
    """The code that somebody meant who typed it off paper.

    >>> as_written(" 6209 2024-1o k7qf 9xmt")
    '6209-2024-10-K7QF-9XMT'
    """
    kept = "".join(one for one in typed.upper().translate(MISREAD) if one in ALPHABET)
    secret, head = kept[-RANDOM_LENGTH:], kept[:-RANDOM_LENGTH]
    parts = (head[:-6], head[-6:-2], head[-2:], secret[:4], secret[4:])
    return "-".join(part for part in parts if part)
