"""The area that a page is about: what somebody asked for, or as much of the tree as their scope has in common."""

from dataclasses import dataclass

from pendamping.common.scope import Scope
from pendamping.regions.errors import RegionNotFound
from pendamping.regions.models import Region
from pendamping.regions.selectors import plain_code

LENGTHS = (10, 6, 4, 2, 0)


@dataclass(frozen=True, slots=True)
class Area:
    """A region, or the whole country; of it, its reader sees what lies in their scope."""

    code: str  # "" is the country
    name: str  # with its word: Kabupaten Lamandau; "" for the country
    parent: str  # the code above that the reader may open too; "" where that is the country or nothing

    @property
    def holds_regencies(self) -> bool:
        """Whether it is answered by counts of its parts instead of by its villages."""
        return len(self.code) < Region.Level.REGENCY

    @property
    def is_regency(self) -> bool:
        return len(self.code) == Region.Level.REGENCY


def area_of(scope: Scope, code: str = "") -> Area:
    """The area with this code, or for "" the smallest one that holds the whole scope.

    Raises: RegionNotFound: absent, or no part of it lies in `scope`.
    """
    code = plain_code(code) or _common_code(scope)
    if not code:
        return Area("", "", "")
    inside = scope.covers(code) or any(prefix.startswith(code) for prefix in scope.prefixes)
    region = Region.objects.filter(pk=code).first() if inside else None
    if region is None:
        raise RegionNotFound(code=code)
    parent = region.parent_code if scope.covers(region.parent_code) else ""
    return Area(region.code, region.full_name, parent)


def _common_code(scope: Scope) -> str:
    first, *others = scope.prefixes or ("",)
    return next(first[:n] for n in LENGTHS if len(first) >= n and all(one.startswith(first[:n]) for one in others))
