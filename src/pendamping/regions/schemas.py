"""What comes in: lists of regions, boundaries, settings, groups."""

from dataclasses import dataclass, field
from datetime import date

from pendamping.common.tables import Row


@dataclass(frozen=True, slots=True)
class ListedRegion:
    """One row of an official list that could be read."""

    number: int
    code: str
    name: str
    old_code: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class ReadList:
    """An official list: the rows that can be used, by code, and those that cannot."""

    regions: dict[str, ListedRegion]
    faulty: list[Row]


@dataclass(frozen=True, slots=True)
class NewListImport:
    """A newer list to compare with what is stored."""

    file_name: str
    content: bytes
    source: str  # the decree
    date: date
    coverage: str = ""  # the region that the list is complete for; "": the whole country


@dataclass(frozen=True, slots=True)
class Difference:
    """What a list says otherwise than the database; `kind` is one of RegionImportLine.Kind."""

    kind: str
    code: str
    name: str
    number: int | None = None
    old_code: str = ""
    old_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    differences: list[Difference] = field(default_factory=list)
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class OldCodesResult:
    """How many former codes were stored, and the rows that were not."""

    stored: int
    faulty: list[Row]


@dataclass(frozen=True, slots=True)
class RegencyWords:
    """What a regency calls things and how its letters are headed: the fields of RegencySettings without the logo."""

    desa_word: str
    desa_head_word: str
    district_word: str
    district_head_word: str
    regency_head_word: str
    office_name: str
    office_short_name: str
    office_address: str
    office_phone: str
    letter_city: str


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A named set of regions of one regency: villages, or districts for a cluster."""

    kind: str  # RegionGroup.Kind
    name: str
    legal_basis: str
    valid_from: date
    members: frozenset[str]
