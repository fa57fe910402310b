"""Issuing the laporan program of an area, and its rows as a workbook."""

from dataclasses import replace
from typing import Final

from django.db import transaction

from pendamping.common.audit import record_export
from pendamping.common.periods import Period
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.regions.models import Region
from pendamping.reports import wording
from pendamping.reports.errors import NothingForProgram, PeriodInFuture
from pendamping.reports.models import IssuedDocument
from pendamping.reports.program_table import program_table
from pendamping.reports.selectors.program import program_paper, program_region
from pendamping.reports.services.issuing import XLSX, File, Issue, issue
from pendamping.reports.subjects import program_subject

MOST_NAMED: Final = 5000  # daily reports on paper, some 25 pages; the workbook has room for all


@transaction.atomic
def issue_program_report(scope: Scope, code: str, period: Period) -> tuple[IssuedDocument, bool]:
    """Issue the laporan program of a month, a quarter, a semester or a year; returns it, and whether this call made it.

    Raises:
        NotAllowed, NotFound: the role makes no such report, or the area is not in `scope`.
        PeriodInFuture: the period has not begun. NothingForProgram: nothing was verified in it.
    """
    scope.require("monthly_report.recap")
    if period.first > scope.today:
        raise PeriodInFuture(period=period, today=wording.long_date(scope.today))
    region = program_region(scope, code)
    Region.objects.select_for_update().get(pk=region.code)
    paper = program_paper(scope, code, period, with_sources=True)
    if not paper.seal.reports:
        raise NothingForProgram(area=paper.area, period=period)
    if (named := sum(len(one.numbers) for one in paper.sources)) > MOST_NAMED:
        paper = replace(paper, sources=(), sources_left_out=named)
    wanted = Issue(
        kind=IssuedDocument.Kind.PROGRAM,
        paper=paper,
        since=period.first,
        until=period.last,
        region=region.code,
        subject=program_subject(region.code, period.iso),
    )
    return issue(scope, wanted)


@transaction.atomic
def program_xlsx(scope: Scope, code: str, period: Period) -> File:
    """Themes, places, months and sources as they stand now; the audit trail says who took them.

    Raises: NotAllowed, NotFound.
    """
    scope.require("monthly_report.recap_read")
    paper = program_paper(scope, code, period, with_sources=True)
    record_export(scope, DailyReport, len(paper.places), format="xlsx", area=code, since=period.first)
    return File(f"program-{code}-{period.iso}.xlsx", XLSX, program_table(paper))
