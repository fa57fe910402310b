"""What is asked for before a document is issued or checked."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.indices.selectors.differences import STATUS_ONLY, WantedDifferences
from pendamping.reports.models import IssuedDocument
from pendamping.reports.selectors.index_papers import MinutesDetails, ObjectionDetails

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


class MinutesForm(forms.Form):
    """What a berita acara needs beside the sheet."""

    number = forms.CharField(label=_("Nomor berita acara"), max_length=80)
    start = forms.TimeField(label=_("Mulai pukul"), required=False, widget=forms.TimeInput({"type": "time"}))
    chair = forms.CharField(label=_("Pimpinan musyawarah"), max_length=120, required=False)
    head = forms.CharField(label=_("Kepala desa"), max_length=120, required=False)
    council = forms.CharField(label=_("Ketua BPD"), max_length=120, required=False)
    facilitator = forms.CharField(
        label=_("Pendamping"), max_length=120, required=False, help_text=_("Nama yang dikosongkan ditulis tangan.")
    )

    def details(self) -> MinutesDetails:
        return MinutesDetails(**self.cleaned_data)


class ObjectionForm(forms.Form):
    """What a letter of objection needs beside the differences."""

    number = forms.CharField(
        label=_("Nomor surat"),
        max_length=80,
        required=False,
        help_text=_("Kosong: nomor berikutnya menurut penomoran kantor ini."),
    )
    recipient = forms.CharField(label=_("Kepada"), widget=forms.Textarea({"rows": 3}), max_length=400)
    paragraphs = forms.CharField(
        label=_("Isi surat"),
        widget=forms.Textarea({"rows": 10}),
        max_length=4000,
        help_text=_("Satu alinea per baris. Daftar desanya terlampir sendiri."),
    )
    copies = forms.CharField(
        label=_("Tembusan"), widget=forms.Textarea({"rows": 3}), max_length=600, required=False,
        help_text=_("Satu per baris."),
    )  # fmt: skip
    signer = forms.CharField(
        label=_("Nama penanda tangan"),
        max_length=120,
        required=False,
        help_text=_("Kosong: pejabat yang tercatat hari ini; bila tidak ada, ditulis tangan."),
    )
    only_status = forms.BooleanField(label=_("Hanya desa yang statusnya berbeda"), required=False)

    def details(self) -> ObjectionDetails:
        values = self.cleaned_data
        only = STATUS_ONLY if values["only_status"] else ""
        return ObjectionDetails(
            number=values["number"],
            recipient=_lines(values["recipient"]),
            paragraphs=_lines(values["paragraphs"]),
            copies=_lines(values["copies"]),
            signer=values["signer"],
            wanted=WantedDifferences(only=only),
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
