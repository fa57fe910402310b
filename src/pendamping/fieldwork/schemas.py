"""The shapes in which daily work comes in; field names are the models' own."""

from datetime import date, time
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from pendamping.common.ids import new_id
from pendamping.fieldwork.models import DailyReport, WorkPlanItem

# PostgreSQL cannot hold the null character, and nobody means to write it.
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=r"^[^\x00]*$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=160, pattern=r"^[^\x00]*$")]
LongLine = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00]*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000, pattern=r"^[^\x00]*$")]
PlanText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240, pattern=r"^[^\x00]*$")]
RegionCode = Annotated[str, StringConstraints(pattern=r"^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$")]
People = Annotated[int, Field(ge=0, le=100_000)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | float | list) else str(value)


class LinkedObject(_Input):
    """What an activity was about: a document, a work, a meeting, a group, a complaint, a follow-up."""

    kind: Literal["village_document", "work", "meeting", "group", "complaint", "follow_up"]
    label: Line


class ReportContent(_Input):
    """What the author of a daily report writes."""

    region: RegionCode
    kind: DailyReport.Kind
    date: date
    start: time
    end: time
    category: Code
    themes: tuple[Code, ...] = Field(default=(), max_length=20)
    title: Line = ""
    description: Text
    result: Text = ""
    problem: Text = ""
    follow_up: Text = ""
    recommendation: Text = ""
    participants_f: People | None = None
    participants_m: People | None = None
    parties_met: Text = ""
    place: Line = ""
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    accuracy_m: Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)] | None = None
    outside_reason: LongLine = ""
    linked_objects: tuple[LinkedObject, ...] = Field(default=(), max_length=20)
    plan_item_id: UUID | None = None

    @model_validator(mode="after")
    def point_is_whole(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("lintang dan bujur diisi keduanya, atau tidak sama sekali")
        return self

    def columns(self) -> dict[str, object]:
        """The values as the columns of `DailyReport` hold them."""
        values = self.model_dump(exclude={"id", "region", "themes", "linked_objects", "clock_skew", "written_at"})
        return values | {
            "region_id": self.region,
            "themes": list(self.themes),
            "linked_objects": [one.model_dump() for one in self.linked_objects],
        }

    def differences_from(self, report: DailyReport) -> dict[str, list[object]]:
        """Per differing column what is stored and what came, as plain JSON."""
        return {
            name: [_plain(getattr(report, name)), _plain(value)]
            for name, value in self.columns().items()
            if getattr(report, name) != value
        }


class NewDailyReport(ReportContent):
    """A daily report as it comes in for the first time: with the id and the clock of the device."""

    id: UUID = Field(default_factory=new_id)
    created_at_device: AwareDatetime
    app_version: Code = ""
    clock_skew: int | None = None  # seconds, the device's clock minus the office's, when it was sent
    written_at: AwareDatetime | None = None  # as it is now, by the office's clock; None: this very moment


class NewAttachment(_Input):
    """What the sender says of a photo or document; a device that shrinks photos tells place and time this way."""

    id: UUID = Field(default_factory=new_id)
    name: Line = ""
    caption: LongLine = ""
    taken_at: AwareDatetime | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class PlanContent(_Input):
    """What is planned: where, on which day."""

    region: RegionCode
    date: date
    kind: DailyReport.Kind
    category: Code
    description: PlanText

    def columns(self) -> dict[str, object]:
        return self.model_dump(exclude={"id", "region"}) | {"region_id": self.region}

    def differences_from(self, item: WorkPlanItem) -> dict[str, list[object]]:
        """As of a report."""
        return {
            name: [_plain(getattr(item, name)), _plain(value)]
            for name, value in self.columns().items()
            if getattr(item, name) != value
        }


class PlanState(PlanContent):
    """A planned activity as its author has it, cancelled or not."""

    cancelled_because: LongLine = ""


class NewPlanItem(PlanContent):
    id: UUID = Field(default_factory=new_id)


class NewHoliday(_Input):
    date: date
    name: str


class NewLeave(_Input):
    id: UUID = Field(default_factory=new_id)
    kind: Code
    start: date
    end: date
    reason: Text = ""
