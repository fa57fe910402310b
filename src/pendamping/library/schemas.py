"""The shapes in which the library's texts come in; field names are the models' own."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from pendamping.access.roles import Role
from pendamping.library.models import Circular, Practice

# PostgreSQL cannot hold the null character, and nobody means to write it.
NO_NULL = r"^[^\x00]*$"
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160, pattern=NO_NULL)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000, pattern=NO_NULL)]
MaybeLine = Annotated[str, StringConstraints(strip_whitespace=True, max_length=160, pattern=NO_NULL)]
LongLine = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=NO_NULL)]
Year = Annotated[int, Field(ge=1945, le=2200)]
MOST_RUPIAH = 10**15


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PracticeContent(_Input):
    region: str
    theme: Annotated[str, StringConstraints(max_length=40, pattern=NO_NULL)]
    title: Line
    story: Text
    result: Text
    cost: Annotated[int, Field(ge=0, le=MOST_RUPIAH)] | None = None
    cost_source: MaybeLine = ""
    contact_office: Line
    meeting: UUID | None = None

    def write_to(self, practice: Practice) -> None:
        """Into the row, in memory."""
        for name, value in self.model_dump(exclude={"region", "meeting"}).items():
            setattr(practice, name, value)
        practice.region_id, practice.meeting_id = self.region, self.meeting


class NewRegulation(_Input):
    region: str | None = None
    kind: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=NO_NULL)]
    number: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=NO_NULL)]
    year: Year
    title: LongLine
    governs: LongLine
    effective_from: date | None = None
    effective_to: date | None = None
    replaced_by: str | None = None


class NewCircular(_Input):
    region_code: str
    roles: tuple[Role, ...]
    kind: Circular.Kind = Circular.Kind.LETTER
    # "": the next one in the book of letters of the area's office
    number: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120, pattern=NO_NULL)] = ""
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=NO_NULL)]
    body: Text
    issuer: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=NO_NULL)]
    regulation: str | None = None
    issued_on: date
