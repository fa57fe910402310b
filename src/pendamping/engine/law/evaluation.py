"""Evaluation schemes: law/evaluasi_kinerja, one file per scheme; which one held on a day."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from pendamping.engine.law.definitions import OUR_FOLDER
from pendamping.engine.law.entries import Entry, Number
from pendamping.engine.law.files import LawPage
from pendamping.law.parsing import LawFault, LawFile
from pendamping.law.parsing import Path as Place

FOLDER = OUR_FOLDER / "evaluasi_kinerja"
MONTHS = {"quarter": 3, "semester": 6}
Evidence = Literal[
    "reports",
    "days_reported",
    "visits",
    "participants",
    "problems",
    "days_missing",
    "days_on_leave",
    "days_late",
    "days_returned",
]
Disagreement = tuple[Place, str, str]  # place, what, mend


class Aspect(Entry):
    """One thing that a group of assessors judges."""

    id: str
    name: str = Field(alias="name_id")
    points: Number | None  # None: the decree leaves it open, so the installation sets it
    evidence: Sequence[Evidence] = ()  # what verified work shows beside it, for the assessor to weigh


class Group(Entry):
    """Who judges: an office by a link, the tier above by its account, or those who are served by a link."""

    id: str
    name: str = Field(alias="name_id")
    points: Number | None
    assessor: Literal["office", "supervisor", "service_user"]
    by_tier: Mapping[str, str] = {}  # role of the service user by the tier of the assessed
    several: Literal["mean"] = "mean"  # how the values of several assessors of one aspect become one
    aspects: Annotated[Sequence[Aspect], Field(min_length=1)]


class Scale(Entry):
    lowest: Number
    highest: Number


class Band(Entry):
    """One grade, the highest first; `at_least` is left out where a scheme gives grades and no points."""

    id: str
    label: str = Field(alias="label_id")
    at_least: Number | None = None


class Scheme(LawPage):
    """One scheme, as the decree has it."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    effective_from: date | None  # None: nobody has looked up its first day
    effective_to: date | None
    period: Literal["quarter", "semester"]
    result: Literal["points", "grade"]
    total: Number | None
    scale: Scale | None
    bands: Sequence[Band] | None
    response_days: int | None
    groups: Annotated[Sequence[Group], Field(min_length=1)]

    @property
    def aspects(self) -> list[Aspect]:
        return [aspect for group in self.groups for aspect in group.aspects]

    @property
    def open_aspects(self) -> list[Aspect]:
        """Those whose points the installation has to set."""
        return [one for one in self.aspects if one.points is None] if self.result == "points" else []

    def held_on(self, day: date) -> bool:
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_to is None or day <= self.effective_to)


def schemes() -> Sequence[Scheme]:
    """Every scheme of ours, the oldest first.

    Raises:
        LawFault: a file does not read as it should, or two schemes hold on one day.
    """
    return read_schemes(FOLDER)


def scheme(id_: str) -> Scheme | None:
    return next((one for one in schemes() if one.id == id_), None)


def scheme_on(day: date) -> Scheme | None:
    """The scheme that held on a day; None: no file describes it.

    >>> scheme_on(date(2025, 6, 30)).id, scheme_on(date(2023, 6, 30)).id
    ('triwulan-2025', 'semester')
    """
    return next((one for one in schemes() if one.held_on(day)), None)


@cache
def read_schemes(folder: Path) -> Sequence[Scheme]:
    """
    Raises:
        LawFault: as for `schemes`.
    """
    read = [(*_read(path),) for path in sorted(folder.glob("*.yaml"))]
    read.sort(key=lambda one: one[0].effective_from or date.min)
    for (earlier, _file), (later, file) in itertools.pairwise(read):
        if earlier.id == later.id:
            raise file.fault(("id",), f"{later.id} sudah dipakai berkas lain", "Beri id yang lain")
        if later.effective_from is None or earlier.effective_to is None or later.effective_from <= earlier.effective_to:
            what = f"berlaku bersamaan dengan {earlier.name}"
            raise file.fault(("effective_from",), what, "Isi effective_to skema yang lama sebelum hari ini")
    return [found for found, _file in read]


def _read(path: Path) -> tuple[Scheme, LawFile]:
    name = f"law/{path.parent.name}/{path.name}"
    file = LawFile(name, path.read_text(encoding="utf-8"))
    found: Scheme = file.shaped(TypeAdapter(Scheme))
    check(found, file)
    return found, file


def check(found: Scheme, file: LawFile) -> None:
    """
    Raises:
        LawFault: the weights, grades or days of a scheme contradict each other.
    """
    fault = next(_disagreements(found), None)
    if fault is not None:
        raise _told(file, fault)


def _told(file: LawFile, fault: Disagreement) -> LawFault:
    place, what, mend = fault
    return file.fault(place, what, mend)


