"""The shapes of what is stored as JSON, and of what a person asks for."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from pendamping.engine.acceleration import Block, Goal, Obstacle, Unit


class Stored(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StepCost(Stored):
    """What one step costs: in one village, or in every village that has no row of its own."""

    region: str | None = None
    indicator: str
    score_from: int
    score_to: int
    agency: str | None = None  # None: the office that the index names
    years: int | None = None  # until the index counts it; None: as the scenario says
    amounts: Mapping[str, int]  # source → rupiah; never empty


class Capacity(Stored):
    """How many actions an office can carry out in one year."""

    agency: str
    year: int
    actions: int


class Parameters(Stored):
    """What somebody wants of a plan, as the form asked."""

    goal: Goal
    unit: Unit
    first_year: int
    last_year: int
    target: str | None = None  # a status; None: of each village the next one up
    budgets: Mapping[str, Sequence[int]] = Field(default_factory=dict)  # source → by year; without: no limit
    actions_a_year: int | None = None  # of the whole plan, where it counts actions
    actions_an_agency: int | None = None  # a year, where the cost table says nothing of the office
    excluded: Sequence[str] = ()
    basic_groups: Sequence[str] = ()
    basic_share: int = 0
    most_of_one: int = 100
    years_unless_told: int = 1
    seconds: int = 60

    @property
    def is_limited(self) -> bool:
        return bool(self.budgets or self.actions_a_year is not None or self.actions_an_agency is not None)


class NewScenario(Stored):
    name: str
    region: str
    costs: UUID | None
    parameters: Parameters


class VillageResult(Stored):
    """Where a village stands before and after; `need` None: nothing to reach; `block`: why it cannot."""

    region: str
    points: int | None
    status: str | None
    goal: str | None
    need: int | None
    block: Block | None
    actions: int
    cost: int
    after: int | None
    status_after: str | None
    reached: bool


class Unpriced(Stored):
    """A step that villages could take but that has no cost yet."""

    indicator: str
    score_from: int
    score_to: int
    villages: int


class Marginal(Stored):
    source: str
    year: int
    per_unit: float


class LoneLift(Stored):
    """Villages that this indicator alone would bring to their goal."""

    indicator: str
    villages: int
    of: int


class Worth(Stored):
    """What a plan is worth beyond its points; see `engine.acceleration.effects`."""

    points: int
    served_villages: int
    served_people: int | None
    served_unknown: int
    reached: int
    without_service: Sequence[str]
    largest: str | None
    largest_points: int
    kept_actions: int | None  # None: no next index to compare with
    still_reached: int | None


class Result(Stored):
    """The answer of the planner."""

    goal: Goal  # that was solved; the most villages where not all of them can reach the target
    obstacles: Sequence[Obstacle]
    best: int
    bound: int | None  # None: there was no time to know
    gap: float | None
    proven: bool
    cheapest: bool
    actions: int
    cost: int
    seconds: float
    villages: Sequence[VillageResult]
    unpriced: Sequence[Unpriced]
    marginal: Sequence[Marginal]
    lone_lifts: Sequence[LoneLift]
    worth: Worth
    top_points: int
