"""Forms of the plans: from what a person types to what a service takes."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.acceleration.models import CostTable, PlannedAction
from pendamping.acceleration.schemas import NewScenario, Parameters
from pendamping.acceleration.services.tracking import Execution
from pendamping.acceleration.wording import GOALS, SOURCES_IN_WORDS, UNITS
from pendamping.engine.acceleration import SOURCES, Goal, Unit
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.web.fields import DayField

LONGEST = 5  # years
AMOUNT = re.compile(r"\d{1,3}(\.\d{3})*|\d+")
NEXT_STATUS = "naik"
Choices = list[tuple[str, str | Promise]]


def parse_amounts(text: str, years: int) -> list[int]:
    """Rupiah by year: one figure for every year, or as many as there are years, parted by semicolons.

    >>> parse_amounts("Rp2.000.000.000; 0", 2)
    [2000000000, 0]

    Raises: ValueError: something else stands there.
    """
    parts = [part.strip().removeprefix("Rp").strip() for part in text.split(";")]
    if not all(AMOUNT.fullmatch(part) for part in parts) or len(parts) not in {1, years}:
        raise ValueError(text)
    amounts = [int(part.replace(".", "")) for part in parts]
    return amounts * years if len(amounts) == 1 else amounts


class ScenarioForm(forms.Form):
    """What somebody wants of a plan."""

    name = forms.CharField(label=_("Nama skenario"), max_length=120)
    goal = forms.ChoiceField(label=_("Tujuan"), choices=list(GOALS.items()), widget=forms.RadioSelect)
    target = forms.ChoiceField(label=_("Target setiap desa"))
    first_year = forms.IntegerField(label=_("Tahun pertama"), min_value=2020, max_value=2100)
    years = forms.IntegerField(
        label=_("Lama, tahun"), min_value=1, max_value=LONGEST, help_text=_("Indeks tahun terakhir yang menentukan.")
    )
    unit = forms.ChoiceField(label=_("Dihitung dalam"), choices=list(UNITS.items()), widget=forms.RadioSelect)
    costs = forms.ChoiceField(label=_("Tabel biaya"), required=False)
    actions_a_year = forms.IntegerField(
        label=_("Tindakan paling banyak setahun"),
        required=False,
        min_value=0,
        help_text=_("Untuk rencana menurut jumlah tindakan. Kosong: tidak dibatasi."),
    )
    actions_an_agency = forms.IntegerField(
        label=_("Kemampuan setiap pelaksana, tindakan setahun"),
        required=False,
        min_value=0,
        help_text=_("Yang disebut di tabel biaya didahulukan. Kosong: tidak dibatasi."),
    )
    basic_groups = forms.MultipleChoiceField(
        label=_("Yang dihitung layanan dasar"), required=False, widget=forms.CheckboxSelectMultiple
    )
    basic_share = forms.IntegerField(
        label=_("Bagian paling sedikit untuk layanan dasar, %"), min_value=0, max_value=100,
        help_text=_("Dari biaya; pada rencana menurut jumlah tindakan, dari banyaknya tindakan."),
    )  # fmt: skip
    most_of_one = forms.IntegerField(
        label=_("Bagian paling banyak satu indikator, %"), min_value=1, max_value=100,
        help_text=_("Dari banyaknya tindakan, supaya rencana tidak bertumpu pada satu butir."),
    )  # fmt: skip
    years_unless_told = forms.IntegerField(
        label=_("Tahun sampai tindakan berlaku di indeks"), min_value=0, max_value=LONGEST,
        help_text=_("Bila tabel biaya tidak menyebutnya. Ini anggapan Anda dan ditulis di hasil."),
    )  # fmt: skip
    excluded = forms.MultipleChoiceField(
        label=_("Indikator yang dikecualikan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    seconds = forms.IntegerField(
        label=_("Waktu hitung paling lama, detik"), min_value=5, max_value=3600,
        help_text=_("Bila belum terbukti terbaik, selisih yang mungkin ditulis di hasil."),
    )  # fmt: skip

    def __init__(self, index: IndexDefinition, tables: Sequence[CostTable], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        targets: Choices = [(NEXT_STATUS, _("Satu status di atas sekarang"))]
        self._choices("target", [*targets, *((band.id, band.label) for band in index.bands[1:])])
        self._choices("costs", [("", _("Tanpa tabel biaya")), *((str(one.pk), one.file_name) for one in tables)])
        self._choices("basic_groups", [(one.id, one.name) for one in index.groups])
        self._choices("excluded", [(one.id, one.name) for one in index.indicators if one.actionable])
        for source in SOURCES:
            self.fields[source] = forms.CharField(
                label=str(SOURCES_IN_WORDS[source]),
                required=False,
                widget=forms.TextInput({"class": "form-control"}),  # several amounts are parted by semicolons
            )

    def _choices(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    @property
    def sources(self) -> list[forms.BoundField]:
        return [self[source] for source in SOURCES]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        years = values.get("years")
        self.budgets: dict[str, list[int]] = {}
        for source in SOURCES:
            text = values.get(source, "").strip()
            if not text or years is None:
                continue
            try:
                self.budgets[source] = parse_amounts(text, years)
            except ValueError:
                self.add_error(
                    source,
                    _now(
                        "Isi rupiah penuh, misalnya 2.000.000.000: satu angka, atau %(years)s angka dipisah titik koma."
                    )
                    % {"years": years},
                )
        return values

    def to_input(self, region: str) -> NewScenario:
        values = self.cleaned_data
        money = values["unit"] == Unit.RUPIAH
        return NewScenario(
            name=values["name"],
            region=region,
            costs=values["costs"] or None,
            parameters=Parameters(
                goal=Goal(values["goal"]),
                unit=Unit(values["unit"]),
                first_year=values["first_year"],
                last_year=values["first_year"] + values["years"] - 1,
                target=None if values["target"] == NEXT_STATUS else values["target"],
                budgets=self.budgets if money else {},
                actions_a_year=None if money else values["actions_a_year"],
                actions_an_agency=values["actions_an_agency"],
                excluded=values["excluded"],
                basic_groups=values["basic_groups"],
                basic_share=values["basic_share"],
                most_of_one=values["most_of_one"],
                years_unless_told=values["years_unless_told"],
                seconds=values["seconds"],
            ),
        )


def usual_values(year: int, index: IndexDefinition, tables: Sequence[CostTable]) -> Mapping[str, object]:
    """What a new form starts with: no cost and no budget is ever among it."""
    basic = ("kesehatan", "pendidikan", "permukiman")
    return {
        "goal": Goal.MOST_VILLAGES,
        "target": NEXT_STATUS,
        "first_year": year,
        "years": 2,
        "unit": Unit.RUPIAH if tables else Unit.ACTIONS,
        "costs": str(tables[0].pk) if tables else "",
        "basic_groups": [one.id for one in index.groups if one.id in basic],
        "basic_share": 50,
        "most_of_one": 25,
        "years_unless_told": 1,
        "seconds": 60,
    }


def values_of(asked: Parameters, name: str, costs: str) -> Mapping[str, object]:
    """The form as it was filled for an earlier scenario, to make another from it."""
    budgets = {
        source: "; ".join(f"{one:,}".replace(",", ".") for one in amounts) for source, amounts in asked.budgets.items()
    }
    same = asked.model_dump(exclude={"budgets", "last_year", "target"})
    years = asked.last_year - asked.first_year + 1
    return {**same, **budgets, "name": name, "costs": costs, "years": years, "target": asked.target or NEXT_STATUS}


class CostsForm(forms.Form):
    """A filled cost table."""

    file = forms.FileField(
        label=_("Tabel biaya yang sudah diisi"), widget=forms.ClearableFileInput({"accept": ".xlsx"})
    )

    @property
    def upload(self) -> tuple[str, bytes]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        return file.name or "?", file.read()


class TrackForm(forms.Form):
    """How far one action is."""

    state = forms.ChoiceField(label=_("Keadaan"), choices=PlannedAction.State.choices, widget=forms.RadioSelect)
    done_on = DayField(label=_("Tanggal selesai"), required=False)
    note = forms.CharField(
        label=_("Bukti atau catatan"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Misalnya nomor berita acara serah terima, atau laporan harian yang memuat fotonya."),
    )

    @property
    def execution(self) -> Execution:
        values = self.cleaned_data
        return Execution(PlannedAction.State(values["state"]), values["done_on"], values["note"].strip())
