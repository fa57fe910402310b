"""What lies around reports, for many of them at once: a handful of queries however many there are."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import F, Q
from shapely.geometry import Point, shape

from pendamping.common.scope import Scope
from pendamping.fieldwork.findings import Finding, Surroundings, Use, findings_of, is_far
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.regions.models import Boundary

SAME_TEXT_WITHIN = timedelta(days=90)
Reports = Sequence[DailyReport]
Photos = defaultdict[UUID, list[ReportAttachment]]
Uses = defaultdict[str, list[DailyReport]]
SameDay = defaultdict[tuple[UUID, object], list[DailyReport]]
SameText = defaultdict[tuple[UUID, str], list[DailyReport]]


def findings_in(scope: Scope, reports: Reports) -> dict[UUID, list[Finding]]:
    """What stands out, per report; regions must be loaded."""
    around = surroundings_of(scope, reports)
    return {report.pk: findings_of(report, around.get(report.pk, Surroundings())) for report in reports}


def surroundings_of(scope: Scope, reports: Reports) -> dict[UUID, Surroundings]:
    """What lies around reports that this scope may read.

    Of reports outside the scope only id and date are told: that a photo was used elsewhere matters, not what it shows.
    """
    readable = [report for report in reports if report.author_id == scope.person_id or _is_here(scope, report)]
    photos, used = _photos(readable)
    same_day, same_text = _same(readable)
    inside = _inside_boundary(readable)
    return {
        report.pk: Surroundings(
            photos=tuple(photos[report.pk]),
            used_elsewhere={
                photo.stored_id: use
                for photo in photos[report.pk]
                if (use := _before(report, used[photo.stored_id])) is not None
            },
            same_day=tuple(one for one in same_day[report.author_id, report.date] if not _is_same(one, report)),
            same_text=_before(report, same_text[report.author_id, report.description]),
            inside_boundary=inside.get(report.pk),
        )
        for report in readable
    }


def _is_here(scope: Scope, report: DailyReport) -> bool:
    return scope.covers(report.region_id) or scope.covers(report.author_post)


def _is_same(one: DailyReport, report: DailyReport) -> bool:
    """A report and its correction tell of the same hours."""
    return report.pk in {one.pk, one.corrects_id} or report.corrects_id == one.pk


def _before(report: DailyReport, uses: Collection[DailyReport]) -> Use | None:
    """The newest use in another report that was earlier, or is verified already: the later one is the copy."""
    mine = (report.date, report.pk)
    others = [
        one
        for one in uses
        if not _is_same(one, report) and (one.state in DailyReport.CHECKED or (one.date, one.pk) < mine)
    ]
    latest = max(others, key=lambda one: (one.date, one.pk), default=None)
    return Use(latest.pk, latest.date) if latest else None


def _photos(reports: Reports) -> tuple[Photos, Uses]:
    """The photos of these reports, and by content whatever was handed over with one of them: one query for both."""
    photos: Photos = defaultdict(list)
    uses: Uses = defaultdict(list)
    ids = {report.pk for report in reports}
    own = ReportAttachment.objects.filter(report__in=ids, kind=ReportAttachment.Kind.PHOTO)
    for one in ReportAttachment.objects.filter(stored__in=own.values("stored")).select_related("report"):
        if one.report_id in ids and one.kind == ReportAttachment.Kind.PHOTO:
            photos[one.report_id].append(one)
        if one.report.state != DailyReport.State.DRAFT:
            uses[one.stored_id].append(one.report)
    return photos, uses


def _same(reports: Reports) -> tuple[SameDay, SameText]:
    """What the same people handed over about the same days, and in the same words not long before: one query."""
    same_day: SameDay = defaultdict(list)
    same_text: SameText = defaultdict(list)
    if not reports:
        return same_day, same_text
    days, texts = {one.date for one in reports}, {one.description for one in reports}
    others = DailyReport.objects.filter(
        Q(date__in=days) | Q(description__in=texts),
        author_id__in={one.author_id for one in reports},
        date__range=(min(days) - SAME_TEXT_WITHIN, max(days)),
    ).exclude(state=DailyReport.State.DRAFT)
    told = others.select_related("region").annotate(replaced_by=F("corrected_by__pk"))
    for other in told.order_by("start", "pk"):
        if other.date in days and getattr(other, "replaced_by", None) is None:
            same_day[other.author_id, other.date].append(other)
        if other.description in texts:
            same_text[other.author_id, other.description].append(other)
    return same_day, same_text


def _inside_boundary(reports: Reports) -> dict[UUID, bool]:
    """For points far from the village's own point: a large village may still hold them."""
    far = [report for report in reports if is_far(report)]
    outlines = Boundary.objects.in_bulk([report.region_id for report in far])
    return {
        report.pk: shape(outlines[report.region_id].geometry).contains(Point(report.longitude, report.latitude))
        for report in far
        if report.region_id in outlines
    }
