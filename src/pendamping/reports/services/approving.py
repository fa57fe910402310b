"""What the tier above does with months that were handed in: verify them, or return one with its reason."""

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound, Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.selectors.checkers import theirs_to_check
from pendamping.people.models import Assignment, CoordinatorTerm
from pendamping.reports.errors import (
    CheckerOutOfTerm,
    NotTheChecker,
    NotWaitingForCheck,
    OwnPeriodicReport,
    ReasonMissing,
)
from pendamping.reports.models import PeriodicReport, PeriodicStep
from pendamping.reports.selectors.periodic import OF_PERIODIC, readable_report, waiting_reports
from pendamping.reports.services.periodic_steps import write_steps

State = PeriodicReport.State
# The papers themselves stay where they are: a year of a kabupaten holds ten megabytes of them.
PAPERS = ("paper", "approved_paper")


@dataclass(frozen=True, slots=True)
class Approved:
    """What became of each report that was asked for."""

    done: list[PeriodicReport] = field(default_factory=list)
    refused: dict[UUID, Problem] = field(default_factory=dict)


@transaction.atomic
def verify_monthly_reports(scope: Scope, report_ids: Collection[UUID]) -> Approved:
    """Verify what is this role's to check; the others stay, each with its reason.

    Raises:
        NotAllowed: the role verifies nothing.
        CheckerOutOfTerm: whoever signs holds no placement or coordinator's term today.
    """
    _require_checker(scope)
    reports = _locked(report_ids)
    theirs = _theirs(scope, report_ids)
    outcome = Approved()
    for report_id in dict.fromkeys(report_ids):
        try:
            outcome.done.append(_checkable(scope, reports.get(report_id), theirs))
        except Problem as problem:
            outcome.refused[report_id] = problem
    _verify(scope, outcome.done, timezone.now())
    return outcome


@transaction.atomic
def verify_complete_months(scope: Scope, months: Collection[Month]) -> int:
    """Verify every waiting report of these months in which nothing stands out; returns how many this call verified.

    Raises: as `verify_monthly_reports`.
    """
    _require_checker(scope)
    waiting = waiting_reports(scope).filter(since__in=[month.first for month in months]).complete()
    ids = list(waiting.values_list("pk", flat=True))
    reports = [one for one in _locked(ids).values() if one.state == State.SUBMITTED]
    _verify(scope, reports, timezone.now())
    return len(reports)


@transaction.atomic
def return_monthly_report(scope: Scope, report_id: UUID, note: str) -> PeriodicReport:
    """Give a month back to its author, with the reason; nothing of it is lost.

    Raises:
        NotFound, OwnPeriodicReport, NotTheChecker, NotWaitingForCheck: not by this role, or not now.
        CheckerOutOfTerm: as `verify_monthly_reports`.
        ReasonMissing: an empty note.
    """
    _require_checker(scope)
    readable_report(scope, report_id)
    report = _checkable(scope, _locked([report_id]).get(report_id), _theirs(scope, [report_id]))
    if not note.strip():
        raise ReasonMissing
    now = timezone.now()
    _move(scope, [report], State.RETURNED, now)
    write_steps(scope, [report], PeriodicStep.Kind.RETURNED, at=now, note=note.strip())
    return report


def _require_checker(scope: Scope) -> None:
    scope.require("monthly_report.verify")
    if scope.person_id is None:
        raise CheckerOutOfTerm
    placed = Assignment.objects.active_on(scope.today).filter(person_id=scope.person_id)
    if placed.exists():
        return
    terms = CoordinatorTerm.objects.filter(person_id=scope.person_id, start__lte=scope.today)
    if not terms.exclude(end__lt=scope.today).exists():
        raise CheckerOutOfTerm


def _locked(report_ids: Collection[UUID]) -> dict[UUID, PeriodicReport]:
    """Locked in one order for everybody."""
    asked = PeriodicReport.objects.filter(pk__in=list(report_ids)).defer(*PAPERS)
    return {one.pk: one for one in asked.select_for_update(of=("self",)).order_by("pk")}


def _theirs(scope: Scope, report_ids: Collection[UUID]) -> Set[UUID]:
    asked = PeriodicReport.objects.filter(pk__in=list(report_ids))
    return set(asked.filter(theirs_to_check(scope, OF_PERIODIC)).values_list("pk", flat=True))


def _checkable(scope: Scope, report: PeriodicReport | None, theirs: Set[UUID]) -> PeriodicReport:
    if report is None or not (scope.covers(report.author_post) or report.author_id == scope.person_id):
        raise NotFound
    if report.author_id == scope.person_id:
        raise OwnPeriodicReport
    if report.pk not in theirs:
        raise NotTheChecker(tier=report.get_author_tier_display())
    if report.state != State.SUBMITTED:
        raise NotWaitingForCheck(state=report.get_state_display())
    return report


def _verify(scope: Scope, reports: Sequence[PeriodicReport], now: datetime) -> None:
    _move(scope, reports, State.VERIFIED, now)
    write_steps(scope, reports, PeriodicStep.Kind.VERIFIED, at=now)


def _move(scope: Scope, reports: Sequence[PeriodicReport], state: State, now: datetime) -> None:
    """The same words for all of them, so that a year of a kabupaten is one statement; the caller holds their locks."""
    moved = PeriodicReport.objects.filter(pk__in=[one.pk for one in reports])
    moved.update(state=state, checked_at=now, checked_by=scope.person_id, version=F("version") + 1)
    for report in reports:
        report.state = state
