"""The reporting calendar as it holds for one area."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pendamping.common.periods import Month
from pendamping.law.reporting import Step


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until which day a step of a month lasts, and on whose word."""

    step: Step
    on: date
    basis: str  # the installation's, or the regulation's; "": a default of this project
    is_local: bool


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    """The last days of the steps of one month."""

    month: Month
    deadlines: Mapping[Step, Deadline]

    @property
    def correction_ends(self) -> date:
        return self.deadlines[Step.CORRECTION].on

    @property
    def supervisor_recap_ends(self) -> date:
        return self.deadlines[Step.SUPERVISOR_RECAP].on

    @property
    def regency_recap_ends(self) -> date:
        return self.deadlines[Step.REGENCY_RECAP].on


@dataclass(frozen=True, slots=True)
class QuarterWindow:
    """When one quarter of a year is scored; `closes` None: the installation has not set the day yet."""

    quarter: int
    opens: date
    closes: date | None
