"""What people fill in about obstacles; each form becomes a typed input of a service."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.obstacles.ladder import themes_on
from pendamping.obstacles.models import Level, Obstacle
from pendamping.obstacles.schemas import NewObstacle, ObstacleContent, Solution
from pendamping.obstacles.selectors import regions_to_name
from pendamping.people.selectors import organisations_for
from pendamping.regions.choices import chosen_region, region_field
from pendamping.web.fields import DayField


def _long(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=10_000, widget=forms.Textarea(attrs={"rows": rows}), **options)


class _ProblemForm(forms.Form):
    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


class ObstacleForm(_ProblemForm):
    """One obstacle, new or mended."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    daily_report_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    region = forms.CharField(label=_("Wilayah"), max_length=120)
    theme = forms.ChoiceField(label=_("Tema"))
    title = forms.CharField(label=_("Kendala"), max_length=160, help_text=_("Satu kalimat pendek."))
    description = _long(_("Apa yang terjadi"), rows=4, help_text=_("Dua atau tiga kalimat sudah cukup."))
    wanted_help = _long(_("Bantuan yang diharapkan"), rows=2, required=False)
    date = DayField(label=_("Ditemui"))
    level = forms.ChoiceField(
        label=_("Tingkat yang harus bertindak"), choices=Level.choices, widget=forms.RadioSelect,
        help_text=_("Mulailah dari tingkat terdekat yang dapat menyelesaikannya."),
    )  # fmt: skip

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scope = scope
        self.fields["region"] = region_field(self.fields["region"].label, regions_to_name(scope))
        themes = [("", _now("Pilih tema")), *themes_on(scope.today).items()]
        self.fields["theme"] = forms.ChoiceField(label=self.fields["theme"].label, choices=themes)

    @classmethod
    def to_change(cls, scope: Scope, obstacle: Obstacle, data: Any) -> "ObstacleForm":
        """The form of a stored obstacle; its level is the ladder's."""
        names = ("theme", "title", "description", "wanted_help", "date", "level", "version", "id", "daily_report_id")
        initial = {name: getattr(obstacle, name) for name in names} | {"region": obstacle.region_id}
        form = cls(scope, data, initial=initial)
        del form.fields["level"]
        return form

    def clean_region(self) -> str:
        return chosen_region(self.scope, self.fields["region"], self.cleaned_data["region"])

    def new_obstacle(self) -> NewObstacle:
        return NewObstacle.model_validate({**self._values(), "id": self.cleaned_data["id"]})

    def content(self, obstacle: Obstacle) -> ObstacleContent:
        return ObstacleContent.model_validate({**self._values(), "level": obstacle.level})

    def _values(self) -> dict[str, object]:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"id", "version"}}


def first_values(scope: Scope, given: dict[str, str]) -> dict[str, object]:
    """What a new form begins with; `given` may come from a daily report."""
    try:
        daily_report_id = UUID(given.get("daily_report_id", ""))
    except ValueError:
        daily_report_id = None
    region = given.get("region", "")
    return {
        "id": new_id(),
        "date": given.get("date") or scope.today,
        "region": region or (scope.prefixes[0] if len(scope.prefixes) == 1 else ""),
        "level": Level.VILLAGE if len(region) == Level.VILLAGE.digits else Level.DISTRICT,
        "title": given.get("title", "")[:160],
        "description": given.get("description", ""),
        "wanted_help": given.get("wanted_help", ""),
        "daily_report_id": daily_report_id,
    }


class AnswerForm(_ProblemForm):
    """What somebody says about an obstacle; also why it is opened again."""

    note = _long(_("Keterangan"))


class EscalationForm(_ProblemForm):
    """Up the ladder, and why."""

    level = forms.ChoiceField(label=_("Naik ke"), widget=forms.RadioSelect)
    note = _long(_("Mengapa perlu naik"), help_text=_("Apa yang sudah dicoba, dan apa yang diminta."))

    def __init__(self, obstacle: Obstacle, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        above = [(one.value, one.label) for one in Level(obstacle.level).above]
        field = forms.ChoiceField(label=self.fields["level"].label, choices=above, widget=forms.RadioSelect)
        self.fields["level"] = field
        self.order_fields(["level", "note"])
        if above:
            self.initial.setdefault("level", above[0][0])

    @property
    def chosen(self) -> Level:
        return Level(self.cleaned_data["level"])


class OwnerForm(_ProblemForm):
    """Which organisation answers for it."""

    owner = forms.TypedChoiceField(label=_("Penanggung jawab"), required=False, coerce=UUID, empty_value=None)

    def __init__(self, scope: Scope, obstacle: Obstacle, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("owner", obstacle.owner_id)
        offered = [(str(one.pk), f"{one.short_name} ({one.region.full_name})")
                   for one in organisations_for(scope, obstacle.region_id)]  # fmt: skip
        self.fields["owner"] = forms.TypedChoiceField(
            label=self.fields["owner"].label,
            required=False,
            coerce=UUID,
            empty_value=None,
            choices=[("", _now("Pimpinan tingkat ini")), *offered],
        )


class SolutionForm(_ProblemForm):
    """How it ended."""

    note = _long(_("Bagaimana diselesaikan"))
    is_shared = forms.BooleanField(
        label=_("Boleh dibaca pendamping lain di kabupaten ini"), required=False, initial=True
    )

    @property
    def solution(self) -> Solution:
        return Solution(text=self.cleaned_data["note"], is_shared=self.cleaned_data["is_shared"])


class MembersForm(_ProblemForm):
    """Which alike ones join."""

    members = forms.TypedMultipleChoiceField(
        label=_("Kendala serupa"), coerce=UUID, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih paling sedikit satu kendala serupa.")},
    )  # fmt: skip

    def __init__(self, alike: list[Obstacle], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["members"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = [(str(one.pk), f"{one.title}, {one.region.name}") for one in alike]
