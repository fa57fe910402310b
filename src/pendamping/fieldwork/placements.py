"""Where a person was posted on a day: the post, and whether a region belongs to it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pendamping.people.models import Assignment, Tier
from pendamping.regions.models import Region

CODE_LENGTHS = (10, 6, 4, 2)


@dataclass(frozen=True, slots=True)
class Post:
    """One placement on one day: its tier and the codes of its areas."""

    tier: Tier
    areas: tuple[str, ...]

    @property
    def code(self) -> str:
        """The code that all areas share: a PLD's kecamatan; "" is the country.

        >>> Post(Tier.PLD, ("6209042008", "6209042009")).code
        '620904'
        """
        candidates = (self.areas[0][:length] for length in CODE_LENGTHS) if self.areas else ()
        return next((code for code in candidates if all(area.startswith(code) for area in self.areas)), "")

    def holds(self, region: str) -> bool:
        """Whether the region lies in an area of the post, or around it: a PLD also meets at the own kecamatan.

        >>> post = Post(Tier.PLD, ("6209042008",))
        >>> post.holds("6209042008"), post.holds("620904"), post.holds("6209042009")
        (True, True, False)
        """
        return any(region.startswith(area) or area.startswith(region) for area in self.areas)


@dataclass(frozen=True, slots=True)
class Places:
    """All placements of one person, the newest first, and the regions that are spoken of: read once, for any day."""

    placements: Sequence[tuple[date, date | None, Post]]  # first and last day; None: still holds
    regions: Mapping[str, Region]

    def posts_on(self, day: date) -> list[Post]:
        """Those that hold on this day, the newest first."""
        return [post for start, end, post in self.placements if start <= day and (end is None or day <= end)]

    def region_on(self, code: str, day: date) -> Region | None:
        region = self.regions.get(code)
        return region if region is not None and region.is_valid_on(day) else None


def places_of(person_id: UUID, codes: Collection[str] = ()) -> Places:
    """Two queries, and one for the regions with these codes."""
    placements = Assignment.objects.filter(person_id=person_id).prefetch_related("areas")
    return Places(
        [(one.start, one.end, _post(one)) for one in placements],
        {one.code: one for one in Region.objects.filter(pk__in=set(codes))},
    )


def posts_on(person_id: UUID, day: date) -> list[Post]:
    """All placements of this person that hold on this day, the newest first."""
    return places_of(person_id).posts_on(day)


def _post(assignment: Assignment) -> Post:
    return Post(Tier(assignment.tier), tuple(sorted(area.region_id for area in assignment.areas.all())))
