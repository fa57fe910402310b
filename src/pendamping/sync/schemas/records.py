"""Records as the office holds them, on their way to the phone."""

from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

from pydantic import JsonValue

from pendamping.fieldwork.models import DailyReport
from pendamping.obstacles.models import Level
from pendamping.sync.schemas.bases import Outgoing
from pendamping.sync.schemas.works import WorkOut

RecordType = Literal["report", "plan_item", "leave", "index_sheet", "obstacle", "meeting", "action", "work"]


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
