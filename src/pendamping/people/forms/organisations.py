"""The list of organisations that can be asked to act."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.people.models import Organisation
from pendamping.people.schemas import OrganisationContent
from pendamping.regions.models import Region
from pendamping.web.fields import DayField

MOST_LISTED = 400


class OrganisationForm(forms.Form):
    """A new one, or another name of one."""

    region = forms.ChoiceField(label=_("Bertugas untuk"))
    name = forms.CharField(label=_("Nama"), max_length=160, min_length=2)
    short_name = forms.CharField(
        label=_("Sebutan singkat"),
        max_length=40,
        min_length=2,
        help_text=_("Misalnya Dinas PUPR. Dipakai dalam daftar."),
    )
    retired_on = DayField(label=_("Tidak dipakai sejak"), required=False)

    def __init__(self, scope: Scope, *args: Any, organisation: Organisation | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisation = organisation
        if organisation is not None:
            del self.fields["region"]
            self.initial = {name: getattr(organisation, name) for name in self.fields}
            return
        del self.fields["retired_on"]
        regions = Region.objects.within(scope).valid_on(scope.today).order_by("level", "code")
        listed = [(one.code, one.full_name) for one in regions.only("code", "name", "kind")[:MOST_LISTED]]
        self.fields["region"] = forms.ChoiceField(label=self.fields["region"].label, choices=listed)
        self.order_fields(["region", "name", "short_name"])

    @property
    def content(self) -> OrganisationContent:
        region = self.organisation.region_id if self.organisation else self.cleaned_data["region"]
        return OrganisationContent.model_validate({**self.cleaned_data, "region": region})

    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))
