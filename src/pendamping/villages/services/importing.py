"""Works from a sheet: good rows are kept, each other row says what to mend. The same sheet twice changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pendamping.common.audit import Act, record_acts
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.common.tables import Row, Table
from pendamping.common.text import squash
from pendamping.regions.models import Region
from pendamping.villages.errors import BudgetBelowDisbursed, TooManyRows
from pendamping.villages.lists import bidang_on, funds_on
from pendamping.villages.models import Work, WorkRevision, name_key
from pendamping.villages.rules import check_work
from pendamping.villages.schemas import WorkContent
from pendamping.villages.selectors.works import desa_to_name
from pendamping.villages.services.recording import revision_of
from pendamping.villages.sheet import COLUMNS, Lists, content_of

AT_MOST: Final = 5000
CHUNK: Final = 500
Key = tuple[str, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a sheet did: how many works are new, changed, as they were, and the rows that say what to mend."""

    new: int
    changed: int
    same: int
    faulty: tuple[Row, ...]

    @property
    def kept(self) -> int:
        return self.new + self.changed + self.same


@transaction.atomic
def import_works(scope: Scope, table: Table) -> Imported:
    """Store the works of a sheet. Village, year, code, name and source of money say which work a row means.

    Raises:
        NotAllowed: the role writes no works down.
        ColumnsMissing, ColumnTwice: the head does not fit.
        TooManyRows: more than 5,000.
    """
    scope.require("work.write")
    rows = table.rows(COLUMNS)
    if len(rows) > AT_MOST:
        raise TooManyRows(count=len(rows), limit=AT_MOST)
    desa = {one.code: one for one in desa_to_name(scope)}
    lists = Lists(desa, _by_name(desa.values()), bidang_on(scope.today), funds_on(scope.today))
    wanted: dict[Key, tuple[Row, WorkContent]] = {}
    for row in rows:
        content = content_of(row, lists)
        if content is None or not _fits(scope, row, content, desa):
            continue
        key = _key(content)
        if key in wanted:
            first = wanted[key][0].number
            what = _("sudah ada di baris %(row)s") % {"row": first}
            row.complain("name", what, _("Hapus salah satu, atau bedakan namanya"))
            continue
        wanted[key] = row, content
    return _store(scope, wanted, rows)


def _store(scope: Scope, wanted: dict[Key, tuple[Row, WorkContent]], rows: list[Row]) -> Imported:
    codes, years = {key[0] for key in wanted}, {key[1] for key in wanted}
    known = Work.objects.within(scope).filter(region__in=codes, year__in=years).select_for_update()
    stored = {one.key: one for one in known}
    new: list[Work] = []
    changed: list[Work] = []
    revisions: list[WorkRevision] = []
    now, same = timezone.now(), 0
    for key, (row, content) in wanted.items():
        work = stored.get(key)
        if work is None:
            new.append(Work(recorded_at=now, recorded_by_name=scope.name, **content.columns()))
            continue
        changes = content.changes_to(work)
        if not changes:
            same += 1
        elif work.disbursed is not None and content.budget < work.disbursed:
            problem = BudgetBelowDisbursed(disbursed=number_format(work.disbursed, force_grouping=True))
            row.complain("budget", str(problem).rstrip("."), _("Periksa anggarannya"))
        else:
            revisions.append(revision_of(scope, work, changes))
            for name, (_before, came) in changes.items():
                setattr(work, name, came)
            work.version += 1
            changed.append(work)
    Work.objects.bulk_create(new, batch_size=CHUNK)
    Work.objects.bulk_update(changed, [*_columns(), "version"], batch_size=CHUNK)
    WorkRevision.objects.bulk_create(revisions, batch_size=CHUNK)
    label = Work._meta.label_lower
    acts = [Act("work.recorded", label, str(one.pk), one.region_id, {}) for one in new]
    acts += [Act("work.changed", label, str(one.pk), one.region_id, {}) for one in changed]
    record_acts(scope, acts)
    return Imported(len(new), len(changed), same, tuple(row for row in rows if row.problems))


def _by_name(desa: Iterable[Region]) -> dict[str, Region | None]:
    found: dict[str, Region | None] = {}
    for one in desa:
        name = squash(one.name)
        found[name] = None if name in found else one
    return found


def _fits(scope: Scope, row: Row, content: WorkContent, desa: dict[str, Region]) -> bool:
    try:
        check_work(scope, content, desa[content.region])
    except Problem as problem:
        row.complain(problem.field or "name", str(problem).rstrip("."), _("Perbaiki, lalu unggah lagi"))
        return False
    return True


def _key(content: WorkContent) -> Key:
    return content.region, content.year, content.activity_code, name_key(content.name), content.fund


def _columns() -> list[str]:
    """What a sheet may change of a work that is known."""
    return [name for name in WorkContent.model_fields if name not in {"region", "year", "activity_code", "fund"}]
