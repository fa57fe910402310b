"""Issuing the documents of a person and handing out their files."""

from datetime import date
from uuid import UUID

from django.db import transaction

from pendamping.common.audit import record_export
from pendamping.common.periods import Days, Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.people.models import Person
from pendamping.reports import wording
from pendamping.reports.errors import (
    PeriodEndsBeforeStart,
    PeriodInFuture,
    PeriodTooLong,
)
from pendamping.reports.models import IssuedDocument
from pendamping.reports.selectors.documents import readable_document
from pendamping.reports.selectors.monthly import three_part_paper
from pendamping.reports.selectors.periodic import paper_of
from pendamping.reports.selectors.visit import visit_paper
from pendamping.reports.services.issuing import XLSX, File, Issue, draw_docx, draw_pdf, issue
from pendamping.reports.three_part_table import three_part_table

Kind = IssuedDocument.Kind
LONGEST_VISIT = 31  # days


@transaction.atomic
def issue_monthly_report(scope: Scope, person_id: UUID, month: Month) -> tuple[IssuedDocument, bool]:
    """Issue the laporan bulanan; returns it, and whether this call made it: unchanged work is not issued twice.

    Raises:
        NotAllowed: the role may not issue documents.
        NotFound: nobody with this id, or outside `scope`.
        PeriodInFuture, NothingVerified: there is nothing to put on paper yet.
    """
    _refuse_early(scope, month.first, month.last)
    paper = paper_of(scope, person_id, month)
    return _issue(scope, person_id, Issue.of_person(Kind.MONTHLY, person_id, paper, month))


@transaction.atomic
def issue_three_part_form(scope: Scope, person_id: UUID, month: Month) -> tuple[IssuedDocument, bool]:
    """Issue the older three-part form of a month; as `issue_monthly_report`."""
    _refuse_early(scope, month.first, month.last)
    paper = three_part_paper(scope, person_id, month)
    return _issue(scope, person_id, Issue.of_person(Kind.THREE_PART, person_id, paper, month))


@transaction.atomic
def three_part_xlsx(scope: Scope, person_id: UUID, month: Month) -> File:
    """Hours, plan and work of a month as they stand now; the audit trail says who took them.

    Raises: NotAllowed, NotFound.
    """
    scope.require("monthly_report.read")
    paper = three_part_paper(scope, person_id, month)
    record_export(scope, DailyReport, len(paper.actuals), format="xlsx", person=str(person_id), since=month.first)
    return File(f"lembar-kerja-{month.iso}.xlsx", XLSX, three_part_table(paper))


@transaction.atomic
def issue_visit_report(scope: Scope, person_id: UUID, since: date, until: date) -> tuple[IssuedDocument, bool]:
    """Issue the laporan kunjungan lapangan over these days; as `issue_monthly_report`.

    Raises: also PeriodEndsBeforeStart, PeriodTooLong, NoVisits.
    """
    if until < since:
        raise PeriodEndsBeforeStart(since=wording.long_date(since), until=wording.long_date(until))
    if (days := (until - since).days + 1) > LONGEST_VISIT:
        raise PeriodTooLong(limit=LONGEST_VISIT, days=days)
    _refuse_early(scope, since, until)
    paper = visit_paper(scope, person_id, since, until)
    return _issue(scope, person_id, Issue.of_person(Kind.VISIT, person_id, paper, Days(since, until)))


def pdf_of(scope: Scope, code: str, *, with_sources: bool = False) -> File:
    """The PDF of somebody's document; `with_sources`: with the daily reports that a laporan bulanan names.

    Raises:
        NotFound: no such code, or outside `scope`.
        PhotoMissing: the storage no longer holds a photo of it.
    """
    return draw_pdf(scope, readable_document(scope, code), with_sources=with_sources)


def docx_of(scope: Scope, code: str, *, with_sources: bool = False) -> File:
    """The same as a Word file.

    Raises: as `pdf_of`.
    """
    return draw_docx(scope, readable_document(scope, code), with_sources=with_sources)


def _refuse_early(scope: Scope, since: date, until: date) -> None:
    scope.require("monthly_report.issue")
    if since > scope.today:
        raise PeriodInFuture(period=wording.date_span(since, until), today=wording.long_date(scope.today))


def _issue(scope: Scope, person_id: UUID, wanted: Issue) -> tuple[IssuedDocument, bool]:
    Person.objects.select_for_update().get(pk=person_id)
    return issue(scope, wanted)
