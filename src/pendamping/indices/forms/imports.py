"""Forms of published results."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from pendamping.indices.models import ResultSource, Status
from pendamping.indices.reading.figures import FIRST_YEAR, LAST_YEAR
from pendamping.indices.schemas import FINAL_LIST, OPEN_DATA, NewSource

OTHER = "lain"
KNOWN = (OPEN_DATA, FINAL_LIST)
ACCEPTED = ".json,.zip,.tar,.gz,.xz,.bz2,.csv,.xlsx"


class ImportForm(forms.Form):
    """A file and the publication it comes from."""

    file = forms.FileField(
        label=_("Berkas"),
        widget=forms.ClearableFileInput({"accept": ACCEPTED}),
        allow_empty_file=True,  # what reads it names it
        help_text=_("JSON hasil rumusan, arsip ZIP atau TAR berisi JSON itu, atau tabel CSV/XLSX."),
    )
    source = forms.ChoiceField(label=_("Sumber"))
    other_source = forms.CharField(
        label=_("Nama sumber lain"), required=False, max_length=200, help_text=_("Bila tidak ada di daftar sumber.")
    )
    year = forms.IntegerField(
        label=_("Tahun"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=_("Hanya untuk tabel tanpa kolom tahun."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [one.name for one in KNOWN]
        names += ResultSource.objects.exclude(name__in=names).values_list("name", flat=True)
        choices = [*((name, name) for name in names), (OTHER, _("Sumber lain"))]
        self.fields["source"] = forms.ChoiceField(label=_("Sumber"), choices=choices, initial=OPEN_DATA.name)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("source") == OTHER and not values.get("other_source", "").strip():
            self.add_error("other_source", _("Tulis dari mana hasil ini berasal."))
        return values

    @property
    def new_source(self) -> NewSource:
        chosen = self.cleaned_data["source"]
        name = self.cleaned_data["other_source"].strip() if chosen == OTHER else chosen
        return next((one for one in KNOWN if one.name == name), NewSource(name))

    @property
    def upload(self) -> tuple[str, bytes]:
        """Name and content of the chosen file."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        return file.name or "?", file.read()


class CountsForm(forms.Form):
    """How many villages had which status, as somebody published it."""

    year = forms.IntegerField(label=_("Tahun"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    source = forms.CharField(
        label=_("Sumber"),
        max_length=300,
        help_text=_("Misalnya sambutan, siaran pers, atau laporan, dengan tanggalnya."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for status in Status:
            self.fields[status.value] = forms.IntegerField(
                label=status.label,
                required=False,
                min_value=0,
                max_value=99_999,
                widget=forms.NumberInput({"class": "form-control number", "inputmode": "numeric"}),
            )

    @property
    def numbers(self) -> dict[str, int]:
        """Only the statuses that the source tells."""
        given = {status.value: self.cleaned_data[status.value] for status in Status}
        return {status: number for status, number in given.items() if number is not None}
