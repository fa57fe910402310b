"""Each step of a report's life leaves an event for its readers and an audit entry for the auditor."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from pendamping.common.audit import Act, record_acts
from pendamping.common.bulk import insert_rows
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport, ReportEvent

BATCH = 500


def write_steps(
    scope: Scope,
    reports: Iterable[DailyReport],
    kind: ReportEvent.Kind,
    *,
    at: datetime | None = None,
    reason_code: str = "",
    note: str = "",
    changes: Mapping[str, object] | None = None,
) -> None:
    """The same step of one or many reports, in the caller's transaction: one insert of events, one of entries."""
    moment = at or timezone.now()
    events = [
        ReportEvent(
            report=report,
            kind=kind,
            at=moment,
            by_id=scope.person_id,
            by_name=scope.name,
            reason_code=reason_code,
            note=note,
            changes=dict(changes or {}),
        )
        for report in reports
    ]
    insert_rows(events)
    facts: dict[str, object] = {}
    if reason_code:
        facts["reason_code"] = reason_code
    if changes:
        facts["fields"] = sorted(changes)
    record_acts(
        scope,
        [
            Act(
                f"daily_report.{kind.value}",
                DailyReport._meta.label_lower,
                str(event.report_id),
                event.report.region_id,
                facts,
            )
            for event in events
        ],
    )
