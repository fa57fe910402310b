"""What recording published rows would do, row by row, without doing it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from django.utils.translation import gettext as _

from pendamping.common.scope import Scope
from pendamping.common.text import squash
from pendamping.indices.findings import findings_in
from pendamping.indices.matching import SURE, Found, Matcher, NotFound
from pendamping.indices.models import OfficialResult, ResultSource, UnmatchedResult
from pendamping.indices.schemas import FaultyRow, PublishedResult

BATCH = 1000
T = TypeVar("T")


class Effect(StrEnum):
    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    UNMATCHED = "unmatched"  # goes to the list for a person
    WAITING = "waiting"  # stands on that list already
    OUTSIDE = "outside"  # of another area than the person's own
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Line:
    """One row and what recording it would do."""

    effect: Effect
    row: PublishedResult | FaultyRow
    found: Found | NotFound | None = None
    stored: OfficialResult | None = None  # what a changed row replaces
    findings: Sequence[str] = ()


_Key = tuple[str, int]  # village and year
_Wanted = tuple[PublishedResult, Found]


def compare(scope: Scope, source: ResultSource, rows: Iterable[PublishedResult | FaultyRow]) -> Iterator[list[Line]]:
    """The effect of every row, a batch at a time; rows whose village is less than sure come last.

    Of two rows that lead to one village and year, the surer one has it; the other goes to a person.
    """
    one = _Comparison(scope, source)
    for batch in _batches(rows):
        yield one.first_pass(batch)
    for later in _batches(one.less_sure):
        yield one.lines_for(later)


class _Comparison:
    def __init__(self, scope: Scope, source: ResultSource) -> None:
        self._scope, self._source = scope, source
        self._matcher = Matcher()
        self._taken: dict[_Key, PublishedResult] = {}
        self.less_sure: list[_Wanted] = []

    def first_pass(self, batch: Sequence[PublishedResult | FaultyRow]) -> list[Line]:
        lines: list[Line] = []
        sure: list[_Wanted] = []
        lost: list[tuple[PublishedResult, NotFound]] = []
        for row in batch:
            if isinstance(row, FaultyRow):
                lines.append(Line(Effect.FAULTY, row))
                continue
            found = self._matcher.match(row)
            if isinstance(found, NotFound):
                lost.append((row, found))
            elif not self._scope.covers(found.code):
                lines.append(Line(Effect.OUTSIDE, row, found))
            elif found.match in SURE:
                sure.append((row, found))
            else:
                self.less_sure.append((row, found))
        return [*lines, *self.lines_for(sure), *self._unmatched(lost)]

    def lines_for(self, wanted: Sequence[_Wanted]) -> list[Line]:
        """The effect of rows whose village is known, in their order."""
        stored = self._stored(wanted)
        lines: list[Line] = []
        lost: list[tuple[PublishedResult, NotFound]] = []
        for row, found in wanted:
            key = (found.code, row.year)
            before, there = self._taken.get(key), stored.get(key)
            if before and _same_village(before.code, before.name, row):
                lines.append(_repeated(before, row, found))
            elif before or (there and found.match not in SURE and not _wrote(there, row)):
                reason = UnmatchedResult.Reason.TAKEN
                lost.append((row, NotFound(reason, (found.code,), found.code[:4])))
            elif there is None:
                lines.append(Line(Effect.NEW, row, found, findings=findings_in(row)))
            elif _figures(there) == _figures(row):
                lines.append(Line(Effect.SAME, row, found, there))
            else:
                lines.append(Line(Effect.CHANGED, row, found, there, findings_in(row)))
            self._taken.setdefault(key, row)
        return [*lines, *self._unmatched(lost)]

    def _stored(self, wanted: Sequence[_Wanted]) -> dict[_Key, OfficialResult]:
        results = OfficialResult.objects.live().filter(
            source=self._source,
            region__in={found.code for _row, found in wanted},
            year__in={row.year for row, _found in wanted},
        )
        return {(one.region_id, one.year): one for one in results}

    def _unmatched(self, lost: Sequence[tuple[PublishedResult, NotFound]]) -> list[Line]:
        own = [(row, found) for row, found in lost if self._scope.covers(found.area_code)]
        waiting = set(
            UnmatchedResult.objects.filter(source=self._source, code__in={row.code for row, _found in own}).values_list(
                "code", "name", "year"
            )
        )
        lines = [Line(Effect.OUTSIDE, row, found) for row, found in lost if not self._scope.covers(found.area_code)]
        for row, found in own:
            key = (row.code, row.name, row.year)
            lines.append(Line(Effect.WAITING if key in waiting else Effect.UNMATCHED, row, found))
            waiting.add(key)
        return lines


def _repeated(before: PublishedResult, row: PublishedResult, found: Found) -> Line:
    if _figures(before) == _figures(row):
        return Line(Effect.SAME, row, found)
    what = _("desa dan tahun ini sudah ada di %(place)s dengan angka lain") % {"place": before.place}
    return Line(Effect.FAULTY, FaultyRow(row.place, what))


def _same_village(code: str, name: str, row: PublishedResult) -> bool:
    return code == row.code and squash(name) == squash(row.name)


def _wrote(stored: OfficialResult, row: PublishedResult) -> bool:
    return _same_village(stored.published_code, stored.published_name, row)


def _figures(result: OfficialResult | PublishedResult) -> tuple[object, ...]:
    figures = (result.value, result.iks, result.ike, result.ikl)
    return (*figures, result.status, result.target_status, dict(result.scores))


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
