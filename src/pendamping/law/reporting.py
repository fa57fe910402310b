"""The reporting calendar, `laporan_bulanan/` and `jendela_triwulan.yaml`: until when each step lasts."""

import itertools
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator, model_validator

from pendamping.law.loader import FOLDER, Checked, Source, figure, rule
from pendamping.law.parsing import LawFile

WINDOWS = FOLDER / "jendela_triwulan.yaml"
Quarter = Literal[1, 2, 3, 4]


class Step(StrEnum):
    """A step that lasts until a day of the month after its period."""

    CORRECTION = "correction"
    SUPERVISOR_RECAP = "supervisor_recap"
    REGENCY_RECAP = "regency_recap"
    EVALUATION_CLOSES = "evaluation_closes"


MONTHLY: Final = (Step.CORRECTION, Step.SUPERVISOR_RECAP, Step.REGENCY_RECAP)  # in the order of the month
_FILES: Final = {
    Step.CORRECTION: "laporan_harian/hari_perbaikan",
    Step.SUPERVISOR_RECAP: "laporan_bulanan/hari_rekap_supervisor",
    Step.REGENCY_RECAP: "laporan_bulanan/hari_rekap_kabupaten",
}


class Window(BaseModel):
    """When the assessors of one quarter score, as days of the year in which the quarter ends or that follows it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    opens: str  # MM-DD
    closes: str | None  # null: the decree leaves it open, so the installation sets the day of the month

    @field_validator("opens", "closes")
    @classmethod
    def day_of_a_year(cls, value: str | None) -> str | None:
        if value is not None:
            date.fromisoformat(f"2000-{value}")
        return value

    @model_validator(mode="after")
    def opens_before_it_closes(self) -> "Window":
        if self.closes is not None and self.closes < self.opens:
            raise ValueError(f"jendela ditutup {self.closes}, sebelum dibuka {self.opens}")
        return self


class QuarterWindows(BaseModel):
    """The windows of one scheme, from one day until another."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name_id: str
    effective_from: date
    effective_to: date | None
    source: Source
    checked: Checked | None
    quarters: dict[Quarter, Window] = Field(min_length=4, max_length=4)


def law_day(step: Step, on: date) -> int | None:
    """The day of the next month that the law's files name for a step; None where they leave it to the installation.

    >>> law_day(Step.REGENCY_RECAP, date(2024, 10, 1)), law_day(Step.EVALUATION_CLOSES, date(2025, 4, 1))
    (10, None)
    """
    name = _FILES.get(step)
    return int(figure(name, on=on)) if name else None


def source_of(step: Step) -> Source | None:
    name = _FILES.get(step)
    return rule(name).source if name else None


def windows_on(day: date) -> QuarterWindows | None:
    """The quarterly scheme that held on a day; None before the first."""
    held = (one for one in _windows() if one.effective_from <= day)
    return next((one for one in held if one.effective_to is None or day <= one.effective_to), None)


@cache
def _windows() -> tuple[QuarterWindows, ...]:
    shape = TypeAdapter(tuple[QuarterWindows, ...])
    text = WINDOWS.read_text(encoding="utf-8")
    return without_overlap(LawFile(f"law/{WINDOWS.name}", text).shaped(shape))


def without_overlap(schemes: tuple[QuarterWindows, ...]) -> tuple[QuarterWindows, ...]:
    """In the order of time.

    Raises:
        ValueError: two calendars hold on one day.
    """
    ordered = sorted(schemes, key=lambda one: one.effective_from)
    for earlier, later in itertools.pairwise(ordered):
        if earlier.effective_to is None or later.effective_from <= earlier.effective_to:
            raise ValueError(f"{earlier.name_id} dan {later.name_id} berlaku bersamaan; isi effective_to yang lama")
    return tuple(ordered)
