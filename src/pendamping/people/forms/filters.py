"""What the list of persons is narrowed by, out of the address."""

from collections.abc import Mapping

from pendamping.people.models import CONTRACTED, Tier
from pendamping.people.schemas import PeopleFilter
from pendamping.regions.selectors import plain_code

STATES = ("active", "acting", "former", "all")
GROUPS = {"TPP": CONTRACTED, "CADRE": (Tier.KPMD, Tier.KPM)}


def filter_of(query: Mapping[str, str]) -> PeopleFilter:
    """A filter out of whatever the address says; what nobody knows is left out. At first: who serves today."""
    tier, state = query.get("tier", ""), query.get("state", "active")
    area = plain_code(query.get("area", ""))
    single = (tier,) if tier in Tier.values else ()
    return PeopleFilter(
        text=query.get("q", "").strip()[:80],
        tiers=tuple(GROUPS.get(tier, single)),
        area=area if area.isascii() and area.isdigit() else "",
        state="" if state == "all" else state if state in STATES else "active",
    )
