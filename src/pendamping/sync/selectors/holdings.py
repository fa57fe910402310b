"""What the office holds of one person's work, day by day."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Prefetch, Q

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.people.models import Person
from pendamping.reports.selectors.people import readable_person

SAID_FOR = timedelta(days=62)  # this month and the one before, whose pay may still be open
Days = dict[str, dict[str, int]]


def holdings(scope: Scope) -> Days:
    """Per day of the last two months: {"2024-11-12": {"submitted": 1, "verified": 2, "photos": 3}}; two queries."""
    return _days(Q(author_id=scope.person_id, date__gte=scope.today - SAID_FOR))


def holdings_of_month(scope: Scope, person_id: UUID, month: Month) -> Days:
    """The same of one month of somebody whose receipt this scope may see. Raises: as `receipt_person`."""
    receipt_person(scope, person_id, month)
    return _days(Q(author_id=person_id, date__range=(month.first, month.last)))


def holdings_between(person_id: UUID, since: date, until: date) -> Days:
    """The same for who holds a signed statement of just these days, whoever that is."""
    return _days(Q(author_id=person_id, date__range=(since, until)))


def receipt_person(scope: Scope, person_id: UUID, month: Month) -> Person:
    """Oneself, or somebody whose every report this scope may read.

    Raises: NotFound, NotAllowed: not this scope's to see.
    """
    if person_id != scope.person_id:
        scope.require("daily_report.read_all")
    return readable_person(scope, person_id, month)


def held_reports(scope: Scope, person_id: UUID, month: Month) -> list[DailyReport]:
    """What was handed in that month, oldest first, with its photos and documents. Raises: as `receipt_person`."""
    receipt_person(scope, person_id, month)
    held = DailyReport.objects.filter(author_id=person_id, date__range=(month.first, month.last))
    held = held.exclude(state=DailyReport.State.DRAFT)
    attachments = Prefetch("attachments", ReportAttachment.objects.only("pk", "report_id", "kind"))
    return list(held.select_related("region").prefetch_related(attachments).order_by("date", "start", "pk"))


def _days(which: Q) -> Days:
    days: Days = {}
    own = DailyReport.objects.filter(which)
    for day, state, number in own.order_by("date").values_list("date", "state").annotate(Count("pk")):
        _of(days, day)[state] = number
    photos = ReportAttachment.objects.filter(report__in=own)
    for day, number in photos.order_by("report__date").values_list("report__date").annotate(Count("pk")):
        _of(days, day)["photos"] = number
    return days


def _of(days: Days, day: date) -> dict[str, int]:
    return days.setdefault(day.isoformat(), {})
