"""The file of a roster."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RosterForm(forms.Form):
    file = forms.FileField(
        label=_("Berkas XLSX atau CSV"),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,text/csv"}),
        allow_empty_file=True,  # what reads it names it
    )
