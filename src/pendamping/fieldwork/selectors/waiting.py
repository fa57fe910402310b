"""What waits for a checker, parted into what to look at first and what is complete."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from pendamping.common.scope import Scope
from pendamping.fieldwork.findings import Finding, Surroundings, findings_of
from pendamping.fieldwork.models import DailyReport, DailyReportQuerySet, ReportAttachment
from pendamping.fieldwork.selectors.checkers import theirs_to_check
from pendamping.fieldwork.selectors.surroundings import surroundings_of

LIMIT = 200


@dataclass(frozen=True, slots=True)
class WaitingReport:
    report: DailyReport
    findings: list[Finding]
    around: Surroundings  # what the findings were made from


@dataclass(frozen=True, slots=True)
class Waiting:
    """The longest waiting first; `total` counts also those beyond the limit."""

    look_first: list[WaitingReport]
    complete: list[WaitingReport]
    total: int
    oldest_days: int

    @property
    def shown(self) -> list[WaitingReport]:
        """In the order of the list: what to look at first, then the complete ones."""
        return [*self.look_first, *self.complete]


def waiting_for_check(scope: Scope, *, limit: int = LIMIT) -> Waiting:
    """Submitted reports that this role is to check, with what stands out in each: seven queries, however many wait."""
    reports = reports_to_check(scope)
    shown = list(reports.select_related("author", "region").order_by("date", "start", "pk")[:limit])
    total, oldest = _summary(reports, shown, limit)
    around = surroundings_of(scope, shown)
    with_findings = [_with_findings(report, around.get(report.pk, Surroundings())) for report in shown]
    return Waiting(
        look_first=[one for one in with_findings if one.findings],
        complete=[one for one in with_findings if not one.findings],
        total=total,
        oldest_days=(scope.today - oldest).days if oldest else 0,
    )


def _summary(reports: DailyReportQuerySet, shown: list[DailyReport], limit: int) -> tuple[int, date | None]:
    """How many wait, and since when; asked only where more wait than are shown."""
    if len(shown) < limit:
        since = [timezone.localdate(one.submitted_at) for one in shown if one.submitted_at]
        return len(shown), min(since, default=None)
    counted = reports.aggregate(total=Count("pk"), oldest=Min("submitted_at__date"))
    return counted["total"], counted["oldest"]


def _with_findings(report: DailyReport, around: Surroundings) -> WaitingReport:
    return WaitingReport(report, findings_of(report, around), around)


def photos_to_check(scope: Scope, ids: Collection[UUID]) -> QuerySet[ReportAttachment]:
    """Which of these are photos of a report that waits for this role, with their stored files."""
    photos = ReportAttachment.objects.filter(pk__in=ids, kind=ReportAttachment.Kind.PHOTO)
    return photos.filter(report__in=reports_to_check(scope)).select_related("stored")


def reports_to_check(scope: Scope) -> DailyReportQuerySet:
    """What waits for this role, without anything around it."""
    return DailyReport.objects.filter(theirs_to_check(scope), state=DailyReport.State.SUBMITTED)
