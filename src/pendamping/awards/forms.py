"""What people fill in about awards."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.awards.models import Award, Candidate
from pendamping.awards.schemas import AwardContent
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.people.models import Tier
from pendamping.regions.choices import chosen_region, region_field
from pendamping.regions.models import Region
from pendamping.web.fields import DayField


class ProblemForm(forms.Form):
    """Takes a problem of a service to the field that it belongs to."""

    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


class AwardForm(ProblemForm):
    """An award and its gates; published, they stand."""

    region = forms.CharField(label=_("Wilayah"))
    name = forms.CharField(label=_("Nama piagam"), max_length=160)
    giver = forms.CharField(label=_("Pemberi"), max_length=160, help_text=_("Misalnya Bupati atau Dinas PMD."))
    tier = forms.ChoiceField(label=_("Jenjang"), choices=Tier.choices)
    since = DayField(label=_("Masa yang dilihat, sejak"))
    until = DayField(label=_("Sampai"))
    criteria = forms.CharField(
        label=_("Kriteria"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Yang ditimbang juri di antara yang memenuhi syarat."),
    )  # fmt: skip
    least_months = forms.IntegerField(
        label=_("Masa tugas tanpa putus (bulan)"), min_value=0, max_value=600, initial=36,
        help_text=_("Usulan Pendamping, bukan aturan: tiga tahun."),
    )  # fmt: skip
    least_coverage = forms.IntegerField(
        label=_("Kunjungan berbukti foto (persen)"), min_value=0, max_value=100, initial=80
    )
    reply_days = forms.IntegerField(label=_("Masa tanggapan (hari)"), min_value=1, max_value=90, initial=7)

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scope = scope
        wide = Region.objects.within(scope).valid_on(scope.today).filter(level__lte=Region.Level.REGENCY)
        self.fields["region"] = region_field(self.fields["region"].label, wide.order_by("code"))

    @classmethod
    def of(cls, scope: Scope, award: Award, data: Any) -> "AwardForm":
        names = set(cls.base_fields) - {"region"}
        return cls(scope, data, initial={name: getattr(award, name) for name in names} | {"region": award.region_id})

    def clean_region(self) -> str:
        return chosen_region(self.scope, self.fields["region"], self.cleaned_data["region"])

    @property
    def content(self) -> AwardContent:
        return AwardContent.model_validate(self.cleaned_data)


class HandOverForm(ProblemForm):
    """Who received their award at a meeting, and from whom."""

    giver = forms.CharField(
        label=_("Diserahkan oleh"), max_length=160, required=False,
        help_text=_("Kosong: pemberi yang tertulis pada piagamnya."),
    )  # fmt: skip

    def __init__(self, waiting: Iterable[Candidate], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(one.pk), f"{one.person.name} · {one.award.name}") for one in waiting]
        self.fields["candidates"] = forms.TypedMultipleChoiceField(
            label=_("Penerima"), coerce=UUID, choices=choices, widget=forms.CheckboxSelectMultiple
        )
        self.order_fields(["candidates", "giver"])


class ReplyForm(ProblemForm):
    """What somebody on the list says about their own line."""

    text = forms.CharField(label=_("Tanggapan Anda"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 4}))


class DecisionForm(ProblemForm):
    """The jury's word, with its reason."""

    verdict = forms.ChoiceField(
        label=_("Keputusan"), widget=forms.RadioSelect, choices=[one for one in Candidate.Verdict.choices if one[0]]
    )
    text = forms.CharField(label=_("Alasan"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 4}))

    @property
    def chosen(self) -> Candidate.Verdict:
        return Candidate.Verdict(self.cleaned_data["verdict"])
