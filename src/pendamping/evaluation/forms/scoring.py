"""The scores of one or several seats on one page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.formats import number_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.engine.evaluation import SettledAspect, SettledGroup
from pendamping.evaluation.models import Seat
from pendamping.evaluation.schemas import Facts, GivenScores
from pendamping.evaluation.wording import said


@dataclass(frozen=True, slots=True)
class AspectRow:
    aspect: SettledAspect
    field: BoundField


@dataclass(frozen=True, slots=True)
class SeatBlock:
    """One assessed person on the page."""

    seat: Seat
    group: SettledGroup
    rows: Sequence[AspectRow]
    note: BoundField


class ScoreForm(forms.Form):
    """A value for every aspect of every seat; `facts` by the id of the evaluation stand beside them."""

    name = forms.CharField(label=_("Nama Anda"), max_length=160)

    def __init__(
        self,
        seats: Sequence[Seat],
        facts: Mapping[Any, Facts],
        *args: Any,
        asks_name: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.seats = seats
        if not asks_name:
            del self.fields["name"]
        self._groups: dict[int, SettledGroup] = {}
        for seat in seats:
            scheme = seat.evaluation.settled
            group = self._groups[seat.pk] = scheme.group(seat.group)
            lowest, highest = scheme.scale.lowest, scheme.scale.highest
            hint = _now("%(lowest)s sampai %(highest)s.") % {
                "lowest": number_format(lowest),
                "highest": number_format(highest),
            }
            stored = {one.aspect: one.value for one in seat.scores.all()}
            for aspect in group.aspects:
                self.fields[f"s{seat.pk}-{aspect.id}"] = forms.DecimalField(
                    label=aspect.name,
                    help_text=" ".join((hint, *_beside(facts[seat.evaluation_id], aspect))),
                    min_value=lowest,
                    max_value=highest,
                    max_digits=7,
                    decimal_places=2,
                    initial=stored.get(aspect.id),
                    localize=True,
                    widget=forms.TextInput(attrs={"inputmode": "decimal"}),
                )
            self.fields[f"note-{seat.pk}"] = forms.CharField(
                label=_now("Catatan"),
                required=False,
                max_length=2000,
                initial=seat.note,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def blocks(self) -> Iterator[SeatBlock]:
        for seat in self.seats:
            group = self._groups[seat.pk]
            rows = [AspectRow(aspect, self[f"s{seat.pk}-{aspect.id}"]) for aspect in group.aspects]
            yield SeatBlock(seat, group, rows, self[f"note-{seat.pk}"])

    @property
    def given(self) -> dict[int, GivenScores]:
        """By the id of the seat."""
        data = self.cleaned_data
        return {
            seat.pk: GivenScores(
                {one.id: data[f"s{seat.pk}-{one.id}"] for one in self._groups[seat.pk].aspects},
                data[f"note-{seat.pk}"],
            )
            for seat in self.seats
        }


def _beside(facts: Facts, aspect: SettledAspect) -> list[str]:
    """What verified work shows, in the line that a screen reader reads with the field."""
    told = said(facts, aspect.evidence)
    return [_now("Bukti: %(facts)s.") % {"facts": ", ".join(told)}] if told else []
