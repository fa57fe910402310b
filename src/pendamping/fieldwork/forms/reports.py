"""The daily report as it is written in the office: both kinds on one page."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from pendamping.common.ids import moment_of, new_id
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.forms.choices import kind_field, offer, region_field, region_named
from pendamping.fieldwork.models import DailyReport, WorkPlanItem
from pendamping.fieldwork.schemas import LinkedObject, NewDailyReport, ReportContent
from pendamping.fieldwork.selectors import CodeList
from pendamping.fieldwork.selectors.places import Choices
from pendamping.web.fields import ClockField, DayField

NEED = "daily_report.write"
MADE_BY_CLOCK = 7  # the version of a UUID that says when it was made
COPIED = ("kind", "start", "end", "category", "themes", "title", "parties_met", "place")
LINKS = range(1, 4)
LINK_KINDS = [
    ("", _("Jenis")),
    ("village_document", _("Dokumen desa")),
    ("work", _("Pekerjaan")),
    ("meeting", _("Rapat")),
    ("group", _("Kelompok masyarakat")),
    ("complaint", _("Pengaduan")),
    ("follow_up", _("Tindak lanjut rakor")),
]


def _text(label: Any, rows: int = 2, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=10_000, widget=widget, **({"required": False} | options))


def _number(label: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"class": "form-control number", "inputmode": "numeric"})
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=100_000, widget=widget)


def _degrees(label: Any, limit: int) -> forms.FloatField:
    widget = forms.NumberInput(attrs={"step": "any"})
    return forms.FloatField(label=label, required=False, min_value=-limit, max_value=limit, widget=widget)


class DailyReportForm(forms.Form):
    """One activity on one date. `content` and `new_report` are what the services take."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = kind_field()
    region = region_field()
    other_region = forms.CharField(label=_("Wilayah lain"), required=False, max_length=120)
    outside_reason = forms.CharField(label=_("Alasan di luar wilayah tugas"), required=False, max_length=200)
    date = DayField(label=_("Tanggal"))
    start = ClockField(label=_("Jam mulai"))
    end = ClockField(label=_("Jam selesai"))
    category = forms.ChoiceField(label=_("Kegiatan"))
    plan_item_id = forms.TypedChoiceField(label=_("Sesuai rencana"), required=False, coerce=UUID, empty_value=None)
    title = forms.CharField(label=_("Judul"), required=False, max_length=160)
    description = _text(
        _("Apa yang dikerjakan"), rows=4, required=True, help_text=_("Dua atau tiga kalimat sudah cukup.")
    )
    result = _text(_("Hasil"))
    participants_m = _number(_("Laki-laki"))
    participants_f = _number(_("Perempuan"))
    parties_met = forms.CharField(label=_("Pihak yang ditemui"), required=False, max_length=10_000)
    problem = _text(_("Masalah"))
    follow_up = _text(_("Tindak lanjut"))
    recommendation = _text(_("Rekomendasi"))
    themes = forms.MultipleChoiceField(label=_("Tema"), required=False, widget=forms.CheckboxSelectMultiple)
    place = forms.CharField(label=_("Tempat"), required=False, max_length=160)
    latitude = _degrees(_("Lintang"), 90)
    longitude = _degrees(_("Bujur"), 180)
    accuracy_m = forms.FloatField(
        label=_("Ketelitian (meter)"), required=False, min_value=0, max_value=1_000_000,
        widget=forms.NumberInput(attrs={"step": "any"}),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        scope: Scope,
        places: Choices,
        lists: Mapping[str, CodeList],
        plans: list[WorkPlanItem],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.scope = scope
        offer(self.fields["region"], [("", _now("Pilih wilayah")), *places])
        self.fields["region"].required = not self.data.get("other_region")
        offer(self.fields["category"], [("", _now("Pilih kegiatan")), *self._known(lists["category"], "category")])
        offer(self.fields["themes"], self._known(lists["theme"], "themes"))
        planned = [(str(one.pk), f"{one.date:%d/%m} {one.region.name}: {one.description}") for one in plans]
        offer(self.fields["plan_item_id"], [("", _now("Di luar rencana")), *planned])
        for number in LINKS:
            self.fields[f"linked_kind_{number}"] = forms.ChoiceField(
                label=_("Jenis kaitan %(number)s") % {"number": number}, choices=LINK_KINDS, required=False
            )
            self.fields[f"linked_label_{number}"] = forms.CharField(
                label=_("Nama kaitan %(number)s") % {"number": number}, max_length=160, required=False
            )

    def _known(self, codes: CodeList, name: str) -> list[tuple[str, str]]:
        """What is offered today, and what the report has already though it is retired."""
        present = self.initial.get(name) or []
        chosen = [present] if isinstance(present, str) else present
        offered = {code for code, _label in codes.offered}
        return [*codes.offered, *((code, codes.label(code)) for code in chosen if code not in offered)]

    @property
    def links(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"linked_kind_{number}"], self[f"linked_label_{number}"]) for number in LINKS]

    def clean_id(self) -> UUID:
        identifier: UUID = self.cleaned_data["id"]
        if identifier.version != MADE_BY_CLOCK:
            raise forms.ValidationError(_("Halaman ini sudah lama. Muat ulang, lalu isi lagi."))
        return identifier

    def clean_other_region(self) -> str:
        text: str = self.cleaned_data["other_region"]
        return region_named(self.scope, text, NEED) if text else ""

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        values["region"] = values.get("other_region") or values.get("region") or ""
        if (values.get("latitude") is None) != (values.get("longitude") is None):
            self.add_error("latitude", _("Isi lintang dan bujur keduanya, atau kosongkan keduanya."))
        return values

    def content(self) -> ReportContent:
        return ReportContent.model_validate(self._values())

    def new_report(self) -> NewDailyReport:
        """The clock of the device is the moment at which the page was opened: sending the page again says the same."""
        identifier: UUID = self.cleaned_data["id"]
        said = {"id": identifier, "created_at_device": moment_of(identifier)}
        return NewDailyReport.model_validate(self._values() | said)

    def add_problem(self, problem: Problem | ValidationError) -> None:
        """Show what a service refused beside the field it belongs to."""
        if isinstance(problem, ValidationError):
            for error in problem.errors():
                name = str(error["loc"][0]) if error["loc"] else ""
                self.add_error(name if name in self.fields else None, error["msg"])
            return
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))

    def _values(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in ReportContent.model_fields if name in self.cleaned_data}
        linked = [
            LinkedObject(kind=self.cleaned_data[f"linked_kind_{number}"], label=label)
            for number in LINKS
            if (label := self.cleaned_data[f"linked_label_{number}"]) and self.cleaned_data[f"linked_kind_{number}"]
        ]
        return values | {"linked_objects": linked}


def initial_of(report: DailyReport) -> dict[str, Any]:
    """What a form shows of a stored report."""
    names = set(DailyReportForm.base_fields) - {"region", "other_region"}
    values = {name: getattr(report, name) for name in names}
    for number, one in zip(LINKS, report.linked_objects, strict=False):
        values |= {f"linked_kind_{number}": one["kind"], f"linked_label_{number}": one["label"]}
    return values | {"region": report.region_id}


def copied_from(report: DailyReport) -> dict[str, Any]:
    """What the next report may share with the last one; what was done and who came is always written anew."""
    return {name: getattr(report, name) for name in COPIED} | {"region": report.region_id, "id": new_id()}


def planned_by(item: WorkPlanItem) -> dict[str, Any]:
    """A report of what was planned."""
    return {
        "id": new_id(),
        "kind": item.kind,
        "region": item.region_id,
        "date": item.date,
        "category": item.category,
        "title": item.description[:160],
        "plan_item_id": str(item.pk),
    }
