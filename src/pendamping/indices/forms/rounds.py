"""Forms of the yearly round: opening it, the village's team, its assembly, and why a sheet goes back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem
from pendamping.indices.models import TeamSeat, VillageSheet
from pendamping.indices.reading.figures import FIRST_YEAR, LAST_YEAR
from pendamping.indices.schemas import Assembly, NewRound, Team
from pendamping.web.fields import DayField

MOST_PEOPLE = 9999


class ProblemForm(forms.Form):
    """A form beside whose fields the problem of a service can stand."""

    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


class RoundForm(ProblemForm):
    """Which index is measured in which year, until when."""

    index_id = forms.ChoiceField(label=_("Indeks"))
    region = forms.ChoiceField(label=_("Kabupaten/kota"))
    year = forms.IntegerField(
        label=_("Tahun"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.NumberInput({"class": "form-control number"}),
    )
    closes_on = DayField(label=_("Hari terakhir pengisian"))

    def __init__(
        self, *args: Any, indices: Sequence[tuple[str, str]], regencies: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["index_id"] = forms.ChoiceField(label=_("Indeks"), choices=indices)
        self.fields["region"] = forms.ChoiceField(label=_("Kabupaten/kota"), choices=regencies)
        if len(regencies) == 1:
            self.fields["region"].widget = forms.HiddenInput()
            self.initial.setdefault("region", regencies[0][0])

    @property
    def new_round(self) -> NewRound:
        return NewRound(**self.cleaned_data)


class ClosingForm(ProblemForm):
    closes_on = DayField(label=_("Hari terakhir pengisian"))


class TeamForm(ProblemForm):
    """The decree, and how many women and men sit in each function; names stay in the decree."""

    decree_number = forms.CharField(label=_("Nomor SK kepala desa"), max_length=80)
    decree_date = DayField(label=_("Tanggal SK"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for function in TeamSeat.Function:
            for sex, word in (("f", _("Perempuan")), ("m", _("Laki-laki"))):
                self.fields[f"{function.value}_{sex}"] = forms.IntegerField(
                    label=f"{function.label}, {word}",
                    required=False,
                    min_value=0,
                    max_value=MOST_PEOPLE,
                    widget=forms.NumberInput({"class": "form-control form-control-small number"}),
                )

    @classmethod
    def of(cls, sheet: VillageSheet, seats: Iterable[TeamSeat]) -> "TeamForm":
        initial: dict[str, Any] = {"decree_number": sheet.decree_number, "decree_date": sheet.decree_date}
        for seat in seats:
            initial |= {f"{seat.function}_f": seat.women, f"{seat.function}_m": seat.men}
        return cls(initial=initial)

    @property
    def rows(self) -> Iterator[tuple[str, BoundField, BoundField]]:
        for function in TeamSeat.Function:
            yield str(function.label), self[f"{function.value}_f"], self[f"{function.value}_m"]

    @property
    def team(self) -> Team:
        said = self.cleaned_data
        seats = {
            function.value: (said[f"{function.value}_f"] or 0, said[f"{function.value}_m"] or 0)
            for function in TeamSeat.Function
        }
        return Team(said["decree_number"], said["decree_date"], seats)


class AssemblyForm(ProblemForm):
    """The village assembly, as its record will state it."""

    date = DayField(label=_("Tanggal musyawarah"))
    place = forms.CharField(label=_("Tempat"), max_length=120)
    attended_f = forms.IntegerField(label=_("Peserta perempuan"), min_value=0, max_value=MOST_PEOPLE)
    attended_m = forms.IntegerField(label=_("Peserta laki-laki"), min_value=0, max_value=MOST_PEOPLE)
    agreements = forms.CharField(
        label=_("Kesepakatan"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Apa yang disepakati, dan jawaban mana yang dibahas. Tercetak di berita acara."),
    )

    @classmethod
    def of(cls, sheet: VillageSheet) -> "AssemblyForm":
        return cls(
            initial={
                "date": sheet.assembly_date,
                "place": sheet.assembly_place,
                "attended_f": sheet.attended_f,
                "attended_m": sheet.attended_m,
                "agreements": sheet.agreements,
            }
        )

    @property
    def assembly(self) -> Assembly:
        return Assembly(**self.cleaned_data)


class ReasonForm(ProblemForm):
    reason = forms.CharField(label=_("Alasan"), max_length=2000, widget=forms.Textarea({"rows": 3}))
