"""Everything that a pack is written from, gathered once for the whole kabupaten as its day knew it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pendamping.briefing.reporters import Days, Reporter, reporters_known
from pendamping.common.periods import Month
from pendamping.common.scope import Scope, codes_within
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import REGENCY_LEVEL
from pendamping.fieldwork.selectors import KnownVisits, visits_known
from pendamping.indices.factors import AreaFactors
from pendamping.indices.lifting import Lift, lifts_among
from pendamping.indices.selectors.areas import area_of
from pendamping.indices.selectors.factors import factors_among
from pendamping.indices.selectors.known import KnownResults, results_known
from pendamping.meetings.models import Meeting
from pendamping.meetings.selectors import KnownAction, actions_known, last_meeting_before
from pendamping.obstacles.selectors import KnownObstacle, obstacles_known
from pendamping.people.models import Assignment, AssignmentArea, Tier
from pendamping.regions.context import Terms, terms_of
from pendamping.regions.models import Region
from pendamping.reports.schemas.feeds import fed_by
from pendamping.villages.selectors import KnownWork, works_known

LOOKED_BACK: Final = timedelta(days=30)  # for reports, and where no meeting was held before
A_DAY: Final = timedelta(days=1)
Told = Callable[[float], None]  # 0..1


@fed_by(
    before="meetings.Meeting.date",
    pld=("people.Person.name", "people.AssignmentArea.region"),
    index=("indices.OfficialResult.value", "indices.OfficialResult.status"),
    factors="indices.OfficialResult.scores",
    lifts="indices.OfficialResult.scores",
    visits=("date", "kind", "region"),
    reporters=("people.Person.name", "date", "fieldwork.Leave.start", "fieldwork.Leave.end"),
    actions=(
        "meetings.Action.title",
        "meetings.Action.organisation",
        "meetings.Action.person",
        "meetings.Action.due_on",
        "meetings.Action.first_due_on",
        "meetings.Action.state",
    ),
    obstacles=(
        "obstacles.Obstacle.title",
        "obstacles.Obstacle.region",
        "obstacles.Obstacle.theme",
        "obstacles.Obstacle.level",
        "obstacles.Obstacle.due_on",
        "obstacles.Obstacle.owner",
        "obstacles.Obstacle.state",
    ),
    works=(
        "villages.Work.name",
        "villages.Work.region",
        "villages.Work.year",
        "villages.Work.fund",
        "villages.Work.budget",
        "villages.Work.planned_start",
        "villages.Work.planned_end",
        "villages.WorkProgress.date",
        "villages.WorkProgress.percent",
        "villages.WorkProgress.disbursed",
        "villages.WorkProgress.is_stopped",
        "villages.WorkProgress.note",
    ),
)
@dataclass(frozen=True, slots=True)
class Facts:
    region: Region
    terms: Terms
    day: date
    span: Days
    month: Month  # whose monthly reports are due
    before: Meeting | None  # the last rakor of the kabupaten
    districts: Sequence[Region]
    villages: Mapping[str, Region]  # that are assessed, by code
    pld: Mapping[str, list[str]]  # names of those placed, by village
    index: KnownResults
    factors: AreaFactors | None
    lifts: Sequence[Lift]  # of the organisations of the kabupaten
    visits: KnownVisits
    reporters: Sequence[Reporter]
    actions: Sequence[KnownAction]
    obstacles: Sequence[KnownObstacle]
    works: Sequence[KnownWork]

    @property
    def since(self) -> date:
        """What counts as new."""
        return self.before.date if self.before else self.day - LOOKED_BACK

    @property
    def has_samples(self) -> bool:
        return (
            any(one.is_sample for one in self.index.sources)
            or any(one.is_sample for one in self.actions)
            or any(one.obstacle.is_sample for one in self.obstacles)
            or any(one.work.is_sample for one in self.works)
        )

    def days_since_visit(self, code: str) -> int | None:
        last = self.visits.last.get(code)
        return (self.day - last).days if last else None

    def unvisited(self, within: str) -> list[Region]:
        """Villages of a part without a visit in the days that may lie between two; the longest ago first."""
        found = [
            one for code, one in self.villages.items() if code.startswith(within) and code not in self.visits.number
        ]
        return sorted(found, key=lambda one: (self.visits.last.get(one.code, date.min), one.code))


def gather(scope: Scope, region: Region, told: Told) -> Facts:
    """As `scope.today` knew it; about twenty-five queries for any number of villages."""
    day, code = scope.today, region.code
    area = area_of(scope, code)
    villages = Region.objects.within(scope).under(code).assessed().valid_on(day).order_by("code")
    districts = Region.objects.within(scope).under(code).filter(level=Region.Level.DISTRICT).valid_on(day)
    told(0.1)
    index = results_known(scope, area)
    told(0.3)
    lifts = lifts_among(index.scored, definition("idm"), REGENCY_LEVEL)
    told(0.45)
    period = index.period
    factors = (
        factors_among(scope, period.before, period.year, index.scores_before, index.scores)
        if period and period.before
        else None
    )
    told(0.55)
    span = Days(day - LOOKED_BACK, day - A_DAY)
    month = Month.of(day).previous()
    reporters = reporters_known(scope, code, span, month)
    told(0.7)
    facts = Facts(
        region=region,
        terms=terms_of(code),
        day=day,
        span=span,
        month=month,
        before=last_meeting_before(scope, code, day),
        districts=list(districts.order_by("code")),
        villages={one.code: one for one in villages},
        pld=_pld(scope, code),
        index=index,
        factors=factors,
        lifts=lifts,
        visits=visits_known(scope, code),
        reporters=reporters,
        actions=actions_known(scope, code),
        obstacles=obstacles_known(scope, code),
        works=works_known(scope, code),
    )
    told(0.8)
    return facts


def _pld(scope: Scope, code: str) -> dict[str, list[str]]:
    """Who accompanied each village on that day, standing in or for good."""
    held = AssignmentArea.objects.filter(
        codes_within((code,), "region_id"),
        assignment__in=Assignment.objects.active_on(scope.today).filter(tier=Tier.PLD),
    )
    found: dict[str, list[str]] = {}
    for village, name in held.order_by("assignment__start").values_list("region_id", "assignment__person__name"):
        found.setdefault(village, []).append(name)
    return found
