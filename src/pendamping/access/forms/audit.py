"""The questions to the audit trail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.access.audit_words import ACTIONS
from pendamping.access.selectors import AuditQuestion
from pendamping.common.scope import Scope
from pendamping.regions.selectors import find_regions
from pendamping.web.fields import DayField


def _actions() -> list[tuple[str, str]]:
    known = sorted(((code, str(word)) for code, word in ACTIONS.items()), key=lambda choice: choice[1])
    return [("", str(_("Semua"))), *known]


class AuditForm(forms.Form):
    who = forms.CharField(label=_("Siapa"), required=False, max_length=200)
    action = forms.ChoiceField(label=_("Tindakan"), required=False, choices=_actions)
    obj = forms.CharField(required=False, max_length=130, widget=forms.HiddenInput)
    area = forms.CharField(label=_("Wilayah"), required=False, max_length=120)
    since = DayField(label=_("Sejak"), required=False)
    until = DayField(label=_("Sampai"), required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, scope: Scope, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope

    def clean_area(self) -> str:
        """The code of the one region that is meant."""
        text: str = self.cleaned_data["area"]
        if not text:
            return ""
        found = find_regions(self.scope, text, limit=1)
        if not found:
            raise forms.ValidationError(_("Tidak ada wilayah seperti itu di wilayah Anda."))
        return found[0].code

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            self.add_error("until", _("Tanggal ini lebih awal daripada tanggal mulai."))
        return values

    def to_question(self) -> AuditQuestion:
        question = {name: value for name, value in self.cleaned_data.items() if name != "before"}
        return AuditQuestion(**question)

    @property
    def asks_something(self) -> bool:
        return any(self.data.get(name) for name in self.fields)
