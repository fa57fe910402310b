"""Every act that the source names by a plain text has a name in the audit trail's own words."""

import ast
from pathlib import Path

from pendamping.access.audit_words import ACTIONS
from pendamping.cases.models import CaseEvent
from pendamping.fieldwork.models import Leave, ReportEvent
from pendamping.meetings.models import ActionEvent
from pendamping.obstacles.models import ObstacleEvent
from pendamping.reports.models import DistrictReportStep, PeriodicStep

SOURCE = Path(__file__).resolve().parent.parent / "src" / "pendamping"
RECORDERS = {"record_audit": 1, "Act": 0}  # the place of the action among the arguments


def named_actions() -> set[str]:
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for call in (
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        ):
            place = RECORDERS.get(getattr(call.func, "id", ""), len(call.args))
            if place < len(call.args) and isinstance(action := call.args[place], ast.Constant):
                found.add(str(action.value))
    return found


def test_every_act_has_its_words() -> None:
    worked_out = {f"daily_report.{kind}" for kind in ReportEvent.Kind.values}
    worked_out |= {f"periodic_report.{kind}" for kind in PeriodicStep.Kind.values}
    worked_out |= {f"district_report.{kind}" for kind in DistrictReportStep.Kind.values}
    worked_out |= {f"leave.{state}" for state in (Leave.State.GRANTED, Leave.State.REFUSED)}
    worked_out |= {f"obstacle.{kind}" for kind in ObstacleEvent.Kind.values}
    worked_out |= {f"action.{kind}" for kind in ActionEvent.Kind.values}
    worked_out |= {f"case.{kind}" for kind in CaseEvent.Kind.values}
    assert named_actions() | worked_out <= ACTIONS.keys()
