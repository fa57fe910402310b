"""How an office numbers its letters, and who signs them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem
from pendamping.people.letter_patterns import PLACES
from pendamping.people.schemas import LetterSchemeContent, SignatoryContent
from pendamping.web.fields import DayField


class _ProblemForm(forms.Form):
    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


class LetterSchemeForm(_ProblemForm):
    pattern = forms.CharField(
        label=_("Pola nomor"),
        max_length=80,
        widget=forms.TextInput({"placeholder": "400.10.2/{nomor:3}/DPMD/{bulan}/{tahun}", "autocomplete": "off"}),
    )
    since = DayField(label=_("Berlaku sejak"))
    first_number = forms.IntegerField(
        label=_("Mulai dari nomor"),
        min_value=1,
        max_value=999_999,
        initial=1,
        help_text=_("Bila tahun ini sudah ada surat bernomor, isi nomor berikutnya. Tahun baru mulai dari 1."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        places = ", ".join(f"{{{one}}}" for one in PLACES)
        said = _("Yang dapat dipakai: %(places)s. {nomor:3} ditulis 007; {bulan} dengan angka Romawi.")
        self.fields["pattern"].help_text = said % {"places": places}

    def content(self) -> LetterSchemeContent:
        return LetterSchemeContent.model_validate(self.cleaned_data)


class SignatoryForm(_ProblemForm):
    name = forms.CharField(label=_("Nama dengan gelar"), max_length=160, min_length=2)
    role = forms.CharField(
        label=_("Jabatan di bawah tanggal surat"),
        max_length=160,
        min_length=2,
        help_text=_("Misalnya Kepala Dinas PMD Kabupaten …, atau Plt. Camat …"),
    )
    rank = forms.CharField(label=_("Pangkat"), max_length=80, required=False)
    employee_number = forms.CharField(label=_("NIP"), max_length=30, required=False)
    start = DayField(label=_("Mulai menjabat"))
    end = DayField(label=_("Sampai"), required=False, help_text=_("Kosong: masih menjabat"))

    def content(self) -> SignatoryContent:
        return SignatoryContent.model_validate(self.cleaned_data)


class LastDayForm(_ProblemForm):
    end = DayField(label=_("Hari terakhir menjabat"))
