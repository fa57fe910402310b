"""What a signed statement of the office says."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field, NonNegativeInt, ValidationError


class Said(BaseModel):
    """What a statement says. Later ones may say more."""

    office: Annotated[str, Field(max_length=300)]
    person: UUID
    name: Annotated[str, Field(max_length=300)]
    at: AwareDatetime
    days: Annotated[dict[date, dict[str, NonNegativeInt]], Field(max_length=400)]

    @property
    def reports(self) -> int:
        return sum(reports_in(day) for day in self.days.values())

    @property
    def photos(self) -> int:
        return sum(day.get("photos", 0) for day in self.days.values())


def reports_in(day: dict[str, int]) -> int:
    """What was handed in on one day: a draft is not."""
    return sum(number for state, number in day.items() if state not in {"photos", "draft"})


def said_in(text: str) -> Said | None:
    """None for a text that is no statement."""
    try:
        return Said.model_validate_json(text)
    except ValidationError:
        return None
