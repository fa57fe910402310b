"""Works of villages as they travel to the phone."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from pendamping.sync.schemas.bases import Outgoing
from pendamping.villages.models import WorkState


class WorkProgressOut(Outgoing):
    """How far a work was on a day, as somebody saw it."""

    id: UUID
    percent: int
    disbursed: int | None
    is_stopped: bool
    note: str
    by: str
    date: date  # the last one, for it hides the type


class WorkOut(Outgoing):
    """One work of a village's budget; amounts in whole rupiah, names as the office writes them."""

    id: UUID
    region: str
    year: int
    bidang: str  # its number
    bidang_name: str
    activity_code: str
    name: str
    place: str
    volume: Decimal | None
    unit: str
    budget: int
    fund: str
    fund_name: str
    planned_start: date
    planned_end: date
    document: str
    state: WorkState
    percent: int
    disbursed: int | None  # null: nobody told yet
    seen_on: date | None
    is_sample: bool
    progress: list[WorkProgressOut]  # the last ones, newest first
