"""What verified work shows about people over some days: beside each aspect, for an assessor to weigh, never a score."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import cast
from uuid import UUID

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce, TruncDate

from pendamping.common.periods import Span
from pendamping.evaluation.schemas import Facts
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.fieldwork.workdays import workdays_of
from pendamping.law.loader import figure

LATE_AFTER = "laporan_harian/hari_sampai_diterima_wajar"
FIRST_LAW_DAY = date(2024, 1, 1)  # earlier work is measured by the first known figure


def evidence_of(people: Collection[UUID], span: Span, *, today: date, with_days: bool = True) -> dict[UUID, Facts]:
    """The facts of each of these people, in at most seven queries; ids as in `engine.law.evaluation.Evidence`.

    Without `with_days` those of the calendar, missing days and leave, are not counted: two queries.
    """
    usual = timedelta(days=int(figure(LATE_AFTER, on=max(span.first, FIRST_LAW_DAY))))
    checked = DailyReport.objects.filter(
        author_id__in=people,
        date__range=(span.first, span.last),
        state__in=DailyReport.CHECKED,
        corrected_by__isnull=True,
    ).order_by()
    late = Q(received_on__gt=F("date") + usual)
    counted = {
        row["author_id"]: row
        for row in checked.annotate(received_on=TruncDate("received_at_server"))
        .values("author_id")
        .annotate(
            reports=Count("pk"),
            days_reported=Count("date", distinct=True),
            visits=Count("pk", filter=Q(kind=DailyReport.Kind.FIELD_VISIT)),
            problems=Count("pk", filter=~Q(problem="")),
            participants=Sum(Coalesce("participants_f", 0) + Coalesce("participants_m", 0)),
            days_late=Count("date", distinct=True, filter=late),
        )
    }
    returned = dict(
        ReportEvent.objects.filter(
            report__author_id__in=people,
            report__date__range=(span.first, span.last),
            kind=ReportEvent.Kind.RETURNED,
        )
        .order_by()
        .values_list("report__author_id")
        .annotate(number=Count("report__date", distinct=True))
    )
    work = workdays_of(people, span, today=today) if with_days else None
    found: dict[UUID, Facts] = {}
    for person in people:
        row = cast("Mapping[str, int | None]", counted.get(person, {}))
        names = ("reports", "days_reported", "visits", "problems", "participants", "days_late")
        found[person] = {name: row.get(name) or 0 for name in names} | {
            "days_returned": returned.get(person, 0),
            "days_missing": None if work is None else len(work[person].missing),
            "days_on_leave": None if work is None else len(work[person].working_days_on_leave),
        }
    return found
