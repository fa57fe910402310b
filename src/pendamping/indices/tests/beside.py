"""Official results and our own beside them, with figures that hang together."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone
from tests.people import DESA

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.models import OwnResult, Round, VillageSheet
from pendamping.indices.tests.filled import opened_by

IDM = definition("idm")
FIVES = dict.fromkeys((one.id for one in IDM.indicators), 5)


def published(scores: Mapping[str, int], **true: int) -> dict[str, Any]:
    """The figures that follow from the true scores, with `scores` as they are shown."""
    actual = {**scores, **true}
    totals = {one.id: sum(actual[id_] for id_ in IDM.indicators_of[one.id]) for one in IDM.dimensions}
    values = {one.id: (Decimal(totals[one.id]) / one.max_sum).quantize(Decimal("1e-14")) for one in IDM.dimensions}
    points = sum(totals[one.id] * one.weight for one in IDM.dimensions)
    value = (Decimal(points) / IDM.top_points).quantize(Decimal("1e-14"))
    return {"scores": scores, "value": value, "status": IDM.band_at(points).id, **values}


def own_result(scope: Scope, scores: Mapping[str, int], missing: tuple[str, ...] = ()) -> OwnResult:
    opened = Round.objects.filter(region="6209", year=2024).first() or opened_by(scope)
    points = None if missing else sum(scores[one.id] * IDM.weight(one) for one in IDM.indicators)
    return OwnResult.objects.create(
        sheet=VillageSheet.objects.get(round=opened, region=DESA),
        region_id=DESA,
        index_id="idm",
        year=2024,
        points=points,
        status="" if points is None else IDM.band_at(points).id,
        scores=dict(scores),
        missing=list(missing),
        published_at=timezone.now(),
    )
