"""A person decides which village a published row means, or sets it aside."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.common.text import squash
from pendamping.indices.errors import AlreadyDecided, ReasonMissing, VillageNotChoosable
from pendamping.indices.findings import findings_in
from pendamping.indices.matching import Found
from pendamping.indices.models import Match, OfficialResult, UnmatchedResult
from pendamping.indices.schemas import PublishedResult
from pendamping.indices.selectors.unmatched import get_unmatched, unmatched_in
from pendamping.indices.storing import Storable, let_one_count, store_results
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region


@transaction.atomic
def resolve_unmatched(scope: Scope, pk: int, code: str) -> int:
    """Give a row, and the rows of other years with the same code and name, to a village; returns how many.

    Later imports follow this answer.

    Raises:
        NotAllowed: the role in `scope` may not decide this.
        ResultNotFound: no such row, or it belongs to another area.
        AlreadyDecided: somebody did.
        RegionNotFound: no such village, or it lies outside `scope`.
        VillageNotChoosable: it is not assessed, or has a result of that year from this publication.
    """
    scope.require("index.resolve")
    first = _undecided(scope, pk)
    village = get_region(scope, code)
    if village.kind not in Region.ASSESSED:
        raise VillageNotChoosable(village=village.name, reason=_("bukan desa yang dinilai"))
    if _has_result(first, village):
        raise VillageNotChoosable(village=village.name, reason=_("sudah punya hasil tahun itu dari sumber ini"))
    rows = [one for one in _same_village(scope, first) if not _has_result(one, village)]
    for one in rows:
        one.resolved_as, one.decided_by = village, scope.name
        row = PublishedResult.from_json(one.row)
        store_results(one.made_by_import, [Storable(row, Found(village.code, Match.PERSON), findings_in(row))])
    UnmatchedResult.objects.bulk_update(rows, ["resolved_as", "decided_by"])
    let_one_count({village.code}, {one.year for one in rows})
    years = sorted(one.year for one in rows)
    record_audit(scope, "index.unmatched_resolved", first, region_code=village.code, name=first.name, years=years)
    return len(rows)


@transaction.atomic
def set_aside(scope: Scope, pk: int, reason: str) -> None:
    """Leave a row out, with the reason.

    Raises:
        NotAllowed: the role in `scope` may not decide this.
        ResultNotFound: no such row, or it belongs to another area.
        AlreadyDecided: somebody did.
        ReasonMissing: `reason` says nothing.
    """
    scope.require("index.resolve")
    one = _undecided(scope, pk)
    if not reason.strip():
        raise ReasonMissing
    one.set_aside_because, one.decided_by = reason.strip()[:200], scope.name
    one.save()
    record_audit(scope, "index.unmatched_set_aside", one, region_code=one.area_code, name=one.name, reason=reason)


@transaction.atomic
def reopen_unmatched(scope: Scope, pk: int) -> None:
    """Take a decision back: the row waits again, and the result that it became no longer counts.

    Raises:
        NotAllowed: the role in `scope` may not decide this.
        ResultNotFound: no such row, or it belongs to another area.
    """
    scope.require("index.resolve")
    one = get_unmatched(scope, pk)
    if one.resolved_as_id:
        became = OfficialResult.objects.live().filter(
            source=one.source,
            region=one.resolved_as_id,
            year=one.year,
            match=Match.PERSON,
            published_code=one.code,
            published_name=one.name,
        )
        became.update(replaced_at=timezone.now(), counts=False)
        let_one_count({one.resolved_as_id}, {one.year})
    one.resolved_as, one.set_aside_because, one.decided_by = None, "", ""
    one.save()
    record_audit(scope, "index.unmatched_reopened", one, region_code=one.area_code, name=one.name, year=one.year)


def _undecided(scope: Scope, pk: int) -> UnmatchedResult:
    one = get_unmatched(scope, pk)
    if one.decided_by:
        raise AlreadyDecided(name=one.name, year=one.year, by=one.decided_by)
    return one


def _same_village(scope: Scope, first: UnmatchedResult) -> list[UnmatchedResult]:
    others = unmatched_in(scope).filter(code=first.code).select_related("made_by_import__source")
    return [one for one in others if squash(one.name) == squash(first.name)]


def _has_result(one: UnmatchedResult, village: Region) -> bool:
    results = OfficialResult.objects.live().filter(source=one.source_id, region=village, year=one.year)
    return results.exists()
