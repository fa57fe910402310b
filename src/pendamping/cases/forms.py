"""What is raised, said and decided in a case."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.cases.models import Case
from pendamping.cases.rules import violations
from pendamping.cases.schemas import CaseDecision, NewCase, Said, Upload

LONGEST = 6000


class SayForm(forms.Form):
    """Words, and at most one file at a time; more follow as further statements."""

    text = forms.CharField(label=_("Uraian"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))
    file = forms.FileField(
        label=_("Lampiran"),
        required=False,
        help_text=_("Foto, PDF, DOCX, atau XLSX. Hanya para pihak yang membacanya."),
    )

    @property
    def said(self) -> Said:
        return Said(self.cleaned_data["text"], uploads(self.cleaned_data))


class NewCaseForm(SayForm):
    """An objection; of a complaint also what is alleged, and whether the reporter's name stays hidden."""

    def __init__(self, about: Case.About, today: date, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.about = about
        if about == Case.About.CONDUCT:
            choices = [("", _("Pilih")), *((one.id, one.label_id) for one in violations(today))]
            self.fields["violation"] = forms.ChoiceField(label=_("Larangan yang diduga dilanggar"), choices=choices)
            self.fields["hides_reporter"] = forms.BooleanField(
                label=_("Rahasiakan nama saya"),
                required=False,
                help_text=_("Nama Anda hanya tampak bagi kantor yang memutuskan."),
            )
            self.order_fields(["violation", "text", "file", "hides_reporter"])

    def new_case(self, target: str) -> NewCase:
        data = self.cleaned_data
        return NewCase(
            about=self.about,
            target=target,
            text=data["text"],
            violation=data.get("violation", ""),
            hides_reporter=data.get("hides_reporter", False),
        )


class RegisterForm(forms.Form):
    number = forms.CharField(label=_("Nomor perkara"), max_length=120)


class CaseDecisionForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Putusan"),
        choices=[one for one in Case.Outcome.choices if one[0] != Case.Outcome.WITHDRAWN],
        widget=forms.RadioSelect,
    )
    legal_basis = forms.CharField(label=_("Dasar hukum"), max_length=300)
    text = forms.CharField(label=_("Alasan"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))

    @property
    def decision(self) -> CaseDecision:
        data = self.cleaned_data
        return CaseDecision(Case.Outcome(data["outcome"]), data["legal_basis"], data["text"])


class NothingForm(forms.Form):
    """A step that needs no words."""


def uploads(data: dict[str, Any]) -> tuple[Upload, ...]:
    file = data.get("file")
    return (file,) if file else ()
