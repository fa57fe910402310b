"""Where a person was posted on a day: the post, and whether a region belongs to it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pendamping.people.models import Assignment, Tier

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


def posts_on(person_id: UUID, day: date) -> list[Post]:
    """All placements of this person that hold on this day, the newest first."""
    active = Assignment.objects.active_on(day).filter(person_id=person_id).prefetch_related("areas")
    return [Post(Tier(one.tier), tuple(sorted(area.region_id for area in one.areas.all()))) for one in active]
