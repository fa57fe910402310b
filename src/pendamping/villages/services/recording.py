"""Writing down a work, mending it, and taking away what was written down by mistake."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format

from pendamping.common.audit import record_audit, record_export
from pendamping.common.scope import Scope
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region
from pendamping.villages.errors import (
    BudgetBelowDisbursed,
    EditConflict,
    ReasonMissing,
    RegionFixed,
    StoredDiffers,
    WorkExists,
)
from pendamping.villages.models import Work, WorkRevision, name_key
from pendamping.villages.rules import check_work
from pendamping.villages.schemas import NewWork, WorkContent
from pendamping.villages.selectors.works import Wanted, get_work


@transaction.atomic
def record_work(scope: Scope, new: NewWork, *, is_sample: bool = False) -> tuple[Work, bool]:
    """Store one work; returns it, and whether this call stored it. Sending it again is harmless.

    Raises:
        NotAllowed: the role writes no works down.
        RegionNotFound: no such village today, or it lies outside `scope`.
        StoredDiffers: that `id` is stored with other content, which stays as it is.
        WorkExists: that work of the village, year and source of money is stored already.
        NotADesa, YearOutOfReach, UnknownBidang, UnknownFund, CodeElsewhere, EndsBeforeStart: the content does not fit.
    """
    scope.require("work.write")
    region = get_region(scope, new.region, on=scope.today)
    stored = Work.objects.filter(pk=new.id).first()
    if stored is not None:
        if new.changes_to(stored):
            raise StoredDiffers(id=new.id)
        return stored, False
    check_work(scope, new, region)
    _refuse_twin(new, region)
    work = Work.objects.create(
        id=new.id, recorded_at=timezone.now(), recorded_by_name=scope.name, is_sample=is_sample, **new.columns()
    )
    record_audit(scope, "work.recorded", work)
    return work, True


@transaction.atomic
def edit_work(scope: Scope, pk: UUID, content: WorkContent, *, version: int) -> Work:
    """Mend what a work says, seen in `version`; what it said before is kept beside it.

    Raises:
        NotAllowed, WorkNotFound, RegionNotFound: not for this scope.
        RegionFixed: another village; phones of this one would never hear where it went.
        EditConflict: it was changed meanwhile; both stay readable in its facts.
        WorkExists: another work is this one already.
        BudgetBelowDisbursed: more was disbursed already.
        NotADesa, YearOutOfReach, UnknownBidang, UnknownFund, CodeElsewhere, EndsBeforeStart: the content does not fit.
    """
    scope.require("work.write")
    work = get_work(scope, pk, lock=True)
    region = get_region(scope, content.region, on=scope.today)
    if region.pk != work.region_id:
        raise RegionFixed
    changes = content.changes_to(work)
    if not changes:
        return work
    if work.version != version:
        fields = {name: [str(stored), str(came)] for name, (stored, came) in changes.items()}
        raise EditConflict(work=work.pk, version=work.version, fields=fields)
    check_work(scope, content, region)
    _refuse_twin(content, region, but=pk)
    if work.disbursed is not None and content.budget < work.disbursed:
        raise BudgetBelowDisbursed(disbursed=number_format(work.disbursed, force_grouping=True))
    revision_of(scope, work, changes).save()
    for name, (_stored, came) in changes.items():
        setattr(work, name, came)
    work.version += 1
    work.save()
    record_audit(scope, "work.changed", work, fields=sorted(changes.keys() - {"name_key"}))
    return work


@transaction.atomic
def withdraw_work(scope: Scope, pk: UUID, reason: str) -> Work:
    """Take a work out of the register that was written down by mistake; days before this one still know it.

    Raises: NotAllowed, WorkNotFound, ReasonMissing.
    """
    scope.require("work.write")
    work = get_work(scope, pk, lock=True)
    if not reason.strip():
        raise ReasonMissing
    work.withdrawn_at = timezone.now()
    work.version += 1
    work.save(update_fields=["withdrawn_at", "version"])
    record_audit(scope, "work.withdrawn", work, reason=reason.strip())
    return work


def note_export(scope: Scope, wanted: Wanted, count: int, kind: str) -> None:
    """Raises: NotAllowed."""
    scope.require("work.read")
    record_export(scope, Work, count, year=wanted.year, area=wanted.area, format=kind)


def revision_of(scope: Scope, work: Work, changes: Mapping[str, tuple[object, object]]) -> WorkRevision:
    """What the work says before these changes, not yet stored."""
    before = {name: stored if stored is None or isinstance(stored, int) else str(stored)
              for name, (stored, _came) in changes.items()}  # fmt: skip
    return WorkRevision(work=work, at=timezone.now(), by_name=scope.name, before=before)


def _refuse_twin(content: WorkContent, region: Region, but: UUID | None = None) -> None:
    """Raises: WorkExists."""
    same = Work.objects.filter(
        region=region,
        year=content.year,
        activity_code=content.activity_code,
        name_key=name_key(content.name),
        fund=content.fund,
        withdrawn_at=None,
    )
    if (same.exclude(pk=but) if but else same).exists():
        raise WorkExists(name=content.name, year=content.year, region=region.name)
