"""The scores of all villages of an area, as many as were published in full."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from pendamping.common.scope import Scope, codes_within
from pendamping.engine.law.definitions import definition
from pendamping.indices.lifting import ScoredVillage
from pendamping.indices.models import OfficialResult
from pendamping.indices.overview import Period, VillageFigures
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.villages import figures_in


@dataclass(frozen=True, slots=True)
class ScoredArea:
    """The villages with the score of every indicator, and how many have a result without them."""

    villages: list[ScoredVillage]
    incomplete: int


def scores_in(scope: Scope, area: Area, period: Period) -> ScoredArea:
    """Every village of the area with its figures and true scores, by code; up to a kabupaten."""
    return with_scores(scope, period, figures_in(scope, area, period), codes_within((area.code,), "region_id"))


def with_scores(scope: Scope, period: Period, figures: Iterable[VillageFigures], which: Q) -> ScoredArea:
    """These villages with their true scores; `which` picks their results."""
    idm = definition("idm")
    results = OfficialResult.objects.within(scope).live().filter(which, family=period.family, year=period.year)
    found: dict[str, dict[str, int]] = {}
    rows = results.exclude(scores={}).order_by("region_id", "-counts", "-source__precedence")
    for code, scores, iks, ike, ikl in rows.values_list("region_id", "scores", "iks", "ike", "ikl"):
        if code not in found and len(scores) == len(idm.indicators):
            found[code] = idm.true_scores(period.year, scores, {"iks": iks, "ike": ike, "ikl": ikl})
    with_result = [one for one in figures if one.status]
    villages = [ScoredVillage(one, found[one.code]) for one in with_result if one.code in found]
    return ScoredArea(villages, len(with_result) - len(villages))
