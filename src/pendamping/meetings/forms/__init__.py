"""What people fill in about meetings; each form becomes a typed input of a service."""

from pendamping.meetings.forms.actions import EvidenceForm, HandOverForm, LinkForm, PostponeForm, PromiseForm
from pendamping.meetings.forms.attendance import GuestForm
from pendamping.meetings.forms.meetings import DecisionForm, InviteeForm, ItemForm, MeetingForm
from pendamping.meetings.forms.series import SeriesForm

__all__ = [
    "DecisionForm",
    "EvidenceForm",
    "GuestForm",
    "HandOverForm",
    "InviteeForm",
    "ItemForm",
    "LinkForm",
    "MeetingForm",
    "PostponeForm",
    "PromiseForm",
    "SeriesForm",
]
