"""The shapes in which obstacles come in; field names are the model's own."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from pendamping.common.ids import new_id
from pendamping.obstacles.models import Level, Obstacle

# PostgreSQL cannot hold the null character, and nobody means to write it.
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=r"^[^\x00]*$")]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160, pattern=r"^[^\x00]*$")]
Description = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000, pattern=r"^[^\x00]*$")
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000, pattern=r"^[^\x00]*$")]
RegionCode = Annotated[str, StringConstraints(pattern=r"^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$")]


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ObstacleContent(_Input):
    """What the person who met it writes."""

    region: RegionCode
    theme: Code
    title: Title
    description: Description
    wanted_help: Text = ""
    date: date
    level: Level | None = None  # that should act first; None: the nearest one
    daily_report_id: UUID | None = None

    def columns(self) -> dict[str, object]:
        """The values as the columns of `Obstacle` hold them; the level is the ladder's own."""
        return self.model_dump(exclude={"id", "region", "level"}) | {"region_id": self.region}

    @property
    def first_level(self) -> Level:
        return self.level or Level.nearest(self.region)

    def differences_from(self, stored: Obstacle) -> dict[str, list[object]]:
        """Per differing column what is stored and what came, as plain JSON."""
        return {
            name: [_plain(getattr(stored, name)), _plain(value)]
            for name, value in self.columns().items()
            if getattr(stored, name) != value
        }


class NewObstacle(ObstacleContent):
    id: UUID = Field(default_factory=new_id)


class Solution(_Input):
    """How it ended; a shared one is offered to others of the kabupaten who meet the same theme."""

    text: Text
    is_shared: bool = True


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str) else str(value)
