"""Periodic reports on their way: what waits for a checker, and one month with its steps."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import prefetch_related_objects

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.selectors.checkers import Columns, theirs_to_check
from pendamping.people.models import Person
from pendamping.reports.differences import differences
from pendamping.reports.editing import with_edits
from pendamping.reports.gathering.handed_in import edits_of, handed_in_paper, report_of
from pendamping.reports.models import IssuedDocument, PeriodicReport, PeriodicReportQuerySet
from pendamping.reports.printable import printable
from pendamping.reports.schemas import MonthlyReportPaper
from pendamping.reports.schemas.periodic import Change, Dossier, MonthWaiting, told
from pendamping.reports.selectors.monthly import drafted_paper
from pendamping.reports.selectors.people import readable_person
from pendamping.reports.storing import from_json

Kind, State = PeriodicReport.Kind, PeriodicReport.State
OF_PERIODIC = Columns("author_id", "author_tier", "author_post")


def waiting_reports(scope: Scope) -> PeriodicReportQuerySet:
    """Handed-in reports that this role is to check; the oldest period first."""
    return months_to_check(scope).with_later_work().order_by("since", "author__name", "pk")


def months_waiting(scope: Scope) -> list[MonthWaiting]:
    """How many wait of each month, the oldest month first: two queries."""
    waiting = waiting_reports(scope)
    all_of = Counter(Month.of(since) for since in waiting.values_list("since", flat=True))
    first = Counter(Month.of(since) for since in waiting.to_look_at().values_list("since", flat=True))
    return [MonthWaiting(month, all_of[month] - first[month], first[month]) for month in sorted(all_of)]


def months_to_check(scope: Scope) -> PeriodicReportQuerySet:
    """What waits for this role, without anything around it."""
    return PeriodicReport.objects.filter(theirs_to_check(scope, OF_PERIODIC), state=State.SUBMITTED)


def readable_report(scope: Scope, report_id: UUID) -> PeriodicReport:
    """Raises: NotFound: absent, or its author's month lies outside `scope`."""
    found = PeriodicReport.objects.filter(pk=report_id).select_related("author", "checked_by").first()
    if found is None:
        raise NotFound
    readable_person(scope, found.author_id, Month.of(found.since))
    return found


@dataclass(frozen=True, slots=True)
class SeenMonth:
    """A month that its reader has open."""

    person: Person
    report: PeriodicReport | None  # None: nothing was handed in
    paper: MonthlyReportPaper


def seen_month(scope: Scope, person_id: UUID, month: Month) -> SeenMonth:
    """What the laporan bulanan of this month says: as it was handed in, else as today's verified work would say it.

    Raises: NotFound: nobody with this id, or outside `scope`.
    """
    person = readable_person(scope, person_id, month)
    report = report_of(person_id, month)
    if report is None:
        paper = drafted_paper(scope, person, month)
    elif report.state in PeriodicReport.EDITABLE:
        prefetch_related_objects([report], "edits")
        paper = with_edits(drafted_paper(scope, person, month), edits_of(report))
    else:
        paper = handed_in_paper(report)
    return SeenMonth(person, report, paper)


def paper_of(scope: Scope, person_id: UUID, month: Month) -> MonthlyReportPaper:
    """Raises: NotFound: nobody with this id, or outside `scope`."""
    return seen_month(scope, person_id, month).paper


def dossier_of(scope: Scope, seen: SeenMonth) -> Dossier | None:
    """The steps of a month that this reader has open; None while nothing was handed in."""
    report = seen.report
    if report is None:
        return None
    theirs = PeriodicReport.objects.filter(theirs_to_check(scope, OF_PERIODIC), pk=report.pk).exists()
    return Dossier(
        report=report,
        steps=list(report.steps.all()),
        findings=told(report) if report.state == State.SUBMITTED else [],
        edits=list(report.edits.all()),
        changes=_since_approval(report, seen.paper),
        may_check=scope.may("monthly_report.verify") and theirs and report.state == State.SUBMITTED,
        may_reopen=scope.may("monthly_report.reopen")
        and report.state in PeriodicReport.APPROVED
        and report.author_id != scope.person_id,
    )


def _since_approval(report: PeriodicReport, paper: MonthlyReportPaper) -> list[Change]:
    if not report.approved_paper:
        return []
    return differences(printable(from_json(IssuedDocument.Kind.MONTHLY, report.approved_paper)), printable(paper))
