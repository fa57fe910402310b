"""Indonesian words by their stem, so that "musyawarah" also finds "bermusyawarah"; the same on every database.

PostgreSQL has the Snowball stemmer for Indonesian, SQLite has none; asked each in its own way, the two would find
different texts. So the stems are made here, by Snowball, and both databases look for plain words.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import snowballstemmer

from pendamping.common.text import fold

# Snowball knows no dictionary: of "kelola" it takes a "ke-", of "memilah" a "-lah", of "menimbang" it leaves "imbang".
# These are words of our own field that it tears apart; their forms are looked up before it is asked.
ROOTS: Final = (
    *("kelola", "kelompok", "kembang", "kumpul", "sekolah", "tanam", "selesai", "perempuan", "kirim"),
    *("kurang", "karya", "kader", "tata", "tulis", "susun", "sumber", "saring", "sapu"),
    *("pilih", "pilah", "pupuk", "panen", "pinjam", "pelihara", "tenun", "tambak", "ternak"),
    *("tebar", "kemas", "kering", "kolam", "kebun", "timbang", "tabung", "tampung", "tutup"),
    *("salur", "simpan", "sedia", "periksa", "pasang", "potong", "pindah", "sampah", "olah"),
    *("kecamatan", "kelurahan", "kabupaten", "desa", "dusun", "dana", "peraturan", "pemerintah", "pemuda"),
)
PLAIN: Final = ("", "di", "ber", "ter", "ke", "se", "per", "memper", "diper")
NASAL: Final = ("me", "pe")  # before a letter that changes after them
SUFFIXES: Final = ("", "an", "kan", "i", "nya", "annya", "kannya")
SWALLOWED: Final = {"k": "ng", "t": "n", "s": "ny", "p": "m"}  # the letter goes, the sound stays
KEPT: Final = {"b": "m", "d": "n", "g": "ng", "h": "ng"} | dict.fromkeys("aiueo", "ng")
SHORTEST: Final = 2  # single letters find everything
MOST_WORDS: Final = 12  # of a question


def stems_of(text: str) -> list[str]:
    """The stems of a text in its order, repeated where words repeat.

    >>> stems_of("Pengelolaan sampah, dikelola bersama")
    ['kelola', 'sampah', 'kelola', 'sama']
    """
    return [_stem(word) for word in fold(text).split() if len(word) >= SHORTEST]


def asked_stems(text: str) -> list[str]:
    """What a search box asks for: each stem once, not too many."""
    return list(dict.fromkeys(stems_of(text)))[:MOST_WORDS]


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("indonesian")


@cache
def _known() -> Mapping[str, str]:
    """Every form of the roots → its root."""
    return {form: root for root in ROOTS for form in _forms(root)}


def _forms(root: str) -> Iterator[str]:
    first, rest = root[0], root[1:]
    nasal = SWALLOWED[first] + rest if first in SWALLOWED else KEPT.get(first, "") + root
    beginnings = [prefix + root for prefix in PLAIN] + [prefix + nasal for prefix in NASAL]
    yield from (beginning + suffix for beginning in beginnings for suffix in SUFFIXES)


def _stem(word: str) -> str:
    return _known().get(word) or str(_stemmer().stemWord(word))
