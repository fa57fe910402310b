"""Taking daily reports along."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from pendamping.common.audit import record_export
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import TooManyRows
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors.reports import ReportFilters, daily_reports_in

MOST_IN_WORKBOOK = 1_000_000  # a sheet holds little more


@transaction.atomic
def note_report_export(scope: Scope, since: date, until: date, filters: ReportFilters, kind: str) -> int:
    """Put into the audit trail that these reports leave the house as "csv" or "xlsx"; returns how many they are.

    Raises: TooManyRows: a workbook cannot hold them.
    """
    scope.require("daily_report.read")
    count = daily_reports_in(scope, since=since, until=until, filters=filters).count()
    if kind == "xlsx" and count > MOST_IN_WORKBOOK:
        raise TooManyRows(count=count, limit=MOST_IN_WORKBOOK)
    question = {name: value for name, value in asdict(filters).items() if value}
    record_export(scope, DailyReport, count, format=kind, since=since, until=until, **question)
    return count
