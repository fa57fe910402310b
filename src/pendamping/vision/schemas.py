"""The shapes in which goals and budget lines come in."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

NO_NULL = r"^[^\x00]*$"
Source = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=NO_NULL)]
MOST_RUPIAH = 10**16


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GoalContent(_Input):
    region: str
    parent: UUID | None = None
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=NO_NULL)]
    description: Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000, pattern=NO_NULL)] = ""
    order: Annotated[int, Field(ge=0, le=1000)] = 0
    source: Source = ""


class NewBudgetLine(_Input):
    region: str
    organisation: UUID | None = None
    year: Annotated[int, Field(ge=2000, le=2200)]
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240, pattern=NO_NULL)]
    amount: Annotated[int, Field(ge=0, le=MOST_RUPIAH)]
    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=NO_NULL)]
