"""What lies around reports, for many of them at once: a handful of queries however many there are."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from shapely.geometry import Point, shape

from pendamping.common.scope import Scope
from pendamping.fieldwork.findings import Finding, Surroundings, Use, findings_of, is_far
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.regions.models import Boundary

SAME_TEXT_WITHIN = timedelta(days=90)
Reports = Sequence[DailyReport]


def findings_in(scope: Scope, reports: Reports) -> dict[UUID, list[Finding]]:
    """What stands out, per report; regions must be loaded."""
    around = surroundings_of(scope, reports)
    return {report.pk: findings_of(report, around.get(report.pk, Surroundings())) for report in reports}


def surroundings_of(scope: Scope, reports: Reports) -> dict[UUID, Surroundings]:
    """What lies around reports that this scope may read.

    Of reports outside the scope only id and date are told: that a photo was used elsewhere matters, not what it shows.
    """
    readable = [report for report in reports if report.author_id == scope.person_id or _is_here(scope, report)]
    photos = _photos(readable)
    used = _used_elsewhere({photo.stored_id for some in photos.values() for photo in some})
    same_day, same_text, inside = _same_day(readable), _same_text(readable), _inside_boundary(readable)
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


def _photos(reports: Reports) -> defaultdict[UUID, list[ReportAttachment]]:
    found: defaultdict[UUID, list[ReportAttachment]] = defaultdict(list)
    for photo in ReportAttachment.objects.filter(report__in=reports, kind=ReportAttachment.Kind.PHOTO):
        found[photo.report_id].append(photo)
    return found


def _used_elsewhere(contents: Collection[str]) -> defaultdict[str, list[DailyReport]]:
    uses: defaultdict[str, list[DailyReport]] = defaultdict(list)
    attachments = ReportAttachment.objects.filter(stored_id__in=contents).select_related("report")
    for attachment in attachments.exclude(report__state=DailyReport.State.DRAFT):
        uses[attachment.stored_id].append(attachment.report)
    return uses


def _same_day(reports: Reports) -> defaultdict[tuple[UUID, object], list[DailyReport]]:
    found: defaultdict[tuple[UUID, object], list[DailyReport]] = defaultdict(list)
    others = DailyReport.objects.filter(
        author_id__in={one.author_id for one in reports},
        date__in={one.date for one in reports},
        corrected_by__isnull=True,
    ).exclude(state=DailyReport.State.DRAFT)
    for other in others.select_related("region").order_by("start", "pk"):
        found[other.author_id, other.date].append(other)
    return found


def _same_text(reports: Reports) -> defaultdict[tuple[UUID, str], list[DailyReport]]:
    found: defaultdict[tuple[UUID, str], list[DailyReport]] = defaultdict(list)
    if not reports:
        return found
    others = DailyReport.objects.filter(
        author_id__in={one.author_id for one in reports},
        date__range=(min(one.date for one in reports) - SAME_TEXT_WITHIN, max(one.date for one in reports)),
        description__in={one.description for one in reports},
    ).exclude(state=DailyReport.State.DRAFT)
    for other in others.only("author_id", "date", "description", "corrects_id", "state"):
        found[other.author_id, other.description].append(other)
    return found


def _inside_boundary(reports: Reports) -> dict[UUID, bool]:
    """For points far from the village's own point: a large village may still hold them."""
    far = [report for report in reports if is_far(report)]
    outlines = Boundary.objects.in_bulk([report.region_id for report in far])
    return {
        report.pk: shape(outlines[report.region_id].geometry).contains(Point(report.longitude, report.latitude))
        for report in far
        if report.region_id in outlines
    }
