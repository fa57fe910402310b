"""The kinds of records that serve goals, each found within a scope by its own app's rules."""

from enum import StrEnum
from uuid import UUID

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors import get_daily_report
from pendamping.meetings.models import Action
from pendamping.meetings.selectors import get_action
from pendamping.vision.models import BudgetLine

Record = DailyReport | Action | BudgetLine


class RecordKind(StrEnum):
    """As it stands in an address, and as the column of a tag."""

    REPORT = "laporan"
    ACTION = "tindak-lanjut"
    BUDGET = "anggaran"

    @property
    def column(self) -> str:
        return {"laporan": "daily_report", "tindak-lanjut": "action", "anggaran": "budget"}[self.value]


def get_record(scope: Scope, kind: RecordKind, pk: UUID) -> Record:
    """Raises: NotFound, ReportNotFound, ActionNotFound: absent, or not for this scope."""
    if kind is RecordKind.REPORT:
        return get_daily_report(scope, pk)
    if kind is RecordKind.ACTION:
        return get_action(scope, pk)
    line = BudgetLine.objects.within(scope).select_related("region").filter(pk=pk).first()
    if line is None:
        raise NotFound
    return line


def may_tag(scope: Scope, record: Record) -> bool:
    """Whose record it is, and whoever checks reports, keeps meetings or keeps goals in its area."""
    if not scope.may("goal.tag"):
        return False
    here = scope.covers(record.region_id)
    if isinstance(record, DailyReport):
        return record.author_id == scope.person_id or (here and scope.may("daily_report.verify"))
    if isinstance(record, Action):
        return here and scope.may("action.write")
    return here and scope.may("goal.write")
