"""Handing reports over to the one who checks them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import NotSubmittable, ReportNotFound, VisitIncomplete
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.fieldwork.rules import check_in_time, label_of, lock_author, missing_on_visit
from pendamping.fieldwork.services.steps import write_steps


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of each report that was asked for."""

    done: list[DailyReport] = field(default_factory=list)
    refused: dict[UUID, Problem] = field(default_factory=dict)


@transaction.atomic
def submit_daily_reports(
    scope: Scope, report_ids: Collection[UUID], *, written_at: datetime | None = None
) -> Submitted:
    """Hand over own drafts and mended reports; those that do not fit yet stay as they are, with the reason.

    `written_at`: when the author did so, by the office's clock; None: now.
    """
    scope.require("daily_report.write")
    author_id = lock_author(scope)
    asked = DailyReport.objects.filter(author_id=author_id, pk__in=list(report_ids))
    own = {one.pk: one for one in asked.select_for_update(of=("self",)).order_by("pk")}
    outcome, now = Submitted(), timezone.now()
    for report_id in dict.fromkeys(report_ids):
        try:
            if report_id not in own:
                raise ReportNotFound
            hand_over(scope, own[report_id], now, written_at)
        except Problem as problem:
            outcome.refused[report_id] = problem
        else:
            outcome.done.append(own[report_id])
    DailyReport.objects.filter(pk__in=[one.pk for one in outcome.done]).update(
        state=DailyReport.State.SUBMITTED, submitted_at=now, version=F("version") + 1
    )
    write_steps(scope, outcome.done, ReportEvent.Kind.SUBMITTED, at=now)
    return outcome


def hand_over(scope: Scope, report: DailyReport, at: datetime, written_at: datetime | None = None) -> None:
    """Hand a report over in memory; the caller stores it, with its step.

    Raises: NotSubmittable, TooLate, VisitIncomplete.
    """
    if report.state not in DailyReport.EDITABLE:
        raise NotSubmittable(state=report.get_state_display())
    if report.state == DailyReport.State.DRAFT and report.corrects_id is None:
        check_in_time(scope, report.date, written_at)
    if missing := missing_on_visit(report):
        raise VisitIncomplete(missing=missing, labels=", ".join(label_of(name) for name in missing))
    report.state = DailyReport.State.SUBMITTED
    report.submitted_at = at
    report.version += 1
