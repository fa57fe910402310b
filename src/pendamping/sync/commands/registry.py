"""Kind of command → how its body is read and what it does."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pendamping.common.scope import Scope
from pendamping.sync.commands import answers, leaves, meetings, obstacles, plans, reports, works
from pendamping.sync.commands.sent import Asked, Outcome, Sent
from pendamping.sync.schemas.commands import (
    AboutRecord,
    AnswerObstacle,
    EscalateObstacle,
    MoveAction,
    PutAnswers,
    PutAttendance,
    PutObstacle,
    PutPlanItem,
    PutReport,
    PutWorkProgress,
    Reference,
    RequestLeave,
    ReturnReport,
    SolveObstacle,
    VerifyReport,
)


@dataclass(frozen=True, slots=True)
class Together:
    """How many commands are taken at once: `new` are those of their records that `apply` stores, others never."""

    new: Callable[[Sequence[Any]], Set[UUID]]
    apply: Callable[[Scope, Sequence[Asked]], Sequence[Outcome]]


@dataclass(frozen=True, slots=True)
class Kind:
    """`apply` returns the record's version afterwards, where it has versions."""

    body: type[AboutRecord]
    apply: Callable[[Scope, Any, Sent], int | None]
    whole_state: bool = False  # an older revision that arrives after a newer one has nothing left to say
    ended_by: str = ""  # the kind after which a late one has nothing left to say either
    together: Together | None = None
    own_work: bool = False  # written in a post, and taken by its rules after that post ended; no decision on others


KINDS: dict[str, Kind] = {
    "report.put": Kind(
        PutReport,
        reports.put,
        whole_state=True,
        ended_by="report.discard",
        together=Together(reports.new_among, reports.put_new),
    ),
    "report.discard": Kind(Reference, reports.discard),
    "report.verify": Kind(VerifyReport, reports.verify),
    "report.return": Kind(ReturnReport, reports.give_back),
    "plan_item.put": Kind(PutPlanItem, plans.put, whole_state=True, own_work=True),
    "answers.put": Kind(PutAnswers, answers.put, whole_state=True, own_work=True),
    "leave.request": Kind(RequestLeave, leaves.request, own_work=True),
    "leave.withdraw": Kind(Reference, leaves.withdraw, own_work=True),
    "obstacle.put": Kind(PutObstacle, obstacles.put, whole_state=True, own_work=True),
    "obstacle.answer": Kind(AnswerObstacle, obstacles.answer, own_work=True),
    "obstacle.escalate": Kind(EscalateObstacle, obstacles.escalate),
    "obstacle.solve": Kind(SolveObstacle, obstacles.solve),
    "attendance.put": Kind(PutAttendance, meetings.attend, own_work=True),
    "action.move": Kind(MoveAction, meetings.move, own_work=True),
    "work_progress.put": Kind(PutWorkProgress, works.put_progress, own_work=True),
}
