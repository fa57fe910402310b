"""What people fill in about works; each form becomes a typed input of a service."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.regions.choices import chosen_region, region_field
from pendamping.villages.cells import Unreadable, rupiah_of, volume_of
from pendamping.villages.lists import FIRST_DAY, activity_code, bidang_on, funds_on
from pendamping.villages.models import Work
from pendamping.villages.rules import YEARS_AHEAD
from pendamping.villages.schemas import MOST_RUPIAH, MOST_VOLUME, NewProgress, NewWork, WorkContent
from pendamping.villages.selectors import desa_to_name
from pendamping.web.fields import DayField

_DIGITS = {"inputmode": "decimal", "autocomplete": "off"}


class _ProblemForm(forms.Form):
    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


class RupiahField(forms.CharField):
    """Whole rupiah, with or without dots."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs=_DIGITS), **options)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = rupiah_of(text)
        except Unreadable as fault:
            raise forms.ValidationError(_now("Jumlahnya %(what)s. %(mend)s.") % vars(fault)) from None
        if amount > MOST_RUPIAH:
            raise forms.ValidationError(_now("Jumlahnya terlalu besar. Periksa jumlah nolnya."))
        return amount


class VolumeField(forms.CharField):
    """A number with at most two decimals, as people write it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, required=False, widget=forms.TextInput(attrs=_DIGITS), **options)

    def clean(self, value: Any) -> Any:
        try:
            volume = volume_of(super().clean(value))
        except Unreadable as fault:
            raise forms.ValidationError(_now("Volumenya %(what)s. %(mend)s.") % vars(fault)) from None
        if volume is not None and volume > MOST_VOLUME:
            raise forms.ValidationError(_now("Volumenya terlalu besar."))
        return volume


class WorkForm(_ProblemForm):
    """One work, new or mended."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    region = forms.CharField(label=_("Desa"), max_length=120)
    year = forms.IntegerField(label=_("Tahun anggaran"))
    name = forms.CharField(label=_("Kegiatan"), max_length=200, help_text=_("Seperti tertulis dalam APB Desa."))
    activity_code = forms.CharField(
        label=_("Kode kegiatan"), max_length=40, required=False, help_text=_("Bidang.sub-bidang.kegiatan: 2.3.10.")
    )
    bidang = forms.ChoiceField(label=_("Bidang"))
    place = forms.CharField(label=_("Lokasi"), max_length=160, required=False, help_text=_("Dusun dan RT."))
    volume = VolumeField(label=_("Volume"))
    unit = forms.CharField(label=_("Satuan"), max_length=40, required=False, help_text=_("Misalnya m, unit, orang."))
    budget = RupiahField(label=_("Anggaran (rupiah)"))
    fund = forms.ChoiceField(label=_("Sumber dana"))
    method = forms.ChoiceField(label=_("Cara pelaksanaan"), choices=Work.Method.choices, widget=forms.RadioSelect)
    planned_start = DayField(label=_("Rencana mulai"))
    planned_end = DayField(label=_("Rencana selesai"))
    document = forms.CharField(
        label=_("Dokumen sumber"), max_length=200, required=False, help_text=_("Misalnya APB Desa Perubahan 2025.")
    )

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scope = scope
        self.fields["region"] = region_field(self.fields["region"].label, desa_to_name(scope))
        self.fields["year"] = forms.IntegerField(
            label=self.fields["year"].label, min_value=FIRST_DAY.year, max_value=scope.today.year + YEARS_AHEAD
        )
        bidang = [("", _now("Pilih bidang")), *((one, f"{one} {name}") for one, name in bidang_on(scope.today).items())]
        self.fields["bidang"] = forms.ChoiceField(label=self.fields["bidang"].label, choices=bidang)
        funds = [("", _now("Pilih sumber dana"))]
        funds += [(code, f"{name} ({code})") for code, name in funds_on(scope.today).items()]
        self.fields["fund"] = forms.ChoiceField(label=self.fields["fund"].label, choices=funds)

    @classmethod
    def to_change(cls, scope: Scope, work: Work, data: Any) -> "WorkForm":
        initial = {name: getattr(work, name) for name in (*WorkContent.model_fields, "id", "version")}
        initial |= {"region": work.region_id, "volume": _written(work)}
        form = cls(scope, data, initial=initial)
        form.fields["region"] = forms.CharField(widget=forms.HiddenInput)
        return form

    def clean_region(self) -> str:
        return chosen_region(self.scope, self.fields["region"], self.cleaned_data["region"])

    def clean_activity_code(self) -> str:
        text = self.cleaned_data["activity_code"].strip()
        code = activity_code(text) if text else ""
        if code is None:
            raise forms.ValidationError(_now("Kode ini bukan bidang.sub-bidang.kegiatan. Tulis seperti 2.3.10."))
        return code

    @property
    def new_work(self) -> NewWork:
        return NewWork.model_validate(self._values() | {"id": self.cleaned_data["id"]})

    @property
    def content(self) -> WorkContent:
        return WorkContent.model_validate(self._values())

    def _values(self) -> dict[str, object]:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"id", "version"}}


def _written(work: Work) -> str:
    """The volume as its field reads it: 1250,5."""
    return "" if work.volume is None else f"{work.volume.normalize():f}".replace(".", ",")


def first_values(scope: Scope, region: str) -> dict[str, object]:
    """What a new form begins with."""
    year = scope.today.year
    return {
        "id": new_id(),
        "region": region or (scope.prefixes[0] if len(scope.prefixes) == 1 else ""),
        "year": year,
        "method": Work.Method.OWN,
        "planned_start": date(year, 1, 1),
        "planned_end": date(year, 12, 31),
    }


class ProgressForm(_ProblemForm):
    """How far a work is."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    date = DayField(label=_("Dilihat tanggal"))
    percent = forms.IntegerField(label=_("Kemajuan (persen)"), min_value=0, max_value=100)
    disbursed = RupiahField(
        label=_("Sudah cair (rupiah)"), required=False, help_text=_("Seluruhnya sampai hari itu, bukan tahap ini saja.")
    )
    output = VolumeField(label=_("Volume tercapai"))
    is_stopped = forms.BooleanField(label=_("Kegiatan terhenti"), required=False)
    note = forms.CharField(
        label=_("Catatan"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Perlu diisi bila kemajuan menurun atau kegiatan terhenti."),
    )  # fmt: skip

    @classmethod
    def for_work(cls, scope: Scope, work: Work, data: Any = None) -> "ProgressForm":
        return cls(data, initial={"id": new_id(), "date": scope.today, "percent": work.percent}, prefix="progress")

    def new_progress(self, work: Work) -> NewProgress:
        return NewProgress.model_validate(self.cleaned_data | {"work": work.pk})


class WithdrawForm(_ProblemForm):
    """Why a work is taken out of the register."""

    reason = forms.CharField(label=_("Alasan"), max_length=500)


class SheetForm(forms.Form):
    file = forms.FileField(label=_("Berkas XLSX atau CSV"), allow_empty_file=True)
