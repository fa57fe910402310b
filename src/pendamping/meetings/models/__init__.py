"""Meetings that come again, each of them with who came and what was agreed, and what became of it."""

from pendamping.meetings.models.action import Action, ActionEvent, ActionQuerySet
from pendamping.meetings.models.agenda import AgendaItem, Decision, NoteVersion
from pendamping.meetings.models.attendance import Attendance, Invitee
from pendamping.meetings.models.ceremony import GivenAward, SignedContract
from pendamping.meetings.models.correction import Correction, MeetingPhoto
from pendamping.meetings.models.meeting import Meeting, MeetingQuerySet
from pendamping.meetings.models.raised import RaisedObstacle
from pendamping.meetings.models.series import HostTurn, Level, MeetingSeries, MeetingSeriesQuerySet

__all__ = [
    "Action",
    "ActionEvent",
    "ActionQuerySet",
    "AgendaItem",
    "Attendance",
    "Correction",
    "Decision",
    "GivenAward",
    "HostTurn",
    "Invitee",
    "Level",
    "Meeting",
    "MeetingPhoto",
    "MeetingQuerySet",
    "MeetingSeries",
    "MeetingSeriesQuerySet",
    "NoteVersion",
    "RaisedObstacle",
    "SignedContract",
]
