"""Each step of a periodic report leaves a step for its readers and an audit entry for the auditor."""

from collections.abc import Sequence
from datetime import datetime

from pendamping.common.audit import Act, record_acts
from pendamping.common.bulk import insert_rows
from pendamping.common.scope import Scope
from pendamping.reports.models import PeriodicReport, PeriodicStep


def write_steps(
    scope: Scope, reports: Sequence[PeriodicReport], kind: PeriodicStep.Kind, *, at: datetime, note: str = ""
) -> None:
    """The same step of one or many reports, in the caller's transaction: one insert of steps, one of entries."""
    steps = [
        PeriodicStep(report=one, kind=kind, at=at, by_id=scope.person_id, by_name=scope.name, note=note)
        for one in reports
    ]
    insert_rows(steps)
    audit_steps(scope, steps)


def audit_steps(scope: Scope, steps: Sequence[PeriodicStep]) -> None:
    """The audit trail's entry of each of these steps."""
    acts = [
        Act(
            f"periodic_report.{step.kind}",
            PeriodicReport._meta.label_lower,
            str(step.report_id),
            step.report.author_post,
            {"kind": step.report.kind, "since": step.report.since.isoformat()},
        )
        for step in steps
    ]
    record_acts(scope, acts)
