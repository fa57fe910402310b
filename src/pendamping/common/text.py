"""Comparing what people write: names in any case, with or without accents and punctuation."""

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Small letters and digits without accents, words parted by one blank.

    >>> fold("  Désa  NANGA-Bulik (Kota)"), fold("Ma'rang")
    ('desa nanga bulik kota', 'marang')
    """
    plain = unicodedata.normalize("NFKD", re.sub("['’ʼ`´]", "", text).casefold())
    return _NOT_A_WORD.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def squash(text: str) -> str:
    """The same without blanks, for heads of columns and for names that differ in their spaces only.

    >>> squash("Nama Desa / Kel."), squash("Ujung Pandang") == squash("UJUNGPANDANG")
    ('namadesakel', True)
    """
    return fold(text).replace(" ", "")
