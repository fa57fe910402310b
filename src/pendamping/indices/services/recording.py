"""Recording official results: the one door for files, commands and sample data."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.bulk import tell_planner
from pendamping.common.scope import Scope
from pendamping.indices.comparing import Effect, Line, compare
from pendamping.indices.matching import Found, NotFound
from pendamping.indices.models import OfficialResult, ResultImport, ResultSource, UnmatchedResult
from pendamping.indices.schemas import FaultyRow, NewSource, PublishedResult
from pendamping.indices.storing import Storable, let_one_count, store_results

SHOWN = 200
Progress = Callable[[int], None]


@dataclass(slots=True)
class Outcome:
    """How many rows had which effect, and the ones that a person should look at."""

    counts: Counter[Effect] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)  # rows of known villages
    findings: Counter[str] = field(default_factory=Counter)
    faulty: list[str] = field(default_factory=list)  # the first `SHOWN`
    unmatched: list[list[str]] = field(default_factory=list)  # code, name, regency, year, reason; the first `SHOWN`
    changed: list[list[str]] = field(default_factory=list)  # code, name, year, before, after; the first `SHOWN`

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def add(self, line: Line) -> None:
        self.counts[line.effect] += 1
        row = line.row
        if isinstance(row, FaultyRow):
            if len(self.faulty) < SHOWN:
                self.faulty.append(str(row))
            return
        if line.effect in {Effect.NEW, Effect.CHANGED, Effect.SAME}:
            self.years[row.year] += 1
        self.findings.update(line.findings)
        if line.effect is Effect.CHANGED and line.stored and len(self.changed) < SHOWN:
            before, after = _figure(line.stored), _figure(row)
            self.changed.append([line.stored.region_id, row.name, str(row.year), before, after])
        if line.effect is Effect.UNMATCHED and isinstance(line.found, NotFound) and len(self.unmatched) < SHOWN:
            place = [row.code, row.name, row.regency_name, str(row.year)]
            self.unmatched.append([*place, UnmatchedResult.Reason(line.found.reason).value])

    def to_json(self) -> dict[str, Any]:
        return {
            **{effect.value: self.counts[effect] for effect in Effect},
            "years": {str(year): number for year, number in sorted(self.years.items())},
            "findings": dict(self.findings),
            "faulty_rows": self.faulty,
            "unmatched_rows": self.unmatched,
            "changed_rows": self.changed,
        }


def _figure(result: OfficialResult | PublishedResult) -> str:
    return "–" if result.value is None else f"{result.value.normalize():f}"


@transaction.atomic
def record_results(
    scope: Scope,
    source: NewSource,
    rows: Iterable[PublishedResult | FaultyRow],
    *,
    file_name: str = "",
    progress: Progress | None = None,
) -> Outcome:
    """Record what a publication states; the same rows again change nothing, other figures replace the former ones.

    Rows of other areas than the scope's are left out and counted; rows without a certain village go to a list.

    Raises:
        NotAllowed: the role in `scope` may not import results.
    """
    scope.require("index.import")
    run = ResultImport.objects.create(
        source=known_source(scope, source),
        file_name=file_name or source.name,
        made_at=timezone.now(),
        made_by=scope.name,
        account_id=scope.account_id,
        area=" ".join(scope.prefixes),
    )
    return record_import(scope, run, rows, progress=progress)


def known_source(scope: Scope, source: NewSource) -> ResultSource:
    """The source of this name, made now if it is new."""
    scope.require("index.import")
    defaults = {"precedence": source.precedence, "is_sample": source.is_sample}
    return ResultSource.objects.get_or_create(name=source.name, defaults=defaults)[0]


@transaction.atomic
def record_import(
    scope: Scope,
    run: ResultImport,
    rows: Iterable[PublishedResult | FaultyRow],
    *,
    progress: Progress | None = None,
) -> Outcome:
    """Record the rows of `run`, all or none.

    Raises:
        NotAllowed: the role in `scope` may not import results.
    """
    scope.require("index.import")
    outcome = Outcome()
    touched: set[tuple[str, int]] = set()
    for lines in compare(scope, run.source, rows):
        for line in lines:
            outcome.add(line)
        touched |= _write(run, lines)
        if progress:
            progress(outcome.total)
    if touched:
        tell_planner(OfficialResult)
        let_one_count({code for code, _year in touched}, {year for _code, year in touched})
    run.state, run.counts = ResultImport.State.RECORDED, outcome.to_json()
    run.save()
    record_audit(
        scope,
        "index.imported",
        run,
        region_code=scope.prefixes[0] if len(scope.prefixes) == 1 else "",
        file=run.file_name,
        sha256=run.sha256,
        source=run.source.name,
        **{effect.value: outcome.counts[effect] for effect in Effect},
    )
    return outcome


def _write(run: ResultImport, lines: Sequence[Line]) -> set[tuple[str, int]]:
    """Store new and changed results and the rows for a person; returns the villages and years that it wrote."""
    replaced = [line.stored.pk for line in lines if line.effect is Effect.CHANGED and line.stored]
    if replaced:
        OfficialResult.objects.filter(pk__in=replaced).update(replaced_at=run.made_at, counts=False)
    known = [
        Storable(line.row, line.found, line.findings)
        for line in lines
        if line.effect in {Effect.NEW, Effect.CHANGED}
        and isinstance(line.row, PublishedResult)
        and isinstance(line.found, Found)
    ]
    store_results(run, known)
    UnmatchedResult.objects.bulk_create(
        [
            _waiting(run, line.row, line.found)
            for line in lines
            if line.effect is Effect.UNMATCHED
            and isinstance(line.row, PublishedResult)
            and isinstance(line.found, NotFound)
        ]
    )
    return {(one.found.code, one.row.year) for one in known}


def _waiting(run: ResultImport, row: PublishedResult, found: NotFound) -> UnmatchedResult:
    return UnmatchedResult(
        source=run.source,
        made_by_import=run,
        area_code=found.area_code,
        code=row.code,
        name=row.name,
        district_name=row.district_name,
        regency_name=row.regency_name,
        year=row.year,
        row=row.to_json(),
        reason=found.reason,
        candidates=list(found.candidates),
    )
