"""An obstacle told of at a meeting: what is known in the room; the rest is written in the register."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope, codes_within
from pendamping.meetings.forms.fields import ProblemForm
from pendamping.meetings.models import Meeting
from pendamping.obstacles.ladder import themes_on
from pendamping.obstacles.models import Level
from pendamping.obstacles.schemas import NewObstacle
from pendamping.obstacles.selectors import regions_to_name
from pendamping.regions.choices import chosen_region, region_field


class RaiseForm(ProblemForm):
    """Where, what, and who has to act first."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Kendala"), max_length=160)
    description = forms.CharField(
        label=_("Apa yang terjadi"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    level = forms.ChoiceField(label=_("Tingkat yang harus bertindak"), choices=Level.choices, widget=forms.RadioSelect)

    def __init__(self, scope: Scope, meeting: Meeting, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scope, self.meeting = scope, meeting
        inside = codes_within((meeting.region_id,), "code")
        self.fields["region"] = region_field(_now("Wilayah"), regions_to_name(scope).filter(inside))
        themes = [("", _now("Pilih tema")), *themes_on(scope.today).items()]
        self.fields["theme"] = forms.ChoiceField(label=_now("Tema"), choices=themes)
        self.order_fields(["id", "title", "region", "theme", "description", "level"])
        self.initial.setdefault("id", new_id())
        self.initial.setdefault("level", Level.nearest(meeting.region_id))

    def clean_region(self) -> str:
        return chosen_region(self.scope, self.fields["region"], self.cleaned_data["region"])

    @property
    def new_obstacle(self) -> NewObstacle:
        met = min(self.meeting.date, self.scope.today)
        return NewObstacle.model_validate({**self.cleaned_data, "date": met})
