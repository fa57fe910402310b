"""A row of meetings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.meetings.forms.fields import ProblemForm, several_offices
from pendamping.meetings.groups import BY_RULE
from pendamping.meetings.models import Level, MeetingSeries
from pendamping.meetings.schemas import SeriesContent
from pendamping.people.selectors import organisations_in
from pendamping.regions.models import Region

MOST_LISTED = 400
HOSTS = range(1, 13)


class SeriesForm(ProblemForm):
    """Its rhythm, whom it invites, whose turn it is."""

    name = forms.CharField(label=_("Nama"), max_length=160, help_text=_("Misalnya Rakor pendamping kabupaten."))
    region = forms.ChoiceField(label=_("Wilayah"))
    level = forms.ChoiceField(label=_("Tingkat"), choices=Level.choices)
    rhythm = forms.ChoiceField(label=_("Jadwal"), choices=MeetingSeries.Rhythm.choices, widget=forms.RadioSelect)
    invites = forms.MultipleChoiceField(
        label=_("Mengundang semua"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(one.value, one.label) for one in BY_RULE],
    )  # fmt: skip

    def __init__(self, scope: Scope, *args: Any, series: MeetingSeries | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.series = series
        if series is None:
            regions = Region.objects.within(scope).valid_on(scope.today).filter(level__lte=Region.Level.DISTRICT)
            listed = regions.order_by("level", "code").only("code", "name", "kind", "level")[:MOST_LISTED]
            choices = [(one.code, one.full_name) for one in listed]
            self.fields["region"] = forms.ChoiceField(label=self.fields["region"].label, choices=choices)
        else:
            del self.fields["region"]
            self.initial = _stored(series)
        found = list(organisations_in(scope))
        districts = Region.objects.within(scope).valid_on(scope.today).filter(level=Region.Level.DISTRICT)
        self.fields["areas"] = forms.MultipleChoiceField(
            label=_("Hanya dari kecamatan"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=list(districts.order_by("code").values_list("code", "name")[:MOST_LISTED]),
            help_text=_("Untuk klaster. Kosong: dari seluruh wilayah."),
        )
        self.fields["organisations"] = several_offices(_("Mengundang perangkat daerah"), found)
        numbered = [("", "–"), *((str(one.pk), one.short_name) for one in found)]
        for place in HOSTS[: min(len(found), len(HOSTS))]:
            label = _("Giliran %(number)s") % {"number": place}
            self.fields[f"host_{place}"] = forms.ChoiceField(label=label, required=False, choices=numbered)
        self.order_fields(["name", "region", "level", "rhythm", "invites", "areas", "organisations"])

    @property
    def turns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("host_")]

    @property
    def content(self) -> SeriesContent:
        values = self.cleaned_data
        hosts = [values[name] for name in self.fields if name.startswith("host_") and values[name]]
        told = {name: value for name, value in values.items() if not name.startswith("host_")}
        region = self.series.region_id if self.series else values["region"]
        return SeriesContent.model_validate({**told, "region": region, "hosts": list(dict.fromkeys(hosts))})


def _stored(series: MeetingSeries) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(series, name) for name in ("name", "level", "rhythm", "invites", "areas")}
    values["organisations"] = [str(pk) for pk in series.organisations.values_list("pk", flat=True)]
    turns = series.turns.values_list("organisation_id", flat=True)
    return values | {f"host_{place}": str(pk) for place, pk in enumerate(turns, start=1)}
