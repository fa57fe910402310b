"""The end of a month: it is locked, and where something must still change, it is opened again for a stated reason."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.reports.calendar import area_of, calendar_of
from pendamping.reports.errors import MonthStillRecapped, NotApprovedYet, OwnPeriodicReport, ReasonMissing
from pendamping.reports.models import PeriodicReport, PeriodicStep
from pendamping.reports.selectors.periodic import readable_report
from pendamping.reports.services.periodic_steps import write_steps

State = PeriodicReport.State


@transaction.atomic
def lock_monthly_reports(scope: Scope, month: Month) -> int:
    """Lock the area's approved months once the recap of the kabupaten is over; returns how many this call locked.

    Raises:
        NotAllowed: the role locks nothing.
        MonthStillRecapped: the days of the recap are not over.
    """
    scope.require("monthly_report.lock")
    last_day = calendar_of(area_of(scope.prefixes), month).regency_recap_ends
    if scope.today <= last_day:
        raise MonthStillRecapped(period=month, last_day=date_format(last_day))
    approved = PeriodicReport.objects.filter(
        scope.q("author_post"), since=month.first, state__in=(State.VERIFIED, State.RECAPPED)
    )
    reports = list(approved.defer("paper", "approved_paper").select_for_update(of=("self",)).order_by("pk"))
    locked = PeriodicReport.objects.filter(pk__in=[one.pk for one in reports])
    locked.update(state=State.LOCKED, version=F("version") + 1)
    write_steps(scope, reports, PeriodicStep.Kind.LOCKED, at=timezone.now())
    return len(reports)


@transaction.atomic
def reopen_monthly_report(scope: Scope, report_id: UUID, reason: str) -> PeriodicReport:
    """Open an approved month again; what was approved is kept, and stands beside what its author hands in next.

    Raises:
        NotAllowed, NotFound, OwnPeriodicReport: not by this role, or outside `scope`.
        NotApprovedYet: nothing was approved.
        ReasonMissing: no reason is given.
    """
    scope.require("monthly_report.reopen")
    readable_report(scope, report_id)
    report = PeriodicReport.objects.select_for_update().get(pk=report_id)
    if not scope.covers(report.author_post):
        raise NotFound
    if report.author_id == scope.person_id:
        raise OwnPeriodicReport
    if report.state not in PeriodicReport.APPROVED:
        raise NotApprovedYet(state=report.get_state_display())
    if not reason.strip():
        raise ReasonMissing
    report.approved_paper = report.paper
    report.state = State.RETURNED
    report.version += 1
    report.save(update_fields=["approved_paper", "state", "version"])
    write_steps(scope, [report], PeriodicStep.Kind.REOPENED, at=timezone.now(), note=reason.strip())
    return report
