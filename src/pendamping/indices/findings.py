"""What a published result contradicts itself in."""

from collections.abc import Mapping
from decimal import Decimal

from pendamping.engine.law.definitions import definition
from pendamping.indices.models import Finding
from pendamping.indices.schemas import PublishedResult

LAST_DIGIT = 2  # a publication's last digit is rounded, sometimes more than once on the way


def findings_in(result: PublishedResult) -> list[str]:
    """Codes of `Finding`, as many as can be judged from what was published."""
    found = []
    if result.value is not None and result.status and definition("idm").band_of(result.value).id != result.status:
        found.append(Finding.STATUS_DIFFERS)
    totals = {"iks": result.iks, "ike": result.ike, "ikl": result.ikl}
    given = [one for one in totals.values() if one is not None]
    if result.value is not None and len(given) == len(totals):
        rounding = _rounding(result.value, *given)
        if abs(sum(given, Decimal()) / len(given) - result.value) > rounding:
            found.append(Finding.VALUE_DIFFERS)
        if result.scores and not _scores_add_up(result, totals, rounding):
            found.append(Finding.SCORES_DIFFER)
    return [str(one) for one in found]


def _scores_add_up(result: PublishedResult, totals: Mapping[str, Decimal | None], rounding: Decimal) -> bool:
    idm = definition("idm")
    scores = idm.true_scores(result.year, result.scores, totals)
    for dimension in idm.dimensions:
        total = totals[dimension.id]
        own = [scores[id_] for id_ in idm.indicators_of[dimension.id] if id_ in scores]
        if total is None or len(own) < len(idm.indicators_of[dimension.id]):
            continue
        if abs(Decimal(sum(own)) / dimension.max_sum - total) > rounding:
            return False
    return True


def _rounding(*numbers: Decimal) -> Decimal:
    """How far figures may stand apart only because they were printed with so many decimals."""
    places = max(-int(one.as_tuple().exponent) for one in numbers)
    return LAST_DIGIT * Decimal(1).scaleb(-places)
