"""The month of somebody as it was handed in: its report, and the paper that stands still since then."""

from dataclasses import replace
from uuid import UUID

from pendamping.common.periods import Month
from pendamping.reports.editing import Place, words_that_hold
from pendamping.reports.gathering.posts import post_of
from pendamping.reports.models import IssuedDocument, PeriodicReport
from pendamping.reports.schemas import MonthlyReportPaper
from pendamping.reports.storing import from_json


def report_of(person_id: UUID, month: Month) -> PeriodicReport | None:
    """The monthly report of this person, if any was begun."""
    reports = PeriodicReport.objects.filter(author_id=person_id, kind=PeriodicReport.Kind.MONTHLY, since=month.first)
    return reports.select_related("author", "checked_by").with_later_work().first()


def edits_of(report: PeriodicReport) -> dict[Place, str]:
    """The words that hold in each place that the author wrote into."""
    return words_that_hold(report.edits.all())


def handed_in_paper(report: PeriodicReport) -> MonthlyReportPaper:
    """The paper that stands still since it was handed in, signed by whoever checked it."""
    paper = from_json(IssuedDocument.Kind.MONTHLY, report.paper)
    if not isinstance(paper, MonthlyReportPaper):
        raise TypeError(paper)
    zone = paper.seal.issued_at.tzinfo
    submitted = report.submitted_at and report.submitted_at.astimezone(zone).replace(second=0, microsecond=0)
    if report.checked_by is None or report.checked_at is None or report.state not in PeriodicReport.APPROVED:
        return replace(paper, seal=replace(paper.seal, submitted_at=submitted, verified_at=None))
    author, _checker, *others = paper.signatures.signers
    title = post_of(report.checked_by_id, report.since, report.until).title if report.checked_by_id else ""
    checker = replace(_checker, role=", ".join(filter(None, ("Diperiksa", title))), name=report.checked_by.name)
    verified = report.checked_at.astimezone(zone).replace(second=0, microsecond=0)
    return replace(
        paper,
        facilitator=replace(paper.facilitator, supervisor=", ".join(filter(None, (report.checked_by.name, title)))),
        signatures=replace(paper.signatures, signers=(author, checker, *others)),
        seal=replace(paper.seal, submitted_at=submitted, verified_at=verified),
    )
