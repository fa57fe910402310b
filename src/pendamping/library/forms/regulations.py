"""What an office fills in about a regulation."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.library.forms.fields import ProblemForm
from pendamping.library.models import Regulation
from pendamping.library.schemas import NewRegulation
from pendamping.regions.selectors import names_of
from pendamping.web.fields import DayField


class RegulationForm(ProblemForm):
    """The facts of one regulation; its text stays where it was published."""

    region = forms.ChoiceField(label=_("Diterbitkan untuk"))
    kind = forms.CharField(label=_("Jenis"), max_length=60, help_text=_("Misalnya Perbup atau Perda."))
    number = forms.CharField(label=_("Nomor"), max_length=40)
    year = forms.IntegerField(label=_("Tahun"), min_value=1945, max_value=2200)
    title = forms.CharField(label=_("Tentang"), max_length=300)
    governs = forms.CharField(label=_("Mengatur"), max_length=300, help_text=_("Dalam kata sehari-hari."))
    effective_from = DayField(label=_("Berlaku sejak"), required=False)
    effective_to = DayField(label=_("Berlaku sampai"), required=False)
    replaced_by = forms.TypedChoiceField(label=_("Diganti oleh"), required=False, empty_value=None)

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        names = names_of([code for code in scope.prefixes if code])
        areas = [(code, names.get(code, code) if code else _now("Seluruh Indonesia")) for code in scope.prefixes]
        self.fields["region"] = forms.ChoiceField(label=self.fields["region"].label, choices=areas, required=False)
        successors = [("", _now("Masih berlaku")), *((one.pk, str(one)) for one in Regulation.objects.within(scope))]
        self.fields["replaced_by"] = forms.TypedChoiceField(
            label=self.fields["replaced_by"].label, required=False, empty_value=None, choices=successors
        )

    @classmethod
    def of(cls, scope: Scope, row: Regulation, data: Any) -> "RegulationForm":
        names = ("kind", "number", "year", "title", "governs", "effective_from", "effective_to")
        initial = {name: getattr(row, name) for name in names}
        form = cls(scope, data, initial=initial | {"replaced_by": row.replaced_by_id})
        del form.fields["region"]
        return form

    @property
    def new_regulation(self) -> NewRegulation:
        return NewRegulation.model_validate(self.cleaned_data | {"region": self.cleaned_data.get("region") or None})
