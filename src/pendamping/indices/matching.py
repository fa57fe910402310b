"""Which village of today a published row means: by code and name together, never by the code alone.

The ministry's list numbers 234 villages with codes that the decree gives to others, and 795 with codes that no longer
exist. A row is matched when code and name agree, when an older list knew that code under that name, or when the name
leads to one village of the regency; otherwise a person decides.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches

from pendamping.common.scope import codes_within
from pendamping.common.text import fold, squash
from pendamping.indices.models import Match, UnmatchedResult
from pendamping.indices.schemas import PublishedResult
from pendamping.regions.models import FormerCode, Region

SURE = frozenset({Match.CODE_AND_NAME, Match.PERSON, Match.FORMER_CODE})
SAME_NAME_RESPELLED = 0.85
WORTH_SHOWING = 0.6
CANDIDATES = 6
# Words that part neighbours from each other: two names that differ in one of these are two villages.
_PARTING = frozenset(
    fold(
        "I II III IV V VI VII VIII IX X XI XII satu dua tiga empat lima utara selatan barat timur tengah hulu hilir "
        "ulu ilir atas bawah baru lama dalam luar kecil besar darat laut pulau kiri kanan"
    ).split()
)
_KINDS = {"kabupaten", "kab", "kota", "adm", "administrasi"}

Reason = UnmatchedResult.Reason


@dataclass(frozen=True, slots=True)
class Village:
    code: str
    name: str
    assessed: bool
    today: bool  # not closed


@dataclass(frozen=True, slots=True)
class Found:
    """The village a row means."""

    code: str
    match: Match


@dataclass(frozen=True, slots=True)
class NotFound:
    """Why nobody but a person can say, and which villages come into question."""

    reason: Reason
    candidates: tuple[str, ...]
    area_code: str


@dataclass(slots=True)
class _Regency:
    """The villages of one regency, by code and by name."""

    code: str
    villages: dict[str, Village]
    districts: dict[str, str]  # code → squashed name
    by_name: dict[str, list[Village]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_name = defaultdict(list)
        for village in self.villages.values():
            if village.today:
                self.by_name[squash(village.name)].append(village)

    def named(self, name: str, district_name: str) -> tuple[list[Village], list[Village]]:
        """The villages with this name in the district of that name, and in the whole regency."""
        everywhere = self.by_name.get(squash(name), [])
        wanted = squash(district_name)
        return [one for one in everywhere if self.districts.get(one.code[:6]) == wanted], everywhere


class Matcher:
    """Finds villages; reads the regions it meets, each regency once."""

    def __init__(self) -> None:
        self._regencies: dict[str, _Regency] = {}
        self._former: dict[str, dict[tuple[str, str], set[str]]] = {}
        self._names: dict[str, str] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for code, name in Region.objects.filter(level=Region.Level.REGENCY).values_list("code", "name"):
            self._names[code] = _regency_key(name)
            self._by_name[self._names[code]].append(code)
        decided = UnmatchedResult.objects.filter(resolved_as__isnull=False)
        self._decided: Mapping[tuple[str, str], str] = {
            (code, squash(name)): str(village)
            for code, name, village in decided.values_list("code", "name", "resolved_as_id")
        }

    def match(self, row: PublishedResult) -> Found | NotFound:
        """The village that `row` means, or why that is not certain."""
        key = (row.code, squash(row.name))
        if key in self._decided:
            return Found(self._decided[key], Match.PERSON)
        own = self._regency(row.code[:4]).villages.get(row.code)
        if own and squash(own.name) == key[1]:
            return self._checked(own, Match.CODE_AND_NAME)
        former = self._former_codes(row.code[:4]).get(key, set())
        if len(former) == 1:
            code = next(iter(former))
            return self._checked(self._regency(code[:4]).villages[code], Match.FORMER_CODE)
        return self._by_names(row, own, former)

    def _by_names(self, row: PublishedResult, own: Village | None, former: Iterable[str]) -> Found | NotFound:
        regency = self._regency(self._regency_of(row))
        in_district, in_regency = regency.named(row.name, row.district_name)
        if own and own.today and not in_district and _respelled(own.name, row.name):
            return self._checked(own, Match.CODE_AND_SIMILAR_NAME)
        # Code and name of two numbered neighbours: a slip in either of them is as likely.
        if not (own and _alike(own.name, row.name)):
            for found, how in ((in_district, Match.NAME_AND_DISTRICT), (in_regency, Match.NAME_IN_REGENCY)):
                if len(found) == 1:
                    return self._checked(found[0], how)
        reason = Reason.OTHER_NAME if own else Reason.SEVERAL if in_regency else Reason.CODE_UNKNOWN
        return NotFound(reason, self._candidates(regency, row, own, former), regency.code or row.code[:4])

    @staticmethod
    def _checked(village: Village, how: Match) -> Found | NotFound:
        if not village.assessed:
            return NotFound(Reason.KELURAHAN, (village.code,), village.code[:4])
        return Found(village.code, how)

    @staticmethod
    def _candidates(
        regency: _Regency, row: PublishedResult, own: Village | None, former: Iterable[str]
    ) -> tuple[str, ...]:
        in_district, in_regency = regency.named(row.name, row.district_name)
        near = get_close_matches(squash(row.name), list(regency.by_name), n=CANDIDATES, cutoff=WORTH_SHOWING)
        similar = [village for name in near for village in regency.by_name[name]]
        codes = [*former, *(one.code for one in (*in_district, *in_regency, *similar) if one.assessed)]
        if own and own.assessed:
            codes.append(own.code)
        return tuple(dict.fromkeys(codes))[:CANDIDATES]

    def _regency_of(self, row: PublishedResult) -> str:
        """The regency that the row names; its code where the name says nothing else; "" where they contradict."""
        prefix, name = row.code[:4], _regency_key(row.regency_name)
        own = self._names.get(prefix)
        if own is not None and (not name or name == own or _respelled(own, name)):
            return prefix
        named = self._by_name.get(name, [])
        wants_kota = fold(row.regency_name).startswith("kota ")
        named = [code for code in named if (code[2] == "7") == wants_kota] or named
        return named[0] if len(named) == 1 else ""

    def _regency(self, code: str) -> _Regency:
        if code not in self._regencies:
            regions = Region.objects.filter(codes_within((code,), "code")) if code else Region.objects.none()
            rows = list(regions.values_list("code", "name", "level", "kind", "valid_until"))
            villages = {
                own: Village(own, name, kind in Region.ASSESSED, until is None)
                for own, name, level, kind, until in rows
                if level == Region.Level.VILLAGE
            }
            districts = {own: squash(name) for own, name, level, *_ in rows if level == Region.Level.DISTRICT}
            self._regencies[code] = _Regency(code, villages, districts)
        return self._regencies[code]

    def _former_codes(self, prefix: str) -> dict[tuple[str, str], set[str]]:
        if prefix not in self._former:
            known: dict[tuple[str, str], set[str]] = defaultdict(set)
            rows = FormerCode.objects.filter(codes_within((prefix,), "code"), region__isnull=False)
            for code, name, region in rows.values_list("code", "name", "region_id"):
                known[code, squash(name)].add(str(region))
            self._former[prefix] = known
        return self._former[prefix]


def _regency_key(name: str) -> str:
    """A regency's name without the word for its kind: KAB. SAMBAS and Sambas are the same."""
    return "".join(word for word in fold(name).split() if word not in _KINDS)


def _respelled(one: str, other: str) -> bool:
    """Whether two names are one name spelled twice; Sukamaju I and Sukamaju II are not.

    >>> _respelled("Gunong Pulo", "GUNUNG PULO"), _respelled("Klamono I", "Klamono II")
    (True, False)
    """
    words, others = set(fold(one).split()), set(fold(other).split())
    parting = {word for word in words ^ others if word in _PARTING or word.isdigit() or len(word) == 1}
    return not parting and _alike(one, other)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, squash(one), squash(other)).ratio() >= SAME_NAME_RESPELLED
