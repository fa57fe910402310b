"""Writing a compared list: all of it, or nothing."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.regions.errors import CodeInUse, ConflictsOpen, ImportOutdated
from pendamping.regions.models import Boundary, FormerCode, Region, RegionChange, RegionImport, RegionImportLine
from pendamping.regions.services.list_import import pending_import

AT_ONCE = 1_000
RENUMBERED = "pindah_kode_impor"
REUSED = "kode_dipakai_ulang_impor"
Kind = RegionImportLine.Kind
Decision = RegionImportLine.Decision


@transaction.atomic
def apply_list_import(scope: Scope, import_id: UUID) -> RegionImport:
    """Write every difference with its date and decree; faulty rows are left out.

    Raises:
        NotAllowed: the role in `scope` may not manage regions.
        NotFound: no such import.
        ImportNotPending: it was applied or cancelled before.
        ImportOutdated: another list was written after this one was compared.
        ConflictsOpen: lines still wait for a decision.
        CodeInUse: a code is to name another place while records of the former one hang on it.
    """
    pending = pending_import(scope, import_id)
    if RegionImport.objects.filter(state=RegionImport.State.APPLIED, decided_at__gt=pending.created_at).exists():
        raise ImportOutdated
    lines = list(pending.lines.exclude(kind=Kind.FAULTY).exclude(decision=Decision.SKIP))
    undecided = [line for line in lines if line.kind == Kind.CONFLICT and not line.decision]
    if undecided:
        raise ConflictsOpen(count=len(undecided))
    writer = _Writer(pending)
    for line in sorted(lines, key=lambda line: len(line.code)):
        writer.take(line)
    written = writer.write()
    pending.state, pending.decided_at = RegionImport.State.APPLIED, timezone.now()
    pending.save()
    facts = {"source": pending.source, "date": pending.date.isoformat(), **written}
    record_acts(scope, [Act("region_import.applied", "regions.regionimport", str(pending.pk), pending.coverage, facts)])
    return pending


class _Writer:
    """Collects what the lines ask for, then writes it in bulk."""

    def __init__(self, done: RegionImport) -> None:
        self.date, self.last_day = done.date, done.date - timedelta(days=1)
        self.source, self.edition = done.source, done.date.isoformat()
        self.new: list[Region] = []
        self.changed: dict[str, Region] = {}
        self.history: list[RegionChange] = []
        self.former: list[FormerCode] = []
        codes = {code for line in done.lines.exclude(kind=Kind.FAULTY) for code in (line.code, line.old_code) if code}
        self.stored = _in_bulk(codes)
        self.went_to = {
            line.old_code: line.code for line in done.lines.filter(kind=Kind.MOVED) if line.decision != Decision.OTHER
        }

    def take(self, line: RegionImportLine) -> None:
        match line.kind:
            case Kind.ADDED:
                self._add(line)
            case Kind.RENAMED:
                self._rename(line)
            case Kind.CLOSED:
                self._close(self.stored[line.code])
            case Kind.MOVED if line.decision == Decision.OTHER:
                self._close(self.stored[line.old_code])
                self._add(line)
            case Kind.MOVED:
                self._move(line)
            case Kind.CONFLICT if not line.old_code:
                self._add(line)
            case Kind.CONFLICT if line.decision == Decision.SAME:
                self._rename(line)
            case Kind.CONFLICT:
                self._reuse(line)

    def _add(self, line: RegionImportLine) -> Region:
        region = Region.of(line.code, line.name, latitude=line.latitude, longitude=line.longitude, valid_from=self.date)
        self.new.append(region)
        self._tell(region, RegionChange.Kind.ADDED, new_name=line.name)
        return region

    def _rename(self, line: RegionImportLine) -> None:
        """Also opens a region again that was closed."""
        region = self.stored[line.code]
        kind = RegionChange.Kind.ADDED if region.is_closed else RegionChange.Kind.RENAMED
        self._tell(region, kind, old_name=region.name, new_name=line.name)
        region.rename(line.name)
        region.valid_until = region.successor = None
        self.changed[region.code] = region

    def _close(self, region: Region) -> None:
        region.valid_until = self.last_day
        self.changed[region.code] = region
        self._tell(region, RegionChange.Kind.CLOSED, old_name=region.name)

    def _move(self, line: RegionImportLine) -> None:
        old = self.stored[line.old_code]
        new = Region.of(
            line.code,
            line.name,
            latitude=old.latitude if line.latitude is None else line.latitude,
            longitude=old.longitude if line.longitude is None else line.longitude,
            capital=old.capital,
            time_zone=old.time_zone,
            valid_from=self.date,
        )
        self.new.append(new)
        old.valid_until, old.successor = self.last_day, new
        self.changed[old.code] = old
        for region in (old, new):
            self._tell(region, RegionChange.Kind.MOVED, old_name=old.name, new_name=line.name, old_code=old.code)
        self._remember(old.code, old.name, new.code, RENUMBERED)

    def _reuse(self, line: RegionImportLine) -> None:
        """The code names another place from now on; what it was called stays findable."""
        region = self.stored[line.code]
        if _has_records(region):
            raise CodeInUse(code=region.dotted, name=region.name, new_name=line.name)
        self._remember(region.code, region.name, self.went_to.get(region.code), REUSED)
        self._tell(region, RegionChange.Kind.ADDED, old_name=region.name, new_name=line.name)
        region.rename(line.name)
        region.latitude, region.longitude = line.latitude, line.longitude
        region.valid_from, region.valid_until, region.successor = self.date, None, None
        self.changed[region.code] = region

    def _tell(self, region: Region, kind: str, old_name: str = "", new_name: str = "", old_code: str = "") -> None:
        self.history.append(
            RegionChange(
                region=region,
                kind=kind,
                date=self.date,
                old_name=old_name,
                new_name=new_name,
                old_code=old_code,
                source=self.source,
            )
        )

    def _remember(self, code: str, name: str, now: str | None, method: str) -> None:
        self.former.append(FormerCode(edition=self.edition, code=code, name=name, region_id=now, method=method))

    def write(self) -> dict[str, int]:
        Region.objects.bulk_create(self.new, batch_size=AT_ONCE)
        Region.objects.bulk_update(
            self.changed.values(),
            ["name", "search_text", "valid_from", "valid_until", "successor", "latitude", "longitude"],
            batch_size=AT_ONCE // 4,
        )
        RegionChange.objects.bulk_create(self.history, batch_size=AT_ONCE)
        FormerCode.objects.bulk_create(self.former, batch_size=AT_ONCE, ignore_conflicts=True)
        moved = {region.code: region.successor_id for region in self.changed.values() if region.successor_id}
        drawn = Boundary.objects.filter(pk__in=moved)
        Boundary.objects.bulk_create(
            Boundary(region_id=moved[one.pk], geometry=one.geometry, source=one.source, imported_at=one.imported_at)
            for one in drawn
        )
        return {"added": len(self.new) - len(moved), "moved": len(moved), "changed": len(self.changed)}


def _in_bulk(codes: Iterable[str]) -> dict[str, Region]:
    """Regions by code, asked for in portions that every database takes."""
    ordered = sorted(codes)
    found: dict[str, Region] = {}
    for start in range(0, len(ordered), AT_ONCE):
        found |= Region.objects.in_bulk(ordered[start : start + AT_ONCE])
    return found


def _has_records(region: Region) -> bool:
    """Whether any other app's records hang on this region."""
    return any(
        related.related_model._base_manager.filter(**{related.field.name: region.pk}).exists()
        for related in Region._meta.related_objects
        if related.related_model._meta.app_label != Region._meta.app_label
    )
