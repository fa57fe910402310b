"""What every organisation could lift in the villages of an area."""

from collections.abc import Sequence
from dataclasses import dataclass

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.lifting import AgencyTotal, Lift, agency_totals, lifts_among
from pendamping.indices.overview import Period
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.scores import ScoredArea, scores_in


@dataclass(frozen=True, slots=True)
class AgencyWork:
    """All lifts at one level, and the organisations that are named there, the one that lifts most villages first."""

    level: str
    scored: ScoredArea
    lifts: Sequence[Lift]
    totals: Sequence[AgencyTotal]

    def total_of(self, agency: str) -> AgencyTotal | None:
        return next((one for one in self.totals if one.code == agency), None)

    def of(self, agency: str) -> list[Lift]:
        return [lift for lift in self.lifts if agency in lift.indicator.actors[self.level]]


def agency_work(scope: Scope, area: Area, period: Period, level: str) -> AgencyWork:
    """What lies with the organisations of this level (a key of `LEVELS`), in all villages with complete scores."""
    idm = definition("idm")
    scored = scores_in(scope, area, period)
    lifts = lifts_among(scored.villages, idm, level)
    return AgencyWork(level, scored, lifts, agency_totals(lifts, idm, level))
