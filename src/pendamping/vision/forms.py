"""What people fill in about goals."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.people.selectors import organisations_in
from pendamping.regions.choices import chosen_region, region_field
from pendamping.regions.models import Region
from pendamping.vision.models import Goal
from pendamping.vision.schemas import MOST_RUPIAH, GoalContent, NewBudgetLine
from pendamping.vision.selectors.goals import goals_in


class _ProblemForm(forms.Form):
    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


def _goals(scope: Scope, *, wholes: bool = False) -> list[tuple[str, str]]:
    found = goals_in(scope).filter(parent=None) if wholes else goals_in(scope)
    return [(str(one.pk), f"{one.parent.name}: {one.name}" if one.parent else one.name) for one in found]


class GoalForm(_ProblemForm):
    """One goal, or a part of one."""

    region = forms.CharField(label=_("Wilayah"))
    parent = forms.TypedChoiceField(label=_("Bagian dari"), required=False, coerce=UUID, empty_value=None)
    name = forms.CharField(label=_("Sasaran"), max_length=120, help_text=_("Satu kata atau beberapa: mandiri."))
    description = forms.CharField(
        label=_("Penjelasan"), max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(
        label=_("Sumber"), max_length=200, required=False, help_text=_("Dokumen yang menyebutnya, misalnya RPJMD.")
    )
    order = forms.IntegerField(label=_("Urutan"), min_value=0, max_value=1000, initial=0)

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scope = scope
        wide = Region.objects.within(scope).valid_on(scope.today).filter(level__lte=Region.Level.REGENCY)
        self.fields["region"] = region_field(self.fields["region"].label, wide.order_by("code"))
        self.fields["parent"] = forms.TypedChoiceField(
            label=self.fields["parent"].label, required=False, coerce=UUID, empty_value=None,
            choices=[("", _now("Sasaran utama")), *_goals(scope, wholes=True)],
        )  # fmt: skip

    @classmethod
    def of(cls, scope: Scope, goal: Goal, data: Any) -> "GoalForm":
        names = ("name", "description", "source", "order")
        initial = {name: getattr(goal, name) for name in names} | {"region": goal.region_id, "parent": goal.parent_id}
        return cls(scope, data, initial=initial)

    def clean_region(self) -> str:
        return chosen_region(self.scope, self.fields["region"], self.cleaned_data["region"])

    @property
    def content(self) -> GoalContent:
        return GoalContent.model_validate(self.cleaned_data)


class TagForm(_ProblemForm):
    """Which goals a record serves."""

    goals = forms.TypedMultipleChoiceField(
        label=_("Sasaran"), required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["goals"] = forms.TypedMultipleChoiceField(
            label=self.fields["goals"].label, required=False, coerce=UUID, choices=_goals(scope),
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip

    @property
    def chosen(self) -> list[UUID]:
        chosen: list[UUID] = self.cleaned_data["goals"]
        return chosen


class BudgetForm(TagForm):
    """One line of a published budget, and what it serves."""

    region = forms.CharField(label=_("Wilayah"))
    year = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2200)
    title = forms.CharField(label=_("Kegiatan"), max_length=240)
    amount = forms.IntegerField(label=_("Anggaran (rupiah)"), min_value=0, max_value=MOST_RUPIAH)
    organisation = forms.TypedChoiceField(label=_("Pelaksana"), required=False, coerce=UUID, empty_value=None)
    source = forms.CharField(label=_("Sumber"), max_length=200, help_text=_("Misalnya DPA atau APB Desa dan nomornya."))

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(scope, *args, **options)
        self.scope = scope
        regions = Region.objects.within(scope).valid_on(scope.today).filter(level__gte=Region.Level.REGENCY)
        self.fields["region"] = region_field(self.fields["region"].label, regions.order_by("code"))
        offices = [(str(one.pk), one.short_name) for one in organisations_in(scope)]
        self.fields["organisation"] = forms.TypedChoiceField(
            label=self.fields["organisation"].label, required=False, coerce=UUID, empty_value=None,
            choices=[("", _now("Tidak disebut")), *offices],
        )  # fmt: skip
        self.order_fields(["region", "year", "title", "amount", "organisation", "source", "goals"])

    def clean_region(self) -> str:
        return chosen_region(self.scope, self.fields["region"], self.cleaned_data["region"])

    @property
    def new_line(self) -> NewBudgetLine:
        return NewBudgetLine.model_validate(
            {name: value for name, value in self.cleaned_data.items() if name != "goals"}
        )
