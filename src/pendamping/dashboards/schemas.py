"""What the overviews are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.core.paginator import Page

from pendamping.indices.models import Status
from pendamping.people.selectors import Post
from pendamping.regions.models import Region


class VillageOrder(StrEnum):
    """How a list of villages may be sorted; the words stand in the address."""

    CODE = "kode"
    NAME = "nama"
    VALUE = "nilai"
    VISIT = "kunjungan"


@dataclass(frozen=True, slots=True)
class VillageQuery:
    """What is asked of the list: words of a name or a code, an area inside the scope, a status, an order."""

    text: str = ""
    area: str = ""
    status: str = ""
    order: VillageOrder = VillageOrder.CODE
    descending: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether the area is one regency or less: only then are all its villages compared."""
        return len(self.area) >= Region.Level.REGENCY

    def inside(self, area: str) -> "VillageQuery":
        return replace(self, area=area)


@dataclass(frozen=True, slots=True)
class VillageRow:
    """One village: its latest official status, its last verified visit, who accompanies it."""

    region: Region
    district: str
    status: str
    value: Decimal | None
    last_visit: date | None
    days: int | None  # since the last verified visit; None: never visited
    facilitators: Sequence[Post]

    @property
    def is_assessed(self) -> bool:
        """Whether the village index looks at it, as `RegionQuerySet.assessed` asks."""
        return self.region.kind in Region.ASSESSED

    @property
    def steps(self) -> int:
        """1 for the lowest status to 5 for the highest; 0 without one."""
        return Status.values.index(self.status) + 1 if self.status else 0

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label) if self.status else ""


@dataclass(frozen=True, slots=True)
class VillagePage:
    """One page of a list of villages: its place in the whole, and its rows."""

    page: Page[Any]
    rows: Sequence[VillageRow]
