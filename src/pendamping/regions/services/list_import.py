"""A newer official list: upload and compare, decide, write in one transaction, or give up."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import Act, record_acts
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.common.tables import Row
from pendamping.regions.errors import (
    CoverageTooWide,
    DateNotYet,
    DecisionUnknown,
    ImportNotPending,
    NothingStored,
    SourceMissing,
)
from pendamping.regions.lists.comparison import StoredRegion, compare
from pendamping.regions.lists.reading import read_list
from pendamping.regions.models import Region, RegionImport, RegionImportLine
from pendamping.regions.schemas import Difference, NewListImport
from pendamping.regions.selectors import get_region

AT_ONCE = 2_000
LONGEST_KEPT = 120
LONGEST_CODE_KEPT = 40


@transaction.atomic
def prepare_list_import(scope: Scope, new: NewListImport) -> RegionImport:
    """Read and compare a list; what it would change waits in the database for a person. Regions stay as they are.

    Raises:
        NotAllowed: the role in `scope` may not manage regions.
        SourceMissing: no decree is named.
        CoverageTooWide: a list for the whole country by somebody of one area.
        DateNotYet: the list is in force only after today.
        NothingStored: there are no regions to compare with.
        RegionNotFound: `new.coverage` is no region of this scope.
        a Problem of `read_table`: the file cannot be read at all.
    """
    scope.require("region.manage")
    if not new.source.strip():
        raise SourceMissing
    if new.date > scope.today:
        raise DateNotYet(date=new.date)
    if not new.coverage and not scope.covers_country:
        raise CoverageTooWide
    coverage = get_region(scope, new.coverage).code if new.coverage else ""
    stored = {
        code: StoredRegion(code, name, until is not None and until < new.date)
        for code, name, until in Region.objects.values_list("code", "name", "valid_until")
    }
    if not stored:
        raise NothingStored
    open_names = {code: one.name for code, one in stored.items() if not one.is_closed}
    read = read_list(new.file_name, new.content, coverage, open_names)
    # A list may leave out what lies above its area, and whole levels: what it never speaks of is not missing in it.
    levels = {len(code) for code in read.regions}
    compared = {
        code: one
        for code, one in stored.items()
        if code.startswith(coverage) and len(code) in levels and (code in read.regions or len(code) > len(coverage))
    }
    comparison = compare(read.regions, compared)
    pending = RegionImport.objects.create(
        file_name=new.file_name[-100:],
        source=new.source.strip()[:200],
        date=new.date,
        coverage=coverage,
        rows=len(read.regions) + len(read.faulty),
        unchanged=comparison.unchanged,
        created_by=scope.name,
    )
    lines = [_faulty(pending, row) for row in read.faulty]
    lines += [_difference(pending, one) for one in comparison.differences]
    RegionImportLine.objects.bulk_create(lines, batch_size=AT_ONCE)
    record_acts(scope, [_act("region_import.prepared", pending)])
    return pending


@transaction.atomic
def decide_line(scope: Scope, import_id: UUID, line_id: int, decision: str) -> RegionImportLine:
    """Say what a line that needs a person means.

    Raises:
        NotAllowed: the role in `scope` may not manage regions.
        NotFound: no such import or line.
        ImportNotPending: the import was applied or cancelled.
        DecisionUnknown: this line has no such answer.
    """
    pending = pending_import(scope, import_id)
    line = RegionImportLine.objects.filter(parent=pending, pk=line_id).first()
    if line is None:
        raise NotFound
    if decision not in line.answers:
        raise DecisionUnknown(decision=decision[:20], code=line.code)
    line.decision = decision
    line.save(update_fields=["decision"])
    return line


@transaction.atomic
def decide_open_lines(scope: Scope, import_id: UUID, decision: str) -> int:
    """Give every line that still needs a person the same answer, where it may have it; returns how many.

    Raises: NotAllowed, NotFound, ImportNotPending.
    """
    pending = pending_import(scope, import_id)
    waiting = pending.lines.filter(kind=RegionImportLine.Kind.CONFLICT, decision="")
    chosen = [line for line in waiting if decision in line.answers]
    for line in chosen:
        line.decision = decision
    RegionImportLine.objects.bulk_update(chosen, ["decision"], batch_size=500)
    return len(chosen)


@transaction.atomic
def cancel_list_import(scope: Scope, import_id: UUID) -> RegionImport:
    """Give a pending import up; regions were never touched.

    Raises: NotAllowed, NotFound, ImportNotPending.
    """
    pending = pending_import(scope, import_id)
    pending.state, pending.decided_at = RegionImport.State.CANCELLED, timezone.now()
    pending.save()
    record_acts(scope, [_act("region_import.cancelled", pending)])
    return pending


def pending_import(scope: Scope, import_id: UUID) -> RegionImport:
    """The import, locked for the caller's transaction.

    Raises: NotAllowed, NotFound, ImportNotPending.
    """
    scope.require("region.manage")
    found = RegionImport.objects.select_for_update().filter(scope.q("coverage"), pk=import_id).first()
    if found is None:
        raise NotFound
    if found.state != RegionImport.State.PENDING:
        raise ImportNotPending(state=found.get_state_display().lower())
    return found


def _faulty(parent: RegionImport, row: Row) -> RegionImportLine:
    return RegionImportLine(
        parent=parent,
        number=row.number,
        kind=RegionImportLine.Kind.FAULTY,
        code=row["code"][:LONGEST_CODE_KEPT],
        name=row["name"][:LONGEST_KEPT],
        old_code=row["old_code"][:LONGEST_CODE_KEPT],
        reason="\n".join(str(problem) for problem in row.problems),
    )


def _difference(parent: RegionImport, one: Difference) -> RegionImportLine:
    return RegionImportLine(
        parent=parent,
        number=one.number,
        kind=one.kind,
        code=one.code,
        name=one.name,
        old_code=one.old_code,
        old_name=one.old_name,
        latitude=one.latitude,
        longitude=one.longitude,
        reason=one.reason,
    )


def _act(action: str, done: RegionImport) -> Act:
    facts = {"file": done.file_name, "source": done.source, "date": done.date.isoformat(), "rows": done.rows}
    return Act(action, "regions.regionimport", str(done.pk), done.coverage, facts)
