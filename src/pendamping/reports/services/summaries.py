"""Ringkasan of an area as a workbook."""

from django.db import transaction
from django.utils import translation

from pendamping.common.audit import record_export
from pendamping.common.periods import Quarter, Year
from pendamping.common.scope import Scope
from pendamping.reports.models import PeriodicReport
from pendamping.reports.selectors.summary import summary_of
from pendamping.reports.services.issuing import XLSX, File
from pendamping.reports.summary_table import summary_table


@transaction.atomic
def summary_xlsx(scope: Scope, code: str, period: Quarter | Year) -> File:
    """The ringkasan as it stands now; the audit trail says who took it.

    Raises: NotAllowed, NotFound.
    """
    scope.require("monthly_report.recap_read")
    with translation.override("id"):
        _region, summary = summary_of(scope, code, period)
        table = summary_table(summary)
    record_export(scope, PeriodicReport, len(summary.rows), format="xlsx", area=code, since=period.first)
    return File(f"ringkasan-{code}-{period.iso}.xlsx", XLSX, table)
