"""Drawing the villages of a spot check, and recording what was found there."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.law.loader import figure
from pendamping.regions.models import Region
from pendamping.reports.errors import CheckedInFuture, DifferenceUntold, MonthNotOver
from pendamping.reports.models import CheckedVillage, SpotCheck
from pendamping.reports.sampling import choose
from pendamping.reports.selectors.district import district_of
from pendamping.reports.selectors.sampling import checked_village, signs_in, spot_check_of

Result = CheckedVillage.Result


@transaction.atomic
def draw_spot_check(scope: Scope, code: str, month: Month) -> SpotCheck:
    """Choose the villages of a month by the stated rule; drawn once, it stays as it is.

    Raises:
        NotAllowed, NotFound: the role checks no villages, or the kecamatan is not in `scope`.
        MonthNotOver: the month has not begun.
    """
    scope.require("spot_check.write")
    region = district_of(scope, code)
    if month.first > scope.today:
        raise MonthNotOver(period=month, first_day=month.first)
    Region.objects.select_for_update().get(pk=region.code)
    drawn = spot_check_of(scope, region, month)
    if drawn is not None:
        return drawn
    number = int(figure("uji_petik/jumlah_desa", on=month.first))
    chosen = choose(signs_in(scope, region, month), f"{region.code}/{month.iso}", number)
    check = SpotCheck.objects.create(region=region, since=month.first, drawn_at=timezone.now(), drawn_by=scope.name)
    villages = [
        CheckedVillage(
            check_of=check,
            region_id=one.village,
            order=order,
            points=one.points,
            signs=[{"sign": s.sign.value, "number": s.number, "reports": list(s.reports)} for s in one.signs],
        )
        for order, one in enumerate(chosen, start=1)
    ]
    CheckedVillage.objects.bulk_create(villages)
    record_audit(scope, "spot_check.drawn", check, region.code, villages=[one.village for one in chosen])
    return check


@transaction.atomic
def record_spot_check(scope: Scope, pk: int, result: str, checked_on: date, note: str) -> CheckedVillage:
    """Write down what was found in one village; a later word replaces the earlier, which the audit trail keeps.

    Raises:
        NotAllowed, NotFound: the role checks no villages, or it is not in `scope`.
        CheckedInFuture: a day that has not come.
        DifferenceUntold: it differs, and nobody says how.
    """
    scope.require("spot_check.write")
    found = checked_village(scope, pk)
    if found is None:
        raise NotFound
    if checked_on > scope.today:
        raise CheckedInFuture
    if result != Result.FITS and not note.strip():
        raise DifferenceUntold
    before = found.result
    found.result, found.note, found.checked_on = result, note.strip(), checked_on
    found.recorded_by_id, found.recorded_by_name, found.recorded_at = scope.person_id, scope.name, timezone.now()
    found.save()
    record_audit(scope, "spot_check.recorded", found, found.region_id, result=result, before=before)
    return found
