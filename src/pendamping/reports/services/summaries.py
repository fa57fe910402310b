"""Issuing the ringkasan of an area and of a person, and their workbooks."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import translation

from pendamping.common.audit import record_export
from pendamping.common.periods import LongPeriod
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Person
from pendamping.people.selectors.letters import require_in_office
from pendamping.regions.models import Region
from pendamping.reports import wording
from pendamping.reports.errors import NothingToRecap, NotIssuedYet, PeriodInFuture
from pendamping.reports.models import IssuedDocument, PeriodicReport
from pendamping.reports.schemas import SummaryPaper
from pendamping.reports.selectors.recap import recap_region
from pendamping.reports.selectors.summary import summary_of
from pendamping.reports.selectors.summary_papers import (
    LetterDetails,
    person_summary_paper,
    recaps_of,
    standing_number,
    standing_summary,
    summary_paper,
)
from pendamping.reports.services.issuing import XLSX, File, Issue, issue
from pendamping.reports.services.letters import letter_number
from pendamping.reports.storing import from_json
from pendamping.reports.subjects import summary_subject
from pendamping.reports.summary_table import person_summary_table, summary_table

Kind = IssuedDocument.Kind


@transaction.atomic
def issue_summary(scope: Scope, code: str, period: LongPeriod, details: LetterDetails) -> tuple[IssuedDocument, bool]:
    """Issue the ringkasan of an area; a version without a number of its own keeps that of the one before.

    Raises:
        NotAllowed, NotFound: the role makes no recap, or the area is not in `scope`.
        PeriodInFuture: the period has not begun. NothingToRecap: nobody was placed there.
        SignatoryNotInOffice: the signer is recorded for this office, and not in office today.
    """
    scope.require("monthly_report.recap")
    _refuse_future(scope, period)
    region = recap_region(scope, code)
    Region.objects.select_for_update().get(pk=region.code)
    require_in_office(scope, code, details.signer, scope.today)
    number = details.number.strip() or standing_number(scope, region.code, period) or ""
    paper = summary_paper(scope, code, period, replace(details, number=number))
    if not paper.people:
        raise NothingToRecap(period=period, area=paper.area)
    return issue(scope, _wanted(region, period, paper))


@transaction.atomic
def number_summary(scope: Scope, code: str, period: LongPeriod) -> tuple[IssuedDocument, bool]:
    """Give the version that stands the next number of its office: a new version with the same words and figures.

    Raises:
        NotAllowed, NotFound: the role numbers no letters, or the area is not in `scope`.
        NotIssuedYet: there is no version. NoLetterScheme: nobody has said how this office numbers its letters.
    """
    scope.require("letter.number")
    region = recap_region(scope, code)
    Region.objects.select_for_update().get(pk=region.code)
    standing = standing_summary(scope, region.code, period)
    if standing is None:
        raise NotIssuedYet
    paper = from_json(Kind.SUMMARY, standing.paper)
    if not isinstance(paper, SummaryPaper):
        raise TypeError(paper)
    if paper.number:
        return standing, False
    about = f"Ringkasan kerja pendamping {paper.area}, {paper.period}"
    number = letter_number(scope, code, "", letter=standing.subject, about=about, signer="")
    return issue(scope, _wanted(region, period, replace(paper, number=number)))


@transaction.atomic
def issue_person_summary(scope: Scope, person_id: UUID, period: LongPeriod) -> tuple[IssuedDocument, bool]:
    """Issue one's own ringkasan.

    Raises:
        NotAllowed: the role may not issue documents. NotFound: it is somebody else's.
        PeriodInFuture, NothingVerified: there is nothing to put on paper yet.
    """
    scope.require("monthly_report.issue")
    if person_id != scope.person_id:
        raise NotFound
    _refuse_future(scope, period)
    Person.objects.select_for_update().get(pk=person_id)
    paper = person_summary_paper(scope, person_id, period)
    return issue(scope, Issue.of_person(Kind.PERSON_SUMMARY, person_id, paper, period))


@transaction.atomic
def summary_xlsx(scope: Scope, code: str, period: LongPeriod) -> File:
    """The ringkasan as it stands now; the audit trail says who took it.

    Raises: NotAllowed, NotFound.
    """
    scope.require("monthly_report.recap_read")
    with translation.override("id"):
        _region, summary = summary_of(scope, code, period)
        recaps = {month: one.code for month, one in recaps_of(scope, code, summary.months).items()}
        table = summary_table(summary, recaps)
    record_export(scope, PeriodicReport, len(summary.rows), format="xlsx", area=code, since=period.first)
    return File(f"ringkasan-{code}-{period.iso}.xlsx", XLSX, table)


@transaction.atomic
def person_summary_xlsx(scope: Scope, person_id: UUID, period: LongPeriod) -> File:
    """The same of one person, with the daily reports behind it.

    Raises: NotAllowed, NotFound.
    """
    scope.require("monthly_report.read")
    paper = person_summary_paper(scope, person_id, period)
    number = paper.seal.reports
    record_export(scope, DailyReport, number, format="xlsx", person=str(person_id), since=period.first)
    return File(f"ringkasan-{period.iso}.xlsx", XLSX, person_summary_table(paper))


def _refuse_future(scope: Scope, period: LongPeriod) -> None:
    if period.first > scope.today:
        raise PeriodInFuture(period=period, today=wording.long_date(scope.today))


def _wanted(region: Region, period: LongPeriod, paper: SummaryPaper) -> Issue:
    return Issue(
        kind=Kind.SUMMARY,
        paper=paper,
        since=period.first,
        until=period.last,
        region=region.code,
        subject=summary_subject(region.code, period.iso),
    )
