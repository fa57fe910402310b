"""What goes into the services of evaluation, and what comes out of its selectors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from pendamping.common.periods import Quarter
from pendamping.engine.evaluation import Result, Setting
from pendamping.evaluation.models import Evaluation, PersonalLetter, Seat
from pendamping.people.models import Tier

Facts = Mapping[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The evaluations of one tier over one quarter; `area` a code inside the scope."""

    quarter: Quarter
    tier: Tier
    area: str
    closes_on: date
    reason: str = ""  # why it closes on another day than the calendar says
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSetting:
    scheme: str
    area: str
    since: date
    setting: Setting
    basis: str


@dataclass(frozen=True, slots=True)
class GivenScores:
    """What one seat gave: a value for every aspect of its group, by the id of the aspect."""

    values: Mapping[str, Decimal]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeatRow:
    seat: Seat
    is_complete: bool


@dataclass(frozen=True, slots=True)
class EvaluationSheet:
    """One evaluation as a reader sees it; `result` None while it is open and the reader is the one who is assessed."""

    evaluation: Evaluation
    result: Result | None
    seats: Sequence[SeatRow]
    facts: Facts
    facts_on: date
    is_own: bool
    response_until: date | None
    served: tuple[date, date] | None  # the days of the quarter that the post covers; None: all of them


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


Line = Annotated[str, StringConstraints(max_length=300)]


class Decision(_Input):
    outcome: Evaluation.Outcome
    legal_basis: Line
    number: Annotated[str, StringConstraints(max_length=120)] = ""
    reason: Annotated[str, StringConstraints(max_length=4000)] = ""


class NewLetter(_Input):
    person_id: UUID
    kind: PersonalLetter.Kind
    number: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    date: date
    issuer: Annotated[str, StringConstraints(min_length=2, max_length=200)]
    legal_basis: Line = ""
    text: Annotated[str, StringConstraints(min_length=2, max_length=4000)]
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class PerformanceFile:
    """Everything that decisions about one person may stand on, newest first."""

    person_id: UUID
    name: str
    is_sample: bool
    posts: Sequence[str]  # one line per place of duty, with its first and last day
    quarters: Sequence[tuple[Quarter, Facts]]
    evaluations: Sequence[EvaluationSheet]
    letters: Sequence[PersonalLetter] = field(default_factory=tuple)
