"""What the office signs of a personal performance file."""

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field, NonNegativeInt, ValidationError

from pendamping.common.periods import Quarter

KIND = "performance_file"
Short = Annotated[str, Field(max_length=300)]


class SaidOfFile(BaseModel):
    """Short enough for a QR code: whose file, its fingerprint, and the grades in it. Later ones may say more."""

    kind: Literal["performance_file"]
    office: Short
    person: UUID
    name: Short
    at: AwareDatetime
    sha256: Short  # of the file as `common.carrying.canonical` writes it
    grades: Annotated[Sequence[tuple[Short, Short | None, Short | None]], Field(max_length=40)]  # quarter, total, band
    letters: NonNegativeInt

    @property
    def lines(self) -> list[tuple[Quarter | str, str | None, str | None]]:
        """The grades with quarters as people name them."""
        return [(Quarter.parse(quarter) or quarter, total, band) for quarter, total, band in self.grades]


def file_said_in(text: str) -> SaidOfFile | None:
    """None for a text that says something else."""
    try:
        return SaidOfFile.model_validate_json(text)
    except ValidationError:
        return None
