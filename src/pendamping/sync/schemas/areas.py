"""What a phone keeps of its area besides the records: asked for once a day, sent only where it changed."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from pendamping.sync.schemas.bases import Incoming, Outgoing, Short
from pendamping.sync.schemas.works import WorkOut

MOST_SHEETS = 40  # villages in one answer: a kecamatan; whoever works in more names those that are wanted
Code = Annotated[str, StringConstraints(pattern=r"^\d{10}$")]
Digest = Annotated[str, StringConstraints(max_length=64)]


class AreaAsked(Incoming):
    """`around`, `villages`: digests of what the phone holds; `only`: the villages wanted, none: the own ones."""

    role: Short = ""
    around: Digest = ""
    villages: Annotated[dict[Code, Digest], Field(max_length=400)] = {}
    only: Annotated[tuple[Code, ...], Field(max_length=MOST_SHEETS)] = ()


class OfficeOut(Outgoing):
    """Empty where the installation knows no office of this kabupaten."""

    name: str
    phone: str


class TermsOut(Outgoing):
    """The kabupaten's own words: Pekon, Nagari, Gampong; Distrik."""

    desa: str
    desa_head: str
    district: str
    district_head: str


class SupervisorOut(Outgoing):
    """Somebody above the own post, the nearest first."""

    name: str
    tier: str
    tier_label: str
    region: str
    leads: bool  # coordinates that tier there


class HolidayOut(Outgoing):
    date: date
    name: str


class PlacementOut(Outgoing):
    """Days on which a report is expected from this person, but for days off and leave."""

    start: date
    end: date | None


class AroundOut(Outgoing):
    """Whom to ask, and which days are working days."""

    digest: str = ""
    office: OfficeOut
    terms: TermsOut
    supervisors: list[SupervisorOut]
    rest_days: list[int]  # of the week, Monday is 1
    holidays: list[HolidayOut]  # from last year to next year, as far as they are decreed
    placements: list[PlacementOut]


class AccompanistOut(Outgoing):
    name: str
    tier: str
    tier_label: str
    kind: str
    start: date
    end: date | None


class VisitOut(Outgoing):
    date: date
    author: str
    tier: str
    title: str
    category: str
    result: str
    follow_up: str


class OwnIndexOut(Outgoing):
    """Computed by the office from the village's verified answers; stands beside the official result."""

    points: int | None
    status: str
    scores: dict[str, int]
    missing: list[str]


class IndexYearOut(Outgoing):
    """One year: as published, every figure with its digits; what our own computation gives; which scores to trust."""

    index: str  # as in GET /api/definitions/{index}
    year: int
    source: str
    is_sample: bool
    status: str
    value: Decimal | None
    dimensions: dict[str, Decimal]
    scores: dict[str, int]  # with those mended that the publication shows wrongly
    own: OwnIndexOut | None


class VillageSheetOut(Outgoing):
    """One village: what is known of it, without any personal number."""

    code: str
    digest: str = ""
    name: str
    kind: str
    district: str
    regency: str
    province: str
    latitude: float | None
    longitude: float | None
    valid_from: date | None
    groups: list[str]  # kawasan perdesaan, clusters
    people: list[AccompanistOut]
    visits: list[VisitOut]  # verified ones, newest first
    visits_by_month: dict[str, int]  # of the last year, "2024-11"
    index: list[IndexYearOut]  # newest first
    works: list[WorkOut] = []  # of this year and the last; empty where they come as records of their own


class AreaReply(Outgoing):
    """`around` null: as the phone has it; `villages`: the changed ones; `gone`: no longer the person's own.

    `definitions`: digests of the indices that the sheets speak of, as `GET /api/definitions/{index}` takes them.
    """

    around: AroundOut | None
    villages: list[VillageSheetOut]
    gone: list[str]
    definitions: dict[str, str]
    too_many: bool  # of own villages; `only` names those that are wanted
