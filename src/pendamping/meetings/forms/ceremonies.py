"""What is handed over and signed at a meeting."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.meetings.forms.fields import ProblemForm
from pendamping.meetings.models import Meeting
from pendamping.meetings.schemas import NewGivenAward
from pendamping.meetings.selectors.ceremonies import possible_witnesses, signable_contracts

WITNESSES = 3
MOST_LISTED = 200


class GivenAwardForm(ProblemForm):
    """A certificate that no award of ours decided, such as one of a ministry."""

    name = forms.CharField(label=_("Piagam"), max_length=160)
    recipient = forms.CharField(label=_("Penerima"), max_length=200)
    giver = forms.CharField(label=_("Diserahkan oleh"), max_length=160)

    @property
    def new_award(self) -> NewGivenAward:
        return NewGivenAward.model_validate(self.cleaned_data)


class SigningForm(ProblemForm):
    """Contracts signed together, and up to three people who saw it."""

    def __init__(self, scope: Scope, meeting: Meeting, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        contracts = [
            (one.pk, f"{one.person.name} · {one.get_tier_display()} · {one.number} · {date_format(one.start)}")
            for one in signable_contracts(scope, meeting)[:MOST_LISTED]
        ]
        self.has_contracts = bool(contracts)
        self.fields["contracts"] = forms.TypedMultipleChoiceField(
            label=_("SPK yang ditandatangani"), coerce=int, choices=contracts, widget=forms.CheckboxSelectMultiple
        )
        people = [
            (str(one.pk), f"{one.name} · {one.position}" if one.position else one.name)
            for one in possible_witnesses(scope, meeting)
        ]
        for place in range(1, WITNESSES + 1):
            self.fields[f"witness_{place}"] = forms.TypedChoiceField(
                label=_now("Saksi %(place)s") % {"place": place},
                coerce=UUID,
                empty_value=None,
                required=place == 1,
                choices=[("", "–"), *people],
            )

    @property
    def witnesses(self) -> set[UUID]:
        named = (self.cleaned_data[f"witness_{place}"] for place in range(1, WITNESSES + 1))
        return {one for one in named if one is not None}
