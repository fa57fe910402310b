"""What people say about an evaluation or a letter, and what is decided."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.evaluation.models import Evaluation, PersonalLetter
from pendamping.evaluation.schemas import Decision, NewLetter
from pendamping.web.fields import DayField


class TextForm(forms.Form):
    """A response or a reply: said once."""

    text = forms.CharField(
        label=_("Tanggapan Anda"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tersimpan sekali dan tidak diubah lagi."),
    )


class PassForm(forms.Form):
    because = forms.CharField(label=_("Alasan"), max_length=200)


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Keputusan"), choices=Evaluation.Outcome.choices)
    legal_basis = forms.CharField(label=_("Dasar hukum"), max_length=300)
    number = forms.CharField(label=_("Nomor surat"), max_length=120, required=False)
    reason = forms.CharField(
        label=_("Alasan"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    @property
    def decision(self) -> Decision:
        return Decision.model_validate(
            self.cleaned_data | {"outcome": Evaluation.Outcome(self.cleaned_data["outcome"])}
        )


class LetterForm(forms.Form):
    kind = forms.ChoiceField(label=_("Jenis"), choices=PersonalLetter.Kind.choices)
    number = forms.CharField(label=_("Nomor surat"), max_length=120)
    date = DayField(label=_("Tanggal surat"))
    issuer = forms.CharField(label=_("Penerbit"), max_length=200, min_length=2)
    legal_basis = forms.CharField(
        label=_("Dasar"),
        max_length=300,
        required=False,
        help_text=_("Wajib untuk surat peringatan: pasal kontrak atau peraturan."),
    )
    text = forms.CharField(
        label=_("Isi ringkas"), max_length=4000, min_length=2, widget=forms.Textarea(attrs={"rows": 4})
    )

    def letter_to(self, person_id: UUID) -> NewLetter:
        data: dict[str, Any] = self.cleaned_data | {"kind": PersonalLetter.Kind(self.cleaned_data["kind"])}
        return NewLetter(person_id=person_id, **data)
