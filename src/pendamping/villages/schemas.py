"""The shapes in which works come in; field names are the model's own."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from pendamping.common.ids import new_id
from pendamping.villages.lists import activity_code
from pendamping.villages.models import Work, name_key

MOST_RUPIAH = 10**14  # no village budget comes near; a slip of the hand does
MOST_VOLUME = Decimal("9999999999.99")

# PostgreSQL cannot hold the null character, and nobody means to write it.
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10, pattern=r"^[^\x00]*$")]
Place = Annotated[str, StringConstraints(strip_whitespace=True, max_length=160, pattern=r"^[^\x00]*$")]
Unit = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=r"^[^\x00]*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000, pattern=r"^[^\x00]*$")]
Document = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00]*$")]
VillageCode = Annotated[str, StringConstraints(pattern=r"^\d{10}$")]
Rupiah = Annotated[int, Field(ge=0, le=MOST_RUPIAH)]
Volume = Annotated[Decimal, Field(ge=0, le=MOST_VOLUME, decimal_places=2)]
Percent = Annotated[int, Field(ge=0, le=100)]


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WorkContent(_Input):
    """What a line of the village budget says."""

    region: VillageCode
    year: int = Field(ge=2000, le=2200)
    bidang: Code
    activity_code: str = ""
    name: Name
    place: Place = ""
    volume: Volume | None = None
    unit: Unit = ""
    budget: Rupiah
    fund: Code
    method: Work.Method = Work.Method.OWN
    planned_start: date
    planned_end: date
    document: Document = ""

    @field_validator("activity_code")
    @classmethod
    def as_we_keep_it(cls, text: str) -> str:
        code = activity_code(text) if text.strip() else ""
        if code is None:
            raise ValueError("not bidang.sub.kegiatan")
        return code

    def columns(self) -> dict[str, object]:
        """The values as the columns of `Work` hold them."""
        own = self.model_dump(exclude={"id", "region"})
        return own | {"region_id": self.region, "name_key": name_key(self.name)}

    def changes_to(self, stored: Work) -> dict[str, tuple[object, object]]:
        """Per differing column what is stored and what came."""
        return {
            name: (getattr(stored, name), value)
            for name, value in self.columns().items()
            if getattr(stored, name) != value
        }


class NewWork(WorkContent):
    id: UUID = Field(default_factory=new_id)


class ProgressContent(_Input):
    """How far it is, as somebody saw it on a day."""

    date: date
    percent: Percent
    disbursed: Rupiah | None = None
    output: Volume | None = None
    is_stopped: bool = False
    note: Text = ""


class NewProgress(ProgressContent):
    id: UUID = Field(default_factory=new_id)
    work: UUID
