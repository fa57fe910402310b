"""One layer of the map of an area."""

from collections.abc import Sequence
from dataclasses import dataclass

from pendamping.common.scope import Scope, codes_within
from pendamping.engine.law.definitions import definition
from pendamping.indices.layers import STATUS, LayerClass, choices_for, classes_of
from pendamping.indices.overview import Period
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.scores import with_scores
from pendamping.indices.selectors.villages import figures_in


@dataclass(frozen=True, slots=True)
class Layer:
    """What is drawn: its id and words, and the villages of every class."""

    id: str
    label: str
    classes: Sequence[LayerClass]
    is_indicator: bool

    @property
    def is_status(self) -> bool:
        return self.id == STATUS


def layer_in(scope: Scope, area: Area, period: Period, wanted: str) -> Layer:
    """The wanted layer of an area up to a kabupaten; its status where `wanted` is none."""
    idm = definition("idm")
    labels = dict(layer for choices in choices_for(idm) for layer in choices.layers)
    id_ = wanted if wanted in labels else STATUS
    villages = figures_in(scope, area, period)
    is_indicator = id_ != STATUS and id_ not in {one.id for one in idm.dimensions}
    inside = codes_within((area.code,), "region_id")
    scored = with_scores(scope, period, villages, inside).villages if is_indicator else []
    scores = {one.figures.code: one.scores for one in scored}
    return Layer(id_, labels[id_], classes_of(idm, id_, villages, scores), is_indicator)
