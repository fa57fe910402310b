"""The villages of the sample world as its generators see them: no database."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A village with its official code and name; coordinates in degrees WGS 84, None where the list has none."""

    code: str
    name: str
    latitude: float | None
    longitude: float | None

    @property
    def district(self) -> str:
        return self.code[:6]


def by_district(places: Sequence[Place]) -> dict[str, list[Place]]:
    """Villages of each kecamatan from north to south, so that neighbours in the list are near each other."""
    grouped: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(places, key=lambda one: (-(one.latitude or 0), one.code)):
        grouped[place.district].append(place)
    return dict(sorted(grouped.items()))
