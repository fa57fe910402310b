"""A work of Sari's desa and what was seen of it, for the tests of this app and of those above it."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.people import DESA, TODAY

from pendamping.villages.schemas import NewProgress, NewWork


def new_work(**changes: Any) -> NewWork:
    content = {
        "region": DESA,
        "year": TODAY.year,
        "bidang": "2",
        "activity_code": "2.3.10",
        "name": "Rabat beton jalan desa (data contoh)",
        "place": "Dusun I",
        "volume": "120",
        "unit": "m",
        "budget": 200_000_000,
        "fund": "DDS",
        "planned_start": date(TODAY.year, 4, 1),
        "planned_end": date(TODAY.year, 11, 30),
        "document": "APB Desa (contoh)",
    }
    return NewWork.model_validate(content | changes)


def new_progress(work: UUID, percent: int, day: date = TODAY, **changes: Any) -> NewProgress:
    return NewProgress.model_validate({"work": work, "date": day, "percent": percent} | changes)
