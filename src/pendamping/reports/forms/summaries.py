"""What makes the ringkasan of an area a letter of its office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.reports.selectors.summary_papers import LetterDetails


class SummaryLetterForm(forms.Form):
    number = forms.CharField(
        label=_("Nomor surat"),
        max_length=80,
        required=False,
        help_text=_(
            "Kosong: nomor versi sebelumnya. Bila belum ada, kantor memberinya di halaman ini atau dengan tangan."
        ),
    )
    signer = forms.CharField(
        label=_("Nama yang mengetahui"),
        max_length=120,
        required=False,
        help_text=_("Kosong: pejabat yang tercatat hari ini; bila tidak ada, ditulis tangan."),
    )

    def details(self) -> LetterDetails:
        return LetterDetails(**self.cleaned_data)
