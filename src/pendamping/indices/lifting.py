"""What one better indicator would do for a village, and who is named to act on it. Whole points decide a status."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pendamping.engine.law.index_model import (
    PROVINCE_LEVEL,
    REGENCY_LEVEL,
    VILLAGE_LEVEL,
    IndexDefinition,
    Indicator,
    Step,
)
from pendamping.indices.models import Status
from pendamping.indices.overview import STATUSES, VillageFigures

# Who is named to act, as the law files group them.
LEVELS: Mapping[str, str | Promise] = {
    REGENCY_LEVEL: _("Kabupaten"),
    PROVINCE_LEVEL: _("Provinsi"),
    VILLAGE_LEVEL: _("Desa"),
    "pusat": _("Pusat"),
    "lainnya": _("Lainnya"),
}


@dataclass(frozen=True, slots=True)
class ScoredVillage:
    """A village with the score of every indicator of the index."""

    figures: VillageFigures
    scores: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Lift:
    """One village, once one indicator has the highest score and all others stay."""

    village: VillageFigures
    index: IndexDefinition
    indicator: Indicator
    score: int
    added: int  # points of the whole
    points: int  # of the whole, afterwards
    status: str  # afterwards
    rises: bool

    @property
    def gain(self) -> Decimal:
        return Decimal(self.added * self.index.value.scale) / self.index.top_points

    @property
    def value(self) -> Decimal:
        """The index afterwards."""
        return Decimal(self.points * self.index.value.scale) / self.index.top_points

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label)

    @property
    def step(self) -> Step | None:
        return self.indicator.scale.get(self.score)


def lifts_among(villages: Iterable[ScoredVillage], index: IndexDefinition, level: str) -> list[Lift]:
    """Every lift that somebody at `level` is named to act on; facts that nobody can act on are never among them."""
    weights = {one.id: index.weight(one) for one in index.indicators}
    named = [
        (one, one.id, one.max_score, weights[one.id])
        for one in index.indicators
        if one.actionable and level in one.actors
    ]
    # Thousands of lifts of one kabupaten: what is the same for all of them is looked up once.
    bands = [band.id for band in index.bands]
    tops = [band.points_max for band in index.bands]
    lifts = []
    for village in villages:
        figures, scores = village.figures, village.scores
        points = sum(score * weights[id_] for id_, score in scores.items())
        stands = STATUSES.index(figures.status)
        for one, id_, highest, weight in named:
            score = scores[id_]
            if score < highest:
                added = (highest - score) * weight
                status = bands[bisect_left(tops, points + added)]
                rises = STATUSES.index(status) > stands
                lifts.append(Lift(figures, index, one, score, added, points + added, status, rises))
    return lifts


@dataclass(frozen=True, slots=True)
class AgencyTotal:
    """One organisation: villages with anything of it below the highest score, and those that one such thing lifts."""

    code: str
    name: str
    villages: int
    rising: int


def agency_totals(lifts: Sequence[Lift], index: IndexDefinition, level: str) -> list[AgencyTotal]:
    """Every organisation named at `level`, the one that lifts most villages first."""
    villages: dict[str, set[str]] = {}
    rising: dict[str, set[str]] = {}
    for indicator in index.indicators:
        for code in indicator.actors.get(level, ()) if indicator.actionable else ():
            villages.setdefault(code, set())
            rising.setdefault(code, set())
    for lift in lifts:
        for code in lift.indicator.actors[level]:
            villages[code].add(lift.village.code)
            if lift.rises:
                rising[code].add(lift.village.code)
    totals = [
        AgencyTotal(code, index.actor_names[code], len(found), len(rising[code])) for code, found in villages.items()
    ]
    return sorted(totals, key=lambda one: (-one.rising, -one.villages, one.name))


_added = attrgetter("added")  # orders lifts of one index as their gains do


@dataclass(frozen=True, slots=True)
class IndicatorTotal:
    """One indicator of an organisation: villages below the highest score, those that it lifts, and their gains."""

    indicator: Indicator
    villages: int
    rising: int
    least: Decimal
    most: Decimal


def indicator_totals(lifts: Sequence[Lift]) -> list[IndicatorTotal]:
    """Those that any village can improve, the one that lifts most villages first."""
    groups: dict[str, list[Lift]] = {}
    for lift in lifts:
        groups.setdefault(lift.indicator.id, []).append(lift)
    totals = [
        IndicatorTotal(
            group[0].indicator,
            len(group),
            sum(lift.rises for lift in group),
            min(group, key=_added).gain,
            max(group, key=_added).gain,
        )
        for group in groups.values()
    ]
    return sorted(totals, key=lambda one: (-one.rising, -one.villages, one.indicator.number))


@dataclass(frozen=True, slots=True)
class VillageWork:
    """What a village needs from one organisation: the lift that leads, and others beside it."""

    lead: Lift
    others: Sequence[Lift]


def work_by_village(lifts: Sequence[Lift], *, only_rising: bool) -> list[VillageWork]:
    """By kecamatan and name. A lift that rises leads, of several the smallest; where none rises, the largest."""
    groups: dict[str, list[Lift]] = {}
    for lift in lifts:
        if lift.rises or not only_rising:
            groups.setdefault(lift.village.code, []).append(lift)
    work = []
    for group in groups.values():
        lead, *others = sorted(
            group, key=lambda one: (not one.rises, one.added if one.rises else -one.added, one.indicator.number)
        )
        work.append(VillageWork(lead, others))
    return sorted(work, key=lambda one: (one.lead.village.district_name, one.lead.village.name))
