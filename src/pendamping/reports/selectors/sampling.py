"""Which villages of a kecamatan show signs in a month's verified reports, and the spot check that was drawn."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Prefetch

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.findings import Sign
from pendamping.fieldwork.limits import days_between_visits
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.fieldwork.selectors import describe_unvisited, findings_in, villages_without_visit
from pendamping.law.loader import figure
from pendamping.regions.models import Region
from pendamping.reports.models import CheckedVillage, SpotCheck
from pendamping.reports.sampling import Signed, VillageSign, alike

LOOKED_BACK: Final = timedelta(days=90)  # for photos that look like an earlier one
SIGN_OF: Final = {
    Sign.PHOTO_USED: VillageSign.SAME_PHOTO,
    Sign.SAME_TEXT: VillageSign.SAME_TEXT,
    Sign.FAR: VillageSign.FAR,
    Sign.OVERLAP: VillageSign.IMPROBABLE,
    Sign.LONG_DAY: VillageSign.IMPROBABLE,
}


@dataclass(frozen=True, slots=True)
class DistrictCheck:
    """The spot check of one kecamatan in a month; `check` is None until somebody draws it."""

    region: Region
    check: SpotCheck | None
    villages: Sequence[CheckedVillage]

    @property
    def recorded(self) -> int:
        return sum(bool(one.result) for one in self.villages)

    @property
    def differing(self) -> list[CheckedVillage]:
        return [one for one in self.villages if one.result == CheckedVillage.Result.DIFFERS]

    @property
    def not_reached(self) -> int:
        return sum(one.result == CheckedVillage.Result.NOT_REACHED for one in self.villages)


def signs_in(scope: Scope, region: Region, month: Month) -> dict[str, list[Signed]]:
    """Every village of the kecamatan with its signs; findings of verified reports, as both readers may see them."""
    villages = Region.objects.under(region.code).assessed().valid_on(min(month.last, scope.today))
    signs: dict[str, list[Signed]] = {code: [] for code in villages.values_list("code", flat=True)}
    inside = codes_within((region.code,), "region_id")
    reports = list(
        DailyReport.objects.filter(inside, date__range=(month.first, month.last))
        .counted()
        .select_related("region", "author")
        .order_by("date", "pk")
    )
    found: defaultdict[str, defaultdict[VillageSign, list[str]]] = defaultdict(lambda: defaultdict(list))
    findings = findings_in(scope, reports)
    for report in reports:
        for sign in {SIGN_OF[one.sign] for one in findings[report.pk] if one.sign in SIGN_OF}:
            found[report.region_id][sign].append(str(report.pk))
    for report_id, village in _look_alikes(scope, region, month):
        found[village][VillageSign.LIKE_PHOTO].append(report_id)
    for village, by_sign in found.items():
        if village in signs:
            signs[village] += [Signed(sign, len(set(ids)), tuple(dict.fromkeys(ids))) for sign, ids in by_sign.items()]
    for village, days in _stale(scope, region):
        if village in signs:
            signs[village].append(Signed(VillageSign.STALE, days))
    return signs


def spot_check_of(scope: Scope, region: Region, month: Month) -> SpotCheck | None:
    """The one that was drawn, if any, of a kecamatan that a selector found inside `scope`."""
    checks = SpotCheck.objects.filter(scope.q("region_id"), region=region, since=month.first)
    return checks.prefetch_related("villages__region").first()


def spot_checks_in(scope: Scope, code: str, month: Month) -> tuple[Region, list[DistrictCheck]]:
    """Every kecamatan of a kabupaten with what was drawn and found there: four queries.

    Raises: NotFound: no kabupaten, or not in `scope` as a whole.
    """
    regency = Region.objects.filter(pk=code, level=Region.Level.REGENCY).first()
    if regency is None or not scope.covers(code):
        raise NotFound
    villages = Prefetch("villages", CheckedVillage.objects.select_related("region"))
    drawn = SpotCheck.objects.filter(codes_within((code,), "region_id"), since=month.first).prefetch_related(villages)
    by_region = {one.region_id: one for one in drawn}
    districts = Region.objects.under(code).filter(level=Region.Level.DISTRICT).valid_on(min(month.last, scope.today))
    found = []
    for region in districts.order_by("name"):
        check = by_region.get(region.code)
        found.append(DistrictCheck(region, check, list(check.villages.all()) if check else []))
    return regency, found


def reports_to_look_at(scope: Scope, villages: Iterable[CheckedVillage]) -> dict[str, DailyReport]:
    """The daily reports that the signs of these villages name, by their key; those that this reader may open."""
    ids = {report for village in villages for sign in village.signs for report in sign["reports"]}
    found = DailyReport.objects.within(scope).filter(pk__in=ids).select_related("author")
    return {str(one.pk): one for one in found}


def checked_village(scope: Scope, pk: int) -> CheckedVillage | None:
    """One village of a spot check inside `scope`."""
    found = CheckedVillage.objects.filter(scope.q("check_of__region_id"), pk=pk)
    return found.select_related("check_of", "region").first()


def _look_alikes(scope: Scope, region: Region, month: Month) -> list[tuple[str, str]]:
    """Report and village of each photo of the month that looks like one of another report, in another file."""
    inside = codes_within((region.code,), "report__region_id")
    photos = ReportAttachment.objects.filter(
        inside,
        kind=ReportAttachment.Kind.PHOTO,
        report__state__in=DailyReport.CHECKED,
        report__date__range=(month.first - LOOKED_BACK, min(month.last, scope.today)),
    ).exclude(stored__look="")
    rows = photos.values_list("stored_id", "stored__look", "report_id", "report__region_id", "report__date")
    looks: dict[str, str] = {}
    used: defaultdict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for stored, look, report, village, day in rows:
        looks[stored] = look
        used[stored].append((str(report), village, day >= month.first))
    marked = []
    most = int(figure("uji_petik/beda_foto", on=month.first))
    for first, second in alike(looks, most):
        reports = {report for key in (first, second) for report, _village, _now in used[key]}
        if len(reports) > 1:
            marked += [(report, village) for key in (first, second) for report, village, now in used[key] if now]
    return marked


def _stale(scope: Scope, region: Region) -> Sequence[tuple[str, int]]:
    """Villages without a verified visit for longer than usual; never visited counts as the longest."""
    limit = days_between_visits(scope.today)
    rows = villages_without_visit(scope, days=limit).filter(codes_within((region.code,), "code"))
    described = describe_unvisited(scope, rows)
    return [(one.region.code, one.days if one.days is not None else limit) for one in described]
