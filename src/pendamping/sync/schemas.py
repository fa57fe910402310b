"""The protocol between phone and office, version 1: what comes in, what goes out.

Fields are only ever added, each with a default: so an old app keeps talking with a new office.
"""

from collections.abc import Set
from datetime import date, datetime, time
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, JsonValue, StringConstraints

from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.schemas import NewAttachment, NewLeave, PlanContent, ReportContent
from pendamping.meetings.schemas import ActionMove, AttendanceContent
from pendamping.obstacles.models import Level
from pendamping.obstacles.schemas import ObstacleContent, Solution
from pendamping.sync.reference_schemas import ReferenceData
from pendamping.sync.schema_bases import Incoming, Outgoing
from pendamping.sync.work_schemas import WorkOut
from pendamping.villages.schemas import ProgressContent

PROTOCOL = 1
MOST_COMMANDS = 50
Short = Annotated[str, StringConstraints(max_length=40, pattern=r"^[^\x00]*$")]
Note = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
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


class Batch(Incoming):
    """Up to 50 commands, oldest first, and what the phone already knows."""

    protocol: int
    role: Short = ""  # in which of the own roles; "": the first
    app_version: Short = ""
    clock: AwareDatetime  # of the phone, at sending
    commands: Annotated[tuple[Command, ...], Field(max_length=MOST_COMMANDS)] = ()
    cursor: Annotated[str, StringConstraints(max_length=400)] = ""  # "": knows nothing yet
    reference: Annotated[str, StringConstraints(max_length=64)] = ""  # digest of the reference data it holds
    waiting: Annotated[int, Field(ge=0, le=100_000)] | None = None  # what stays on the phone besides these commands
    answers_only: bool = False  # more commands follow at once: what changed is told after the last of them


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


class Answer(Outgoing):
    """What became of one command. `later`: what it speaks of has not arrived here yet; the phone sends it again."""

    id: UUID
    result: Literal["stored", "already_stored", "refused", "later"]
    version: int | None = None
    code: str = ""
    message: str = ""
    field: str | None = None
    facts: dict[str, JsonValue] = {}


class AttachmentOut(Outgoing):
    id: UUID
    kind: str
    sha256: str
    caption: str
    taken_at: datetime | None
    came_late: bool = False  # after the report was verified


class ReportOut(Outgoing):
    """A daily report as the office holds it."""

    id: UUID
    version: int
    state: DailyReport.State
    author: UUID
    author_name: str
    region: str
    region_name: str
    kind: DailyReport.Kind
    date: date
    start: time
    end: time
    category: str
    themes: list[str]
    title: str
    description: str
    result: str
    problem: str
    follow_up: str
    recommendation: str
    participants_f: int | None
    participants_m: int | None
    parties_met: str
    place: str
    latitude: float | None
    longitude: float | None
    accuracy_m: float | None
    outside_reason: str
    linked_objects: list[dict[str, str]]
    plan_item: UUID | None
    corrects: UUID | None
    created_at_device: datetime
    received_at_server: datetime
    submitted_at: datetime | None
    checked_at: datetime | None
    checked_by: str
    return_reason: str  # code of the list "return_reason"; "" unless returned
    return_note: str
    attachments: list[AttachmentOut]
    awaited: int  # photos and documents that are announced and have not arrived


class PlanItemOut(Outgoing):
    id: UUID
    region: str
    date: date
    kind: DailyReport.Kind
    category: str
    description: str
    cancelled_because: str
    version: int
    changed_at: datetime | None  # None: before it was kept


class LeaveOut(Outgoing):
    id: UUID
    kind: str
    start: date
    end: date
    reason: str
    state: str
    decision_note: str


class AnswerOut(Outgoing):
    """The answer to one question; `stamp` goes back as `seen` with whatever replaces it."""

    question: str
    value: JsonValue
    by: str
    stamp: str  # when it was answered
    source: str
    note: str  # where the answer comes from, in its author's words


