"""What may stand in the address of a list of villages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.dashboards.schemas import VillageOrder, VillageQuery
from pendamping.indices.models import Status
from pendamping.regions.models import Region


class VillageFilter(forms.Form):
    """The filters above the list; a value that does not fit is left out, never an error page."""

    q = forms.CharField(label=_("Nama atau kode"), required=False, max_length=80)
    area = forms.ChoiceField(label=_("Wilayah"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Semua status")), *Status.choices])
    order = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in VillageOrder])

    def __init__(self, data: Mapping[str, Any], areas: Iterable[Region], all_areas: str) -> None:
        super().__init__(data)
        self.fields["area"].choices = [("", all_areas), *((area.code, area.name) for area in areas)]  # type: ignore[attr-defined]  # a ChoiceField

    def to_query(self) -> VillageQuery:
        self.is_valid()
        wanted = self.cleaned_data.get("order") or ""
        return VillageQuery(
            text=self.cleaned_data.get("q") or "",
            area=self.cleaned_data.get("area") or "",
            status=self.cleaned_data.get("status") or "",
            order=VillageOrder(wanted) if wanted else VillageOrder.CODE,
            descending=self.data.get("turun") == "1",
        )
