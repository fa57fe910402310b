"""What a supervisor does with submitted reports: verify them, return one with its reason, lock a finished month."""

from collections.abc import Collection, Set
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.periods import Month
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import (
    MonthStillOpen,
    NotTheirChecker,
    NotWaiting,
    OwnReport,
    ReportNotFound,
    ReturnNoteMissing,
)
from pendamping.fieldwork.limits import last_day_of_correction
from pendamping.fieldwork.models import DailyReport, ReportEvent
from pendamping.fieldwork.rules import check_codes
from pendamping.fieldwork.selectors.checkers import theirs_to_check
from pendamping.fieldwork.services.steps import BATCH, write_steps

OTHER_REASON = "other"


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of each report that was asked for."""

    done: list[DailyReport] = field(default_factory=list)
    refused: dict[UUID, Problem] = field(default_factory=dict)


@transaction.atomic
def verify_daily_reports(scope: Scope, report_ids: Collection[UUID]) -> Checked:
    """Verify what is this role's to check; afterwards nobody edits it. The others stay, each with its reason."""
    scope.require("daily_report.verify")
    reports = _locked(scope, report_ids)
    theirs = _theirs(scope, report_ids)
    outcome = Checked()
    for report_id in dict.fromkeys(report_ids):
        try:
            outcome.done.append(_checkable(scope, reports.get(report_id), theirs))
        except Problem as problem:
            outcome.refused[report_id] = problem
    now = timezone.now()
    _move(scope, outcome.done, DailyReport.State.VERIFIED, now)
    write_steps(scope, outcome.done, ReportEvent.Kind.VERIFIED, at=now)
    return outcome


@transaction.atomic
def return_daily_report(scope: Scope, report_id: UUID, reason_code: str, note: str) -> DailyReport:
    """Give a report back to its author, who mends it and submits it again; nothing of it is lost.

    Raises:
        ReportNotFound, OwnReport, NotTheirChecker, NotWaiting: it cannot be returned by this role, now.
        UnknownCode: no such reason.
        ReturnNoteMissing: "another reason" without saying which.
    """
    scope.require("daily_report.verify")
    report = _checkable(scope, _locked(scope, [report_id]).get(report_id), _theirs(scope, [report_id]))
    check_codes("return_reason", {reason_code})
    note = note.strip()
    if reason_code == OTHER_REASON and not note:
        raise ReturnNoteMissing
    now = timezone.now()
    _move(scope, [report], DailyReport.State.RETURNED, now)
    write_steps(scope, [report], ReportEvent.Kind.RETURNED, at=now, reason_code=reason_code, note=note)
    return report


def lock_month(scope: Scope, month: Month) -> int:
    """Lock the area's verified reports of a month whose time of correction is over; returns how many this call locked.

    Batch by batch, each whole in itself: stopped half-way, the next call goes on.

    Raises:
        NotAllowed: the role locks no months.
        MonthStillOpen: reports of that month may still be mended.
    """
    scope.require("daily_report.lock")
    if scope.today <= (open_until := last_day_of_correction(month)):
        raise MonthStillOpen(month=month, last_day=date_format(open_until))
    number = 0
    while locked := _lock_some(scope, month):
        number += locked
    return number


@transaction.atomic
def _lock_some(scope: Scope, month: Month) -> int:
    verified = DailyReport.objects.select_for_update(of=("self",)).filter(
        scope.q("author_post"), state=DailyReport.State.VERIFIED, date__range=(month.first, month.last)
    )
    reports = list(verified.order_by("pk")[:BATCH])
    for report in reports:
        report.state = DailyReport.State.LOCKED
        report.version += 1
    DailyReport.objects.bulk_update(reports, ["state", "version"])
    write_steps(scope, reports, ReportEvent.Kind.LOCKED)
    return len(reports)


def _locked(scope: Scope, report_ids: Collection[UUID]) -> dict[UUID, DailyReport]:
    """The reports that this scope may see, locked in one order for everybody."""
    visible = DailyReport.objects.within(scope).filter(pk__in=list(report_ids))
    return {one.pk: one for one in visible.select_for_update(of=("self",)).order_by("pk")}


def _theirs(scope: Scope, report_ids: Collection[UUID]) -> Set[UUID]:
    asked = DailyReport.objects.filter(pk__in=list(report_ids))
    return set(asked.filter(theirs_to_check(scope)).values_list("pk", flat=True))


def _checkable(scope: Scope, report: DailyReport | None, theirs: Set[UUID]) -> DailyReport:
    if report is None:
        raise ReportNotFound
    if report.author_id == scope.person_id:
        raise OwnReport
    if report.pk not in theirs:
        raise NotTheirChecker(tier=report.get_author_tier_display())
    if report.state != DailyReport.State.SUBMITTED:
        raise NotWaiting(state=report.get_state_display())
    return report


def _move(scope: Scope, reports: Collection[DailyReport], state: DailyReport.State, now: datetime) -> None:
    for report in reports:
        report.state = state
        report.checked_at = now
        report.checked_by_id = scope.person_id
        report.version += 1
    DailyReport.objects.bulk_update(reports, ["state", "checked_at", "checked_by", "version"], batch_size=BATCH)
