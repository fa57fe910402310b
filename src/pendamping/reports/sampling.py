"""The rule by which villages are chosen for a spot check. Pure: the same signs and month choose the same villages."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise
from typing import Final

from django.utils.translation import gettext_lazy as _

PLAIN_BITS: Final = 8
BAND_DIGITS: Final = 4  # 16 bits; eight bands, so two looks that differ in at most seven bits share one


class VillageSign(StrEnum):
    """What makes a village worth a look."""

    STALE = "stale"
    SAME_PHOTO = "same_photo"
    LIKE_PHOTO = "like_photo"
    SAME_TEXT = "same_text"
    FAR = "far"
    IMPROBABLE = "improbable"


POINTS: Final[Mapping[VillageSign, int]] = {
    VillageSign.STALE: 3,
    VillageSign.SAME_PHOTO: 3,
    VillageSign.LIKE_PHOTO: 3,
    VillageSign.SAME_TEXT: 2,
    VillageSign.FAR: 2,
    VillageSign.IMPROBABLE: 2,
}
WORDS: Final = {
    VillageSign.STALE: _("tanpa kunjungan terverifikasi %(number)s hari"),
    VillageSign.SAME_PHOTO: _("%(number)s laporan dengan foto yang pernah dipakai"),
    VillageSign.LIKE_PHOTO: _("%(number)s laporan dengan foto yang tampak sama dengan foto lain"),
    VillageSign.SAME_TEXT: _("%(number)s laporan dengan uraian yang sama persis dengan sebelumnya"),
    VillageSign.FAR: _("%(number)s kunjungan dengan titik jauh dari desa"),
    VillageSign.IMPROBABLE: _("%(number)s laporan dengan jam bertumpuk atau sehari terlalu panjang"),
}


@dataclass(frozen=True, slots=True)
class Signed:
    """One sign of one village: how many, and in which daily reports."""

    sign: VillageSign
    number: int
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    village: str
    points: int
    signs: tuple[Signed, ...]


def choose(signs: Mapping[str, Sequence[Signed]], key: str, number: int) -> list[Chosen]:
    """Those with the most points first; the last place is drawn among villages without a sign, where there is one.

    Args:
        signs: every village of the kecamatan by its code, those without a sign included.
        key: of the kecamatan and month; equal points are ordered by drawing with it.
    """
    ranked = sorted(
        (Chosen(code, sum(POINTS[one.sign] for one in found), tuple(found)) for code, found in signs.items()),
        key=lambda one: (-one.points, _draw(key, one.village)),
    )
    signed = [one for one in ranked if one.points]
    plain = [one for one in ranked if not one.points]
    first = signed[: number - 1] if plain else signed[:number]
    return [*first, *plain[: number - len(first)]]


def alike(looks: Mapping[str, str], most_bits: int) -> Iterator[tuple[str, str]]:
    """Pairs of photos, by their keys, whose looks differ in at most `most_bits` of 128.

    A picture so plain that it has hardly a bit tells nothing.

    >>> list(alike({"a": "0f" * 16, "b": "0f" * 15 + "0c", "c": "f0" * 16, "d": "0" * 32}, 7))
    [('b', 'a')]
    """
    same: dict[str, list[str]] = {}
    for key, look in looks.items():
        if int(look, 16).bit_count() >= PLAIN_BITS:
            same.setdefault(look, []).append(key)
    for keys in same.values():
        yield from pairwise(keys)
    bands: dict[tuple[int, str], list[str]] = {}
    for look in same:
        for place in range(0, len(look), BAND_DIGITS):
            bands.setdefault((place, look[place : place + BAND_DIGITS]), []).append(look)
    near = {pair for shared in bands.values() for pair in combinations(sorted(shared), 2)}
    for first, second in sorted(near):
        if (int(first, 16) ^ int(second, 16)).bit_count() <= most_bits:
            yield same[first][0], same[second][0]


def _draw(key: str, village: str) -> str:
    return hashlib.sha256(f"{key}/{village}".encode()).hexdigest()
