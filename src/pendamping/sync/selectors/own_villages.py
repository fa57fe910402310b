"""The villages in which somebody works, and whether a phone can hold them all."""

from pendamping.common.scope import Scope
from pendamping.regions.models import Region
from pendamping.sync.schemas.areas import MOST_SHEETS


def own_villages(scope: Scope) -> list[str]:
    """The codes of today's villages in the scope; one more than a phone holds where there are that many."""
    villages = Region.objects.within(scope).filter(level=Region.Level.VILLAGE).valid_on(scope.today)
    return list(villages.order_by("code").values_list("code", flat=True)[: MOST_SHEETS + 1])


def are_too_many(villages: list[str]) -> bool:
    """Of `own_villages`: then the sheets and works of those alone come that somebody asks for."""
    return len(villages) > MOST_SHEETS
