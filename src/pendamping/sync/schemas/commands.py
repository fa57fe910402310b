"""What happened on the phone, and how the body of each kind of command is read."""

from collections.abc import Set
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, JsonValue, StringConstraints

from pendamping.fieldwork.schemas import NewAttachment, NewLeave, PlanContent, ReportContent
from pendamping.meetings.schemas import ActionMove, AttendanceContent
from pendamping.obstacles.models import Level
from pendamping.obstacles.schemas import ObstacleContent, Solution
from pendamping.sync.schemas.bases import Incoming, Sha256, Short
from pendamping.villages.schemas import ProgressContent

Note = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]
Question = Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")]
AnswerNote = Annotated[str, StringConstraints(max_length=240, strip_whitespace=True, pattern=r"^[^\x00]*$")]
Revision = Annotated[int, Field(ge=1, le=2**53)]
Version = Annotated[int, Field(ge=1, le=1_000_000)]


class Command(Incoming):
    """One thing that happened on the phone; `body` is read according to `kind`."""

    id: UUID
    kind: Short
    written_at: AwareDatetime
    version: Version | None = None  # with which the office took it before; a restored office counts on from there
    body: dict[str, JsonValue]


class AttachmentSaid(NewAttachment):
    """A photo or document that belongs to a report; its bytes travel separately, by hash."""

    kind: Literal["photo", "document"] = "photo"
    sha256: Sha256
    size: Annotated[int, Field(ge=1)]
    file_name: Annotated[str, StringConstraints(max_length=160, pattern=r"^[^\x00]*$")] = ""


class AboutRecord(Incoming):
    """What every body says: which record, and the how-manieth change of it on the phone."""

    id: UUID
    revision: Revision

    @property
    def parts(self) -> frozenset[str]:
        """What of the record it states, where a newer revision that says nothing of it leaves it standing."""
        return frozenset()

    def without(self, parts: Set[str]) -> Self:
        """The same without what newer revisions said."""
        return self


class PutReport(AboutRecord):
    """A daily report as a whole, in its newest state on the phone; `revision` rises with every change there."""

    content: ReportContent
    created_at_device: AwareDatetime
    base_version: Version | None = None  # the office's version that the phone last saw; None: never saw one
    submit: bool = False
    corrects: UUID | None = None
    attachments: Annotated[tuple[AttachmentSaid, ...], Field(max_length=20)] = ()
    # What its author took off; what another phone of the same person sent stays. None: an app that says so by not
    # naming it, and that may not know of the other phone.
    removed: Annotated[tuple[UUID, ...], Field(max_length=500)] | None = None


class Reference(AboutRecord):
    """A command about a record that is not changed by it."""

    revision: Revision = 1


class VerifyReport(Reference):
    version: int


class ReturnReport(VerifyReport):
    reason_code: Short
    note: Note = ""


class PutPlanItem(AboutRecord):
    """A planned activity as a whole; `base_version`: 0 of one that the phone made and heard nothing of yet."""

    content: PlanContent
    base_version: Annotated[int, Field(ge=0, le=1_000_000)] | None = None  # None: an app that knows no versions
    cancelled_because: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")] = ""


class RequestLeave(AboutRecord):
    revision: Revision = 1
    content: NewLeave


class PutAnswers(AboutRecord):
    """Answers to a village's questionnaire (`id`: the sheet) that this phone's person gave, by question.

    Each revision repeats those that are not confirmed; what an older one says and no newer one, stands. Figures are
    JSON numbers; null opens a question again. `seen`: by question, the stamp of the office's answer that its writer
    had before them ("": none); `notes`: where an answer comes from.
    """

    answers: Annotated[dict[Question, JsonValue], Field(max_length=500)]
    seen: Annotated[dict[Question, Short], Field(max_length=500)] = {}
    notes: Annotated[dict[Question, AnswerNote], Field(max_length=500)] = {}

    @property
    def parts(self) -> frozenset[str]:
        return frozenset(self.answers)

    def without(self, parts: Set[str]) -> Self:
        return self.model_copy(
            update={"answers": {one: value for one, value in self.answers.items() if one not in parts}}
        )


class PutObstacle(AboutRecord):
    """An obstacle as its writer has it; what becomes of it on the ladder is not theirs to overwrite."""

    content: ObstacleContent
    base_version: int | None = None  # the office's version that the phone last saw


class PutAttendance(Reference):
    """Somebody came; `at`: by the clock of the phone."""

    content: AttendanceContent
    at: AwareDatetime


class PutWorkProgress(Reference):
    """How far a work (`work`) is; what was written stays, and a later row mends it."""

    work: UUID
    content: ProgressContent


class MoveAction(Reference):
    move: ActionMove


class AnswerObstacle(Reference):
    note: Note


class EscalateObstacle(AnswerObstacle):
    level: Level


class SolveObstacle(Reference):
    solution: Solution
