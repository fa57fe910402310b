"""What is asked for before a document is issued or checked."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.reports.models import IssuedDocument

LARGEST_PDF = 30 * 1024 * 1024


class MonthlyKindForm(forms.Form):
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in (IssuedDocument.Kind.MONTHLY, IssuedDocument.Kind.THREE_PART)]
    )


class VisitPeriodForm(forms.Form):
    since = forms.DateField(label=_("Dari tanggal"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label=_("Sampai tanggal"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def period(self) -> tuple[date, date]:
        return self.cleaned_data["since"], self.cleaned_data["until"]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Kode periksa"),
        max_length=60,
        help_text=_(
            "Tertulis di kaki setiap halaman, misalnya 6209-2024-10-K7QF-9XMT-3B2C. Huruf besar atau kecil sama."
        ),
    )


class CompareForm(forms.Form):
    file = forms.FileField(label=_("Berkas PDF"), help_text=_("Berkas hanya dibandingkan, tidak disimpan."))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_PDF:
            raise forms.ValidationError(_("Berkas lebih besar dari 30 MB; dokumen yang terbit tidak sebesar itu."))
        return file
