"""Daily reports: lists with filters, one with everything around it, its photos, and how many stand where."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope, codes_within
from pendamping.fieldwork.errors import ReportNotFound
from pendamping.fieldwork.models import DailyReport, DailyReportQuerySet, ReportAttachment

LATE_FILES = "late_files"  # beside the states: a file came after the report was checked


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """What a list is narrowed to; an empty value narrows nothing."""

    person: UUID | None = None
    region: str = ""  # a code: the region and everything in it
    kind: str = ""
    state: str = ""  # a state, or LATE_FILES
    category: str = ""
    text: str = ""


def daily_reports_in(
    scope: Scope, *, since: date, until: date, filters: ReportFilters | None = None
) -> DailyReportQuerySet:
    """Reports this person may see, `since`..`until` inclusive; author and region come with no further query."""
    reports = DailyReport.objects.within(scope).filter(date__range=(since, until))
    return _narrow(reports, filters or ReportFilters()).select_related("author", "region")


@dataclass(frozen=True, slots=True)
class Overview:
    """The reports of some days: how many, the newest, and the newest of those that tell of a problem."""

    number: int
    latest: list[DailyReport]
    problems: list[DailyReport]


def overview_of(scope: Scope, *, since: date, until: date, shown: int) -> Overview:
    """Of an area as small as a kecamatan: every key is read, the rest only of those shown; two queries."""
    reports = DailyReport.objects.within(scope).filter(date__range=(since, until))
    keys = list(reports.values_list("pk", "problem"))
    latest = [pk for pk, _problem in keys[:shown]]
    problems = [pk for pk, problem in keys if problem][:shown]
    read = DailyReport.objects.filter(pk__in={*latest, *problems}).select_related("author", "region").in_bulk()
    return Overview(len(keys), [read[pk] for pk in latest], [read[pk] for pk in problems])


def get_daily_report(scope: Scope, report_id: UUID) -> DailyReport:
    """One report with its steps, attachments, plan item and what it corrects or is corrected by.

    Raises: ReportNotFound: absent, or not for this scope.
    """
    attachments = Prefetch("attachments", ReportAttachment.objects.select_related("stored"))
    reports = DailyReport.objects.within(scope).prefetch_related("events", attachments)
    related = reports.select_related("author", "region", "checked_by", "corrects", "corrected_by", "plan_item")
    report = related.filter(pk=report_id).first()
    if report is None:
        raise ReportNotFound
    return report


def get_attachment(scope: Scope, attachment_id: UUID) -> ReportAttachment:
    """One photo or document of a report that this scope may read, with its stored file.

    Raises: NotFound: absent, or not for this scope.
    """
    readable = ReportAttachment.objects.filter(report__in=DailyReport.objects.within(scope))
    attachment = readable.select_related("stored").filter(pk=attachment_id).first()
    if attachment is None:
        raise NotFound
    return attachment


def reports_by_state(scope: Scope, *, since: date, until: date, author: UUID | None = None) -> dict[str, int]:
    """How many reports stand in which state, every state named; of everybody in the scope, or of one author."""
    reports = DailyReport.objects.within(scope).filter(date__range=(since, until))
    if author is not None:
        reports = reports.filter(author_id=author)
    counts = dict(reports.order_by().values_list("state").annotate(number=Count("pk")))
    return {state: counts.get(state, 0) for state in DailyReport.State.values}


def last_report_of(scope: Scope) -> DailyReport | None:
    """The report that this person wrote last: what the next one is often copied from."""
    own = DailyReport.objects.filter(author_id=scope.person_id) if scope.person_id else DailyReport.objects.none()
    return own.select_related("region").order_by("-date", "-start", "-pk").first()


def _narrow(reports: DailyReportQuerySet, filters: ReportFilters) -> DailyReportQuerySet:
    if filters.person:
        reports = reports.filter(author_id=filters.person)
    if filters.region:
        reports = reports.filter(codes_within((filters.region,), "region_id"))
    if filters.kind:
        reports = reports.filter(kind=filters.kind)
    if filters.state == LATE_FILES:
        reports = reports.filter(Exists(ReportAttachment.objects.filter(report=OuterRef("pk"), came_late=True)))
    elif filters.state:
        reports = reports.filter(state=filters.state)
    if filters.category:
        reports = reports.filter(category=filters.category)
    for word in filters.text.split()[:6]:
        reports = reports.filter(
            Q(title__icontains=word)
            | Q(description__icontains=word)
            | Q(place__icontains=word)
            | Q(author__name__icontains=word)
            | Q(region__name__icontains=word)
        )
    return reports
