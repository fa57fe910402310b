"""Writing down who came."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.meetings.forms.fields import ProblemForm
from pendamping.meetings.models import Attendance, Invitee, Meeting
from pendamping.meetings.schemas import NewAttendance
from pendamping.people.models import Person


class GuestForm(ProblemForm):
    """Somebody without an invitation."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Nama"), max_length=160)
    position = forms.CharField(label=_("Lembaga"), max_length=200, required=False)
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=Person.Sex.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("id", new_id())

    def new_attendance(self, meeting: Meeting) -> NewAttendance:
        now = timezone.now()
        return NewAttendance.model_validate({**self.cleaned_data, "meeting": meeting.pk, "at": now})


class PresentForm(ProblemForm):
    """An invitee came, or somebody in their place; the sex is asked where the list does not know it."""

    invitee = forms.UUIDField()
    sex = forms.ChoiceField(choices=Person.Sex.choices)
    name = forms.CharField(max_length=160, required=False)

    def new_attendance(self, meeting: Meeting, invitee: Invitee) -> NewAttendance:
        values, name = self.cleaned_data, self.cleaned_data["name"].strip()
        return NewAttendance(
            meeting=meeting.pk,
            invitee=invitee.pk,
            name=name,
            sex=values["sex"],
            is_substitute=bool(name) and name != invitee.name,
            method=Attendance.Method.LIST,
            at=timezone.now(),
        )
