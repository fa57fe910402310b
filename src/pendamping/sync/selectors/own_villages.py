"""The villages in which somebody works, and whether a phone can hold them all."""

from dataclasses import dataclass

from pendamping.common.scope import Scope
from pendamping.regions.models import Region
from pendamping.sync.schemas.areas import MOST_SHEETS


@dataclass(frozen=True, slots=True)
class OwnVillages:
    codes: list[str]  # at most one more than a phone holds
    too_many: bool  # then the sheets and works of those alone come that somebody asks for


def own_villages(scope: Scope) -> OwnVillages:
    """Today's villages in the scope."""
    villages = Region.objects.within(scope).filter(level=Region.Level.VILLAGE).valid_on(scope.today)
    codes = list(villages.order_by("code").values_list("code", flat=True)[: MOST_SHEETS + 1])
    return OwnVillages(codes, too_many=len(codes) > MOST_SHEETS)
