"""A solved scenario as its page, its workbook and its paper tell it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pendamping.acceleration.models import Scenario
from pendamping.acceleration.schemas import LoneLift, Parameters, Result, VillageResult
from pendamping.acceleration.sums import ActionFacts, Line, line_of, lines_by, lines_by_source
from pendamping.engine.acceleration import SOURCES, Block, Unit
from pendamping.engine.law.entries import Band
from pendamping.engine.law.index_model import IndexDefinition

MOST_NAMED = 12  # villages named one by one under a reason


@dataclass(frozen=True, slots=True)
class VillageLine:
    """One village before and after."""

    result: VillageResult
    name: str
    district: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """Villages that cannot reach the goal for one reason."""

    block: Block
    villages: Sequence[VillageLine]

    @property
    def named(self) -> Sequence[VillageLine]:
        return self.villages[:MOST_NAMED]

    @property
    def others(self) -> int:
        return max(len(self.villages) - MOST_NAMED, 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """Villages of one status before and after."""

    band: Band
    before: int
    after: int

    @property
    def change(self) -> int:
        return self.after - self.before


@dataclass(frozen=True)
class Solved:
    """A scenario with its result; sums are made when they are looked at."""

    scenario: Scenario
    asked: Parameters
    result: Result
    index: IndexDefinition
    actions: Sequence[ActionFacts]
    villages: Sequence[VillageLine]

    @property
    def years(self) -> range:
        return range(self.asked.first_year, self.asked.last_year + 1)

    @property
    def counts_money(self) -> bool:
        return self.asked.unit is Unit.RUPIAH

    @cached_property
    def to_reach(self) -> int:
        """Villages that have something to reach."""
        return sum(one.result.goal is not None for one in self.villages)

    @cached_property
    def reached(self) -> int:
        return sum(one.result.reached for one in self.villages)

    @property
    def villages_with_actions(self) -> int:
        return len({one.region for one in self.actions})

    @cached_property
    def mean_gain(self) -> Decimal:
        """What the mean index gains over all villages whose points are known."""
        known = sum(one.result.points is not None for one in self.villages)
        gained = Decimal(self.result.worth.points * self.index.value.scale) / self.index.top_points
        return gained / known if known else Decimal()

    @cached_property
    def standings(self) -> list[Standing]:
        """Villages by status, the highest first."""
        before = Counter(one.result.status for one in self.villages)
        after = Counter(one.result.status_after for one in self.villages)
        return [Standing(band, before[band.id], after[band.id]) for band in reversed(self.index.bands)]

    @cached_property
    def by_agency(self) -> list[Line]:
        return lines_by(self.actions, self.years, lambda one: one.agency)

    @cached_property
    def by_source(self) -> list[Line]:
        return lines_by_source(self.actions, self.years, self.asked.budgets, SOURCES) if self.counts_money else []

    @cached_property
    def total(self) -> Line:
        return line_of(self.actions, self.years)

    @cached_property
    def blocked(self) -> list[Blocked]:
        groups: dict[Block, list[VillageLine]] = defaultdict(list)
        for one in self.villages:
            if one.result.block is not None:
                groups[one.result.block].append(one)
        return [Blocked(block, groups[block]) for block in Block if groups[block]]

    @property
    def lone_lift(self) -> LoneLift | None:
        """The one indicator that alone would bring most villages to their goal, where that is half of them or more."""
        first = next(iter(self.result.lone_lifts), None)
        return first if first and 2 * first.villages >= first.of else None