class IndexSheetOut(Outgoing):
    """The questionnaire of one village in one round."""

    id: UUID
    round: UUID
    index: str
    definition: str  # digest, for GET /api/definitions/{index}?digest=
    year: int
    opened_on: date
    closes_on: date  # the last day on which answers are taken
    region: str
    region_name: str
    step: str
    takes_answers: bool
    is_returned: bool
    return_reason: str
    answers: list[AnswerOut]
    evidence: dict[str, int]  # photos and documents beside an answer, by question
    year_before: int | None
    before: dict[str, JsonValue]  # the answers of that year


class SaidOut(Outgoing):
    """One thing that was said or done about an obstacle."""

    kind: str
    at: datetime
    by: str
    level: str
    note: str


class ObstacleOut(Outgoing):
    """An obstacle as the office holds it, with everything said so far."""

    id: UUID
    version: int
    region: str
    region_name: str
    theme: str
    title: str
    description: str
    wanted_help: str
    daily_report_id: UUID | None
    level: Level
    level_since: date
    due_on: date
    owner: str  # "": whoever leads the level
    state: str
    raised_by: UUID | None  # the person, where it is one
    raised_by_name: str
    solution: str
    solved_on: date | None
    part_of: UUID | None
    said: list[SaidOut]
    date: date  # on which it was met; the last one, for it hides the type


class InviteeOut(Outgoing):
    """One seat; `code` is the last part of the address in the personal QR."""

    id: UUID
    name: str
    position: str
    sex: str  # "": not known, so it is asked
    group: str
    code: str
    present: bool


class MeetingOut(Outgoing):
    """A meeting; who is invited only for those who keep it or help at its door."""

    id: UUID
    title: str
    level: str
    state: str
    region: str
    region_name: str
    start: time
    end: time
    place: str
    link: str
    host: str
    chair: str
    own_invitee: UUID | None
    room_code: str  # in the QR on the screen; "": this person does not keep the list
    invitees: list[InviteeOut]
    date: date  # the last one, for it hides the type


class ActionOut(Outgoing):
    """What somebody promised."""

    id: UUID
    title: str
    region: str
    region_name: str
    owner: str
    person: UUID | None  # who owns it, where it is one person
    due_on: date
    state: str
    done_on: date | None
    evidence: str
    meeting: UUID | None
    meeting_title: str


RecordType = Literal["report", "plan_item", "leave", "index_sheet", "obstacle", "meeting", "action", "work"]


class Change(Outgoing):
    """One record that is new or changed; `gone`: it no longer exists or is no longer this person's to see."""

    type: RecordType
    id: UUID
    gone: bool = False
    report: ReportOut | None = None
    plan_item: PlanItemOut | None = None
    leave: LeaveOut | None = None
    index_sheet: IndexSheetOut | None = None
    obstacle: ObstacleOut | None = None
    meeting: MeetingOut | None = None
    action: ActionOut | None = None
    work: WorkOut | None = None


class SignedStatement(Outgoing):
    """What the office holds of this person, day by day: `text` is JSON, signed as it stands with Ed25519."""

    text: str
    signature: str  # base64
    public_key: str  # base64
    code: str = ""  # K7QF-28MD: eight signs of the text's digest, to compare by eye


class Reply(Outgoing):
    protocol: int = PROTOCOL
    clock: datetime  # of the office
    answers: list[Answer]
    changes: list[Change]
    cursor: str
    more: bool  # ask again at once
    anew: bool = False  # a filling from the beginning begins: what it has not named once `more` is over is gone
    restored: bool  # the office went back to an older state: offer again whatever it confirmed since
    reference: ReferenceData | None
    statement: SignedStatement | None
    next_automatic: int = 900  # seconds until the phone calls again of its own accord; a person may send at any time


class FileState(Outgoing):
    sha256: str
    received: int  # bytes held, from the beginning
    stored: bool  # nothing more is needed
    code: str = ""  # of the Problem for which a report could not take it; it is not sent again
    message: str = ""
