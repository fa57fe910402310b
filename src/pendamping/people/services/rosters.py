"""A roster comes in: read, judged, mended over as many uploads as it takes, and stored in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.common.tables import Row, Table, read_table, write_faulty_rows
from pendamping.law.loader import figure
from pendamping.people.errors import NikRounded, RosterTooLong
from pendamping.people.models import RosterImport, RosterRow
from pendamping.people.numbers import NIK_LENGTH, only_digits
from pendamping.people.roster.checking import Checker
from pendamping.people.roster.columns import COLUMNS, ROW, known_columns
from pendamping.people.roster.storing import content_of, findings_of, findings_text, rows_of
from pendamping.people.selectors import get_roster, roster_rows
from pendamping.people.services.intake import take_in

State = RosterRow.State
BATCH = 500
FEW_NIKS = 4  # so many that all end with 0 are no chance
T = TypeVar("T")


def start_roster(scope: Scope, file_name: str, content: bytes, *, most_rows: int | None = None) -> RosterImport:
    """Read and judge a file; nothing of it is in the registry until `confirm_roster`.

    In several transactions, so that a long file does not keep others from writing; cut off half-way, it is never seen.

    Raises:
        NotAllowed: the role in `scope` may not import rosters.
        FileEmpty, FileTooLarge, FileIsNoTable, FileUnreadable, TableTooLarge, ColumnsMissing: not a roster at all.
        RosterTooLong: more than `most_rows` rows.
        NikRounded: a spreadsheet rounded the NIKs.
    """
    scope.require("roster.import")
    purge_rosters(scope)
    table = read_table(file_name, content)
    roster = RosterImport.objects.create(owner_id=scope.account_id, file_name=table.file, started_at=timezone.now())
    try:
        for batch in _batches(_rows(table, most_rows)):
            RosterRow.objects.bulk_create(_unjudged(roster, row, row.number) for row in batch)
        _judge(scope, roster)
    except Problem:
        roster.delete()
        raise
    with transaction.atomic():
        roster.is_read = True
        roster.save(update_fields=["is_read"])
        record_audit(scope, "roster.started", roster, _where(scope), file=table.file, rows=roster.rows.count())
    return roster


@transaction.atomic
def mend_roster(
    scope: Scope, roster: RosterImport, file_name: str, content: bytes, *, most_rows: int | None = None
) -> RosterImport:
    """Go on with an import: mended rows replace the ones whose number they carry, others are added.

    Raises: NotFound: not this account's import, or its time is over; else as `start_roster`.
    """
    roster = RosterImport.objects.select_for_update().get(pk=get_roster(scope, roster.pk).pk)
    table = read_table(file_name, content)
    replaceable = dict(roster.rows.exclude(state=State.STORED).values_list("number", "pk"))
    known = set(roster.rows.values_list("number", flat=True))
    free = (roster.rows.aggregate(last=Max("number"))["last"] or 0) + 1
    for row in _rows(table, most_rows):
        number = int(row[ROW]) if row[ROW].isascii() and row[ROW].isdigit() else None
        if number in replaceable:
            RosterRow.objects.filter(pk=replaceable[number]).update(content=content_of(row))
        elif number not in known:
            _unjudged(roster, row, free).save()
            free += 1
    _judge(scope, roster)
    record_audit(scope, "roster.mended", roster, _where(scope), file=table.file)
    return roster


@transaction.atomic
def confirm_roster(scope: Scope, roster: RosterImport) -> tuple[int, int]:
    """Store every row that is right, all in this transaction; returns how many were stored, how many stay faulty.

    A row that has become wrong since it was judged stays behind as faulty, with its reason.

    Raises: NotAllowed, NotFound: the role may not, or it is not this account's import.
    """
    roster = RosterImport.objects.select_for_update().get(pk=get_roster(scope, roster.pk).pk)
    checker, stored = Checker(scope), 0
    for batch in _batches(_rows_in_batches(roster, (State.NEW, State.CHANGED))):
        judged = checker.judge(rows_of(batch))
        right = [one for one in judged if one.state != State.FAULTY]
        take_in(scope, right)
        stored += len(right)
        for row, one in zip(batch, judged, strict=True):
            is_faulty = one.state == State.FAULTY
            row.state = State.FAULTY if is_faulty else State.STORED
            row.content = row.content if is_faulty else None
            row.findings = findings_text(one.row) if is_faulty else None
        _rewrite(batch)
    roster.rows.filter(state=State.UNCHANGED).update(state=State.STORED, content=None, findings=None)
    roster.confirmed_at = timezone.now()
    roster.save(update_fields=["confirmed_at"])
    faulty = roster.rows.filter(state=State.FAULTY).count()
    record_audit(scope, "roster.stored", roster, _where(scope), stored=stored, faulty=faulty)
    return stored, faulty


@transaction.atomic
def take_faulty_rows(scope: Scope, roster: RosterImport) -> bytes:
    """An XLSX of the faulty rows only, each with what to mend; to be mended and handed to `mend_roster`.

    Raises: NotAllowed, NotFound: the role may not, or it is not this account's import.
    """
    stored = list(roster_rows(scope, roster, State.FAULTY))
    faulty = rows_of(stored)
    for kept, row in zip(stored, faulty, strict=True):
        row.cells = {**row.cells, ROW: str(kept.number)}
        row.problems = list(findings_of(kept).problems)
    record_audit(scope, "roster.faulty_rows_taken", roster, _where(scope), rows=len(faulty))
    return write_faulty_rows(faulty, COLUMNS)


@transaction.atomic
def discard_roster(scope: Scope, roster: RosterImport) -> None:
    """Throw an import away; what it stored stays.

    Raises: NotAllowed, NotFound: the role may not, or it is not this account's import.
    """
    roster = get_roster(scope, roster.pk)
    record_audit(scope, "roster.discarded", roster, _where(scope))
    roster.delete()


def purge_rosters(scope: Scope) -> int:
    """Delete the imports, of anybody, that are past their time or were cut off; returns how many."""
    scope.require("roster.import")
    days = int(figure("impor/masa_simpan", on=scope.today))
    now = timezone.now()
    cut_off = Q(is_read=False, started_at__lt=now - timedelta(days=1))
    old = RosterImport.objects.filter(cut_off | Q(started_at__lt=now - timedelta(days=days)))
    number = old.count()
    old.delete()
    return number


def _rows(table: Table, most_rows: int | None) -> Iterator[Row]:
    """The rows of a file, one at a time; what is wrong with all of them together is raised on the way.

    Raises: ColumnsMissing, RosterTooLong, NikRounded.
    """
    niks, rounded = 0, 0
    for number, row in enumerate(table.iter_rows(known_columns()), start=1):
        if most_rows is not None and number > most_rows:
            raise RosterTooLong(limit=most_rows)
        nik = only_digits(row["nik"])
        niks += len(nik) == NIK_LENGTH
        rounded += len(nik) == NIK_LENGTH and nik.endswith("0")
        yield row
    if niks >= FEW_NIKS and niks == rounded:
        raise NikRounded(file=table.file)


def _unjudged(roster: RosterImport, row: Row, number: int) -> RosterRow:
    return RosterRow(roster=roster, number=number, sheet=row.sheet, state=State.FAULTY, content=content_of(row))


def _judge(scope: Scope, roster: RosterImport) -> None:
    """Judge every row that is not stored yet, again and in order: one row can change what another one means."""
    checker = Checker(scope)
    waiting = [state for state in State if state != State.STORED]
    for batch in _batches(_rows_in_batches(roster, waiting)):
        for stored, judged in zip(batch, checker.judge(rows_of(batch)), strict=True):
            stored.state = judged.state
            stored.findings = findings_text(judged.row, judged.changes, [str(concern) for concern in judged.concerns])
        _rewrite(batch)


def _rewrite(rows: Sequence[RosterRow]) -> None:
    """Write what was found back in one statement, which costs far less than one CASE per row and column."""
    fields = ["state", "content", "findings"]
    RosterRow.objects.bulk_create(rows, update_conflicts=True, update_fields=fields, unique_fields=["id"])


def _rows_in_batches(roster: RosterImport, states: Iterable[State]) -> Iterator[RosterRow]:
    """The rows in these states in their order, few in memory; rows may change their state on the way."""
    last = -1
    while batch := list(roster.rows.filter(state__in=states, number__gt=last).order_by("number")[:BATCH]):
        last = batch[-1].number
        yield from batch


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _where(scope: Scope) -> str:
    return min(scope.prefixes, key=len, default="")
