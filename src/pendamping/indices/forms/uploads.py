"""The file of filled answers."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Berkas XLSX atau CSV"),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,text/csv"}),
        allow_empty_file=True,  # what reads it names it
    )

    @property
    def upload(self) -> tuple[str, bytes]:
        """Name and content of the chosen file."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        return file.name or "?", file.read()
