"""Indonesian telephone numbers as people write them."""

import re

from pendamping.common.digests import keyed_digest

SHORTEST, LONGEST = 8, 14  # digits after the country code
_MARKS = re.compile(r"[\s().\-–]")
_NUMBER = re.compile(rf"(?:\+62|62|0)(8\d{{{SHORTEST - 1},{LONGEST - 1}}})", re.ASCII)


def normal_phone(text: str) -> str | None:
    """A mobile number in its one spelling; None for anything else.

    >>> normal_phone("0812-3456-7890"), normal_phone("+62 812 3456 7890"), normal_phone("sari")
    ('+6281234567890', '+6281234567890', None)
    """
    found = _NUMBER.fullmatch(_MARKS.sub("", text.strip()))
    return f"+62{found[1]}" if found else None


def phone_digest(normal: str) -> str:
    """What an account keeps of its number: enough to find it, not enough to read it."""
    return keyed_digest("account.phone", normal)
