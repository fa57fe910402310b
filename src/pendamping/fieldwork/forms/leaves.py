"""Asking for leave, and deciding on it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem
from pendamping.fieldwork.forms.choices import offer
from pendamping.fieldwork.schemas import NewLeave
from pendamping.fieldwork.selectors import CodeList
from pendamping.web.fields import DayField


class LeaveForm(forms.Form):
    """Days off, with a reason that only the person and the one who decides will read."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Jenis izin"))
    start = DayField(label=_("Hari pertama"))
    end = DayField(label=_("Hari terakhir"))
    reason = forms.CharField(
        label=_("Alasan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Hanya dibaca oleh Anda dan yang memutuskan."),
    )

    def __init__(self, *args: Any, lists: Mapping[str, CodeList], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self.fields["kind"], [("", _now("Pilih jenis izin")), *lists["leave_kind"].offered])

    def new_leave(self) -> NewLeave:
        return NewLeave.model_validate(self.cleaned_data)

    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


class DecisionForm(forms.Form):
    """Yes or no, with a note."""

    granted = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1")
    note = forms.CharField(label=_("Catatan"), required=False, max_length=200)
