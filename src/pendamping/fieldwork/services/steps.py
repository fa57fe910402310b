"""Each step of a report's life leaves an event for its readers and an audit entry for the auditor."""

from collections.abc import Iterable, Mapping, Sequence
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
    store_steps(
        scope,
        steps_of(scope, reports, kind, at=at or timezone.now(), reason_code=reason_code, note=note, changes=changes),
    )


def steps_of(
    scope: Scope,
    reports: Iterable[DailyReport],
    kind: ReportEvent.Kind,
    *,
    at: datetime,
    reason_code: str = "",
    note: str = "",
    changes: Mapping[str, object] | None = None,
) -> list[ReportEvent]:
    said = dict(changes or {})
    return [
        ReportEvent(
            report=report,
            kind=kind,
            at=at,
            by_id=scope.person_id,
            by_name=scope.name,
            reason_code=reason_code,
            note=note,
            changes=said,
        )
        for report in reports
    ]


def store_steps(scope: Scope, steps: Sequence[ReportEvent]) -> None:
    """Each with its entry in the audit trail, which names the fields and not what stands in them."""
    insert_rows(steps)
    object_type = DailyReport._meta.label_lower
    record_acts(
        scope,
        [
            Act(f"daily_report.{one.kind}", object_type, str(one.report_id), one.report.region_id, _facts(one))
            for one in steps
        ],
    )


def _facts(step: ReportEvent) -> dict[str, object]:
    facts: dict[str, object] = {"reason_code": step.reason_code} if step.reason_code else {}
    return facts | ({"fields": sorted(step.changes)} if step.changes else {})
