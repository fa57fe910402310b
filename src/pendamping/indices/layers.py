"""What a map of villages can show: their status, a dimension, the score of one indicator; in classes with words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.models import Status
from pendamping.indices.overview import VillageFigures

STATUS = "status"
# The same for every dimension and year, so that two maps can be compared.
STEPS = (Decimal("0.5"), Decimal("0.6"), Decimal("0.7"), Decimal("0.8"))


@dataclass(frozen=True, slots=True)
class LayerClass:
    """The villages that a map draws alike; `key` is a status, or a level from 0 (lowest) to 5; "" has no figure."""

    key: str
    label: str
    villages: Sequence[VillageFigures]


@dataclass(frozen=True, slots=True)
class Choices:
    """The layers of one heading: id and label."""

    heading: str
    layers: Sequence[tuple[str, str]]


def choices_for(index: IndexDefinition) -> list[Choices]:
    """Everything that can be chosen, in the order of the index."""
    groups = [
        Choices(group.name, [(one.id, one.name) for one in index.indicators if one.group == group.id])
        for group in index.groups
    ]
    dimensions = [(one.id, f"{one.name} ({one.label})") for one in index.dimensions]
    return [Choices(_("Indeks"), [(STATUS, _("Status"))]), Choices(_("Dimensi"), dimensions), *groups]


def classes_of(
    index: IndexDefinition, layer: str, villages: Sequence[VillageFigures], scores: Mapping[str, Mapping[str, int]]
) -> list[LayerClass]:
    """The villages by class, the highest class first, empty ones too; those without a figure last, if any.

    Args:
        layer: an id out of `choices_for`.
        scores: of each village by code; only asked for an indicator.
    """
    if layer == STATUS:
        classes = [(status.value, str(status.label)) for status in reversed(Status)]
        keys = {one.code: one.status for one in villages}
    elif layer in {one.id for one in index.dimensions}:
        classes = [(str(level), label) for level, label in reversed(list(enumerate(_step_labels(), start=1)))]
        keys = {one.code: _step_of(getattr(one, layer)) for one in villages}
    else:
        scale = index.indicator(layer).scale
        classes = [(str(score), scale[score].wording) for score in sorted(scale, reverse=True)]
        keys = {one.code: str(scores.get(one.code, {}).get(layer, "")) for one in villages}
    found = [(key, label, [one for one in villages if keys[one.code] == key]) for key, label in classes]
    missing = [one for one in villages if not keys[one.code]]
    if missing:
        found.append(("", _("belum ada"), missing))
    return [LayerClass(*one) for one in found]


def _step_of(value: Decimal | None) -> str:
    return "" if value is None else str(1 + sum(value >= step for step in STEPS))


def _step_labels() -> list[str]:
    """The words of the classes, the lowest first."""
    steps = [number_format(step, 1) for step in STEPS]
    between = [_("%(low)s sampai %(high)s") % {"low": low, "high": high} for low, high in pairwise(steps)]
    return [_("di bawah %(step)s") % {"step": steps[0]}, *between, _("%(step)s ke atas") % {"step": steps[-1]}]
