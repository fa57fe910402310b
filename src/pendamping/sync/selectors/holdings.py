"""What the office holds of one person's work, day by day."""

from datetime import date, timedelta

from django.db.models import Count

from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, ReportAttachment

SAID_FOR = timedelta(days=62)  # this month and the one before, whose pay may still be open


def holdings(scope: Scope) -> dict[str, dict[str, int]]:
    """Per day of the last two months: {"2024-11-12": {"submitted": 1, "verified": 2, "photos": 3}}; two queries."""
    since = scope.today - SAID_FOR
    own = DailyReport.objects.filter(author_id=scope.person_id, date__gte=since)
    days: dict[str, dict[str, int]] = {}
    for day, state, number in own.order_by("date").values_list("date", "state").annotate(Count("pk")):
        _of(days, day)[state] = number
    photos = ReportAttachment.objects.filter(report__author_id=scope.person_id, report__date__gte=since)
    for day, number in photos.order_by("report__date").values_list("report__date").annotate(Count("pk")):
        _of(days, day)["photos"] = number
    return days


def _of(days: dict[str, dict[str, int]], day: date) -> dict[str, int]:
    return days.setdefault(day.isoformat(), {})
