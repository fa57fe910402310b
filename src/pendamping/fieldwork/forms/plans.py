"""One line of a work plan."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.forms.choices import kind_field, offer, region_field, region_named
from pendamping.fieldwork.models import WorkPlanItem
from pendamping.fieldwork.schemas import NewPlanItem, PlanContent
from pendamping.fieldwork.selectors import CodeList
from pendamping.fieldwork.selectors.places import Choices
from pendamping.web.fields import DayField


class PlanForm(forms.Form):
    """What is planned, where, on which day."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    date = DayField(label=_("Tanggal"))
    kind = kind_field()
    region = region_field()
    other_region = forms.CharField(label=_("Wilayah lain"), required=False, max_length=120)
    category = forms.ChoiceField(label=_("Kegiatan"))
    description = forms.CharField(label=_("Rencana"), max_length=240)

    def __init__(
        self, *args: Any, scope: Scope, places: Choices, lists: Mapping[str, CodeList], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.scope = scope
        offer(self.fields["region"], [("", _now("Pilih wilayah")), *places])
        self.fields["region"].required = not self.data.get("other_region")
        offer(self.fields["category"], [("", _now("Pilih kegiatan")), *lists["category"].offered])

    def clean_other_region(self) -> str:
        text: str = self.cleaned_data["other_region"]
        return region_named(self.scope, text, "work_plan.write") if text else ""

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        values["region"] = values.get("other_region") or values.get("region") or ""
        return values

    def content(self) -> PlanContent:
        return PlanContent.model_validate({name: self.cleaned_data[name] for name in PlanContent.model_fields})

    def new_item(self) -> NewPlanItem:
        identifier: UUID = self.cleaned_data["id"]
        return NewPlanItem.model_validate(self.content().model_dump() | {"id": identifier})

    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


class CancelForm(forms.Form):
    """Why a planned activity will not be done."""

    reason = forms.CharField(label=_("Alasan batal"), max_length=200)


def initial_of(item: WorkPlanItem) -> dict[str, Any]:
    return {
        "id": item.pk,
        "version": item.version,
        "date": item.date,
        "kind": item.kind,
        "region": item.region_id,
        "category": item.category,
        "description": item.description,
    }