def _disagreements(found: Scheme) -> Iterator[Disagreement]:
    yield from _days(found)
    yield from _twice("groups", (one.id for one in found.groups))
    seen: set[str] = set()
    for number, group in enumerate(found.groups):
        for place, aspect in enumerate(group.aspects):
            if aspect.id in seen:
                yield ("groups", number, "aspects", place, "id"), f"{aspect.id} ada dua kali", "Beri id yang lain"
            seen.add(aspect.id)
        if (group.assessor == "service_user") != bool(group.by_tier):
            mend = "Tulis by_tier hanya untuk service_user: jenjang yang dinilai dan peran penilainya"
            yield ("groups", number, "by_tier"), "penilainya tidak jelas", mend
    yield from _weights(found) if found.result == "points" else _without_weights(found)
    if found.scale and found.scale.highest <= found.scale.lowest:
        yield ("scale", "highest"), "tidak di atas lowest", "Tulis nilai tertinggi yang lebih besar"
    if found.bands is not None:
        yield from bands_of(found.bands, found.total)


def _days(found: Scheme) -> Iterator[Disagreement]:
    """A scheme begins and ends with a period: within one, everybody is judged by the same rule."""
    word = "triwulan" if found.period == "quarter" else "semester"
    first, last = found.effective_from, found.effective_to
    if first is not None and not _begins(first, found.period):
        yield ("effective_from",), f"{first} di tengah {word}", f"Pakai hari pertama {word}"
    if last is not None and not _begins(last + timedelta(days=1), found.period):
        yield ("effective_to",), f"{last} di tengah {word}", f"Pakai hari terakhir {word}"
    if first is not None and last is not None and last < first:
        yield ("effective_to",), f"{last} sebelum effective_from", "Perbaiki salah satunya"


def _begins(day: date, period: str) -> bool:
    return day.day == 1 and (day.month - 1) % MONTHS[period] == 0


def _twice(key: str, ids: Iterable[str]) -> Iterator[Disagreement]:
    seen: set[str] = set()
    for number, id_ in enumerate(ids):
        if id_ in seen:
            yield (key, number, "id"), f"{id_} ada dua kali", "Beri id yang lain"
        seen.add(id_)


def _weights(found: Scheme) -> Iterator[Disagreement]:
    if found.total is None or found.total <= 0:
        yield ("total",), "harus di atas nol", "Tulis jumlah semua poin, misalnya 100"
        return
    for number, group in enumerate(found.groups):
        if group.points is None or group.points <= 0:
            yield ("groups", number, "points"), "harus di atas nol", "Tulis poin kelompok ini"
            return
        yield from _shares(number, group, group.points)
    whole = sum((group.points for group in found.groups if group.points is not None), Decimal(0))
    if whole != found.total:
        yield ("total",), f"{found.total}, padahal poin semua kelompok berjumlah {whole}", "Sesuaikan poin kelompoknya"


def _shares(number: int, group: Group, points: Decimal) -> Iterator[Disagreement]:
    known = [one.points for one in group.aspects if one.points is not None]
    for place, aspect in enumerate(group.aspects):
        if aspect.points is not None and aspect.points <= 0:
            yield ("groups", number, "aspects", place, "points"), "harus di atas nol", "Tulis poinnya, atau null"
    added = sum(known, Decimal(0))
    all_known = len(known) == len(group.aspects)
    if (added != points) if all_known else (added >= points):
        what = f"{points}, padahal aspeknya berjumlah {added}"
        yield ("groups", number, "points"), what, "Sesuaikan poin aspek, atau tulis null untuk yang belum diketahui"


def _without_weights(found: Scheme) -> Iterator[Disagreement]:
    points = [*(one.points for one in found.groups), *(one.points for one in found.aspects)]
    weighted = any(one is not None for one in points)
    if weighted or found.total is not None or found.scale is not None:
        yield ("result",), "skema huruf tidak punya poin", "Hapus poin dan skalanya, atau tulis result: points"


def bands_of(bands: Sequence[Band], total: Decimal | None) -> Iterator[Disagreement]:
    """What is wrong with grades that are stated from the highest down."""
    if not bands:
        yield ("bands",), "belum ada golongan", "Tulis golongan dari yang tertinggi, atau null"
        return
    yield from _twice("bands", (one.id for one in bands))
    bounds = [one.at_least for one in bands]
    if total is None:
        if any(bound is not None for bound in bounds):
            yield ("bands",), "skema huruf tidak punya batas", "Hapus at_least"
        return
    known = [bound for bound in bounds if bound is not None]
    if len(known) < len(bounds):
        yield ("bands",), "ada golongan tanpa batas", "Tulis at_least semua golongan"
    elif known != sorted(set(known), reverse=True):
        yield ("bands",), "batas tidak turun dari golongan ke golongan", "Urutkan dari yang tertinggi"
    elif known[-1] != 0 or known[0] > total:
        yield ("bands",), f"batas tidak mencakup 0 sampai {total}", "Golongan terakhir mulai dari 0"
