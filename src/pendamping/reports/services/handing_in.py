"""Handing in a month: from then on its paper stands still, and waits for the tier above."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.people.areas import common_code
from pendamping.people.models import Person
from pendamping.reports.editing import with_edits
from pendamping.reports.errors import MonthNotOver, NothingVerified, NotPlacedThen, NotTheirMonth, NotToHandIn
from pendamping.reports.gathering.handed_in import edits_of
from pendamping.reports.gathering.posts import post_of
from pendamping.reports.models import IssuedDocument, PeriodicReport, PeriodicStep
from pendamping.reports.schemas.periodic import stands_out
from pendamping.reports.selectors.findings import standing_out
from pendamping.reports.selectors.monthly import monthly_paper
from pendamping.reports.services.periodic_steps import write_steps
from pendamping.reports.storing import to_json

Kind, State = PeriodicReport.Kind, PeriodicReport.State


@transaction.atomic
def submit_monthly_report(scope: Scope, person_id: UUID, month: Month) -> PeriodicReport:
    """Hand in one's own laporan bulanan, with what its checker should look at first.

    Raises:
        NotAllowed, NotTheirMonth: only the author hands in.
        MonthNotOver: before the last day of the month.
        NotPlacedThen: the author held no placement in that month.
        NothingVerified: there is nothing to put on paper yet.
        NotToHandIn: it waits already, or was approved.
    """
    scope.require("monthly_report.submit")
    if person_id != scope.person_id:
        raise NotTheirMonth
    if scope.today < month.last:
        raise MonthNotOver(period=month, first_day=date_format(month.last))
    person = Person.objects.select_for_update().get(pk=person_id)
    post = post_of(person_id, month.first, month.last)
    if post.placement is None:
        raise NotPlacedThen(name=person.name, period=month)
    drafted = monthly_paper(scope, person_id, month)
    if not drafted.seal.reports:
        raise NothingVerified(name=person.name, period=month)
    begun = _locked(person_id, month)
    report = begun or PeriodicReport(author=person, kind=Kind.MONTHLY, since=month.first)
    if report.state not in PeriodicReport.EDITABLE:
        raise NotToHandIn(state=report.get_state_display())
    paper = with_edits(drafted, edits_of(report)) if begun else drafted
    report.author_tier = post.placement.tier
    report.author_post = common_code(post.codes)
    report.until = month.last
    report.state = State.SUBMITTED
    report.paper = to_json(IssuedDocument.Kind.MONTHLY, paper)
    report.findings = standing_out(scope, month, post, paper, begun)
    report.look_first = stands_out(report.findings)
    report.submitted_at = timezone.now()
    report.checked_at = report.checked_by = None
    report.version += 1
    report.is_sample = paper.seal.is_sample
    report.save()
    write_steps(scope, [report], PeriodicStep.Kind.SUBMITTED, at=report.submitted_at)
    return report


def _locked(person_id: UUID, month: Month) -> PeriodicReport | None:
    reports = PeriodicReport.objects.select_for_update()
    return reports.filter(author_id=person_id, kind=Kind.MONTHLY, since=month.first).first()
