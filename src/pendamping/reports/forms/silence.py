"""Why no report comes, on which days."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.reports.models import Silence
from pendamping.reports.services.silence import NewSilence


class SilenceForm(forms.Form):
    """`people`: id → name of those for whom it may be written; oneself first."""

    person = forms.ChoiceField(label=_("Untuk"))
    kind = forms.ChoiceField(label=_("Sebab"), choices=Silence.Kind.choices)
    start = forms.DateField(label=_("Dari tanggal"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    end = forms.DateField(label=_("Sampai tanggal"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    note = forms.CharField(
        label=_("Keterangan"),
        max_length=200,
        required=False,
        help_text=_("Misalnya: listrik padam, kabar lewat telepon satelit kecamatan."),
    )

    def __init__(self, *args: Any, people: Mapping[UUID, str], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(one), name) for one, name in people.items()]
        self.fields["person"] = forms.ChoiceField(label=_("Untuk"), choices=choices)
        if len(choices) == 1:
            self.fields["person"].widget = forms.HiddenInput()
            self.fields["person"].initial = choices[0][0]

    def new_silence(self) -> NewSilence:
        values = self.cleaned_data
        return NewSilence(
            person_id=UUID(values["person"]),
            kind=values["kind"],
            start=values["start"],
            end=values["end"],
            note=values["note"],
        )
