"""A few signs by which two people see that they hold the same statement."""

import hashlib
from typing import Final

# Crockford's base 32: no I, L, O or U, so that a code read aloud or off a photocopy is typed right.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIGNS: Final = 8  # 40 bits: nobody meets another statement with the same code by chance
BITS: Final = 5  # of one sign


def check_code(text: str) -> str:
    """The first 40 bits of the SHA-256 of exactly this text, in Crockford's base 32.

    >>> check_code("data contoh")
    'JNRG-QYDV'
    """
    first = int.from_bytes(hashlib.sha256(text.encode()).digest()[: SIGNS * BITS // 8])
    signs = "".join(ALPHABET[first >> BITS * place & (1 << BITS) - 1] for place in reversed(range(SIGNS)))
    return f"{signs[: SIGNS // 2]}-{signs[SIGNS // 2 :]}"
