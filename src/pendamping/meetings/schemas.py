"""The shapes in which meetings, attendance and actions come in; field names are the models' own."""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from pendamping.common.ids import new_id
from pendamping.meetings.groups import Group
from pendamping.meetings.models import AgendaItem, Attendance, Level, MeetingSeries
from pendamping.people.models import Person

# PostgreSQL cannot hold the null character, and nobody means to write it.
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160, pattern=r"^[^\x00]*$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00]*$")]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80, pattern=r"^[^\x00]*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000, pattern=r"^[^\x00]*$")]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240, pattern=r"^[^\x00]*$")]
RegionCode = Annotated[str, StringConstraints(pattern=r"^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$")]
Minutes = Annotated[int, Field(ge=1, le=600)]


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SeriesContent(_Input):
    """A row of meetings as somebody describes it; `hosts` in the order of their turns."""

    region: RegionCode
    name: Name
    level: Level
    rhythm: MeetingSeries.Rhythm
    invites: tuple[Group, ...] = ()
    areas: tuple[RegionCode, ...] = ()  # a cluster invites from these kecamatan only; none: from the whole area
    organisations: tuple[UUID, ...] = ()
    hosts: tuple[UUID, ...] = ()


class NewGivenAward(_Input):
    """A certificate as it was handed over."""

    name: Name
    recipient: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    giver: Name


class MeetingContent(_Input):
    """One meeting as somebody plans it."""

    title: Name
    date: dt.date
    start: dt.time
    end: dt.time
    place: Line
    link: Annotated[str, StringConstraints(max_length=300)] = ""
    host: UUID | None = None
    swap_reason: Line = ""
    chair: Annotated[str, StringConstraints(strip_whitespace=True, max_length=160)] = ""
    speakers: Text = ""
    letter_number: Short = ""


class NewMeeting(MeetingContent):
    """`series` None: a single one, which then says its area and level itself."""

    series: UUID | None = None
    region: RegionCode | None = None
    level: Level | None = None


class NewInvitee(_Input):
    name: Name
    position: Line = ""
    sex: Person.Sex | None = None
    group: Group = Group.GUEST


class ItemContent(_Input):
    """One item of the agenda."""

    title: Line
    kind: AgendaItem.Kind = AgendaItem.Kind.TOPIC
    organisation: UUID | None = None
    owner_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=160)] = ""
    minutes: Minutes


class AttendanceContent(_Input):
    """Somebody who came. With `invitee` the name stays the invited one's, unless somebody came in their place."""

    meeting: UUID
    invitee: UUID | None = None
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=160, pattern=r"^[^\x00]*$")] = ""
    position: Line = ""
    sex: Person.Sex
    is_substitute: bool = False
    method: Attendance.Method = Attendance.Method.LIST
    room_code: Annotated[str, StringConstraints(max_length=40)] = ""  # scanned in the room by who came


class NewAttendance(AttendanceContent):
    id: UUID = Field(default_factory=new_id)
    at: AwareDatetime


class NewAction(_Input):
    """A follow-up with one owner: an organisation or a person."""

    id: UUID = Field(default_factory=new_id)
    meeting: UUID | None = None
    region: RegionCode
    title: Title
    organisation: UUID | None = None
    person: UUID | None = None
    due_on: dt.date
    obstacle: UUID | None = None


class ActionMove(_Input):
    """How far an action is; a finished one shows its evidence."""

    state: Literal["open", "in_progress", "done", "dropped"]  # of `Action.State`, whose name a report's state has too
    evidence: Text = ""
