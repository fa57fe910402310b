"""Writing a request for data down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.exchange.models import DataRequest
from pendamping.exchange.schemas import NewDataRequest
from pendamping.exchange.sources import SOURCES
from pendamping.regions.models import Region
from pendamping.regions.selectors import names_of
from pendamping.web.fields import DayField

PROVINCE = 2  # digits of its code


class DataRequestForm(forms.Form):
    """Who asks, for what, in which form, until when; `dataset` is chosen before, because its columns follow from it."""

    asker = forms.CharField(label=_("Yang meminta"), max_length=200, help_text=_("Lembaga, bukan nama orang."))
    purpose = forms.CharField(label=_("Untuk apa"), max_length=300)
    letter = forms.CharField(label=_("Surat permintaan"), max_length=200, required=False)
    region = forms.ChoiceField(label=_("Wilayah"))
    columns = forms.MultipleChoiceField(label=_("Kolom"), widget=forms.CheckboxSelectMultiple)
    period = forms.ChoiceField(label=_("Masa"), choices=DataRequest.Period.choices)
    rhythm = forms.ChoiceField(label=_("Irama"), choices=DataRequest.Rhythm.choices)
    due_on = DayField(label=_("Jawaban pertama paling lambat"))
    form = forms.ChoiceField(label=_("Bentuk"), choices=DataRequest.Form.choices)

    def __init__(self, scope: Scope, dataset: DataRequest.Dataset, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.dataset = dataset
        columns = [(one.id, one.label) for one in SOURCES[dataset].columns]
        self.fields["columns"] = forms.MultipleChoiceField(
            label=self.fields["columns"].label,
            choices=columns,
            initial=[id_ for id_, _label in columns],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["region"] = forms.ChoiceField(label=self.fields["region"].label, choices=_areas(scope))
        self.order_fields(["asker", "purpose", "letter", "region", "columns", "period", "rhythm", "due_on", "form"])

    @property
    def new_request(self) -> NewDataRequest:
        data = self.cleaned_data
        return NewDataRequest(
            asker=data["asker"],
            purpose=data["purpose"],
            letter=data["letter"],
            region=data["region"],
            dataset=self.dataset,
            columns=data["columns"],
            form=DataRequest.Form(data["form"]),
            period=DataRequest.Period(data["period"]),
            rhythm=DataRequest.Rhythm(data["rhythm"]),
            due_on=data["due_on"],
        )


def _areas(scope: Scope) -> list[tuple[str, str]]:
    """The asker's own areas; for the whole country its provinces."""
    codes = sorted({one for one in scope.prefixes if one})
    if scope.covers_country:
        codes = list(Region.objects.filter(level=PROVINCE).order_by("code").values_list("code", flat=True))
    names = names_of(codes)
    return [(code, names.get(code, code)) for code in codes]
