"""Scenarios that somebody may see, and what they start from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from pendamping.acceleration.errors import NoScores, ScenarioNotFound
from pendamping.acceleration.models import CostTable, Scenario
from pendamping.common.scope import Scope, codes_within
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.models import Family, OfficialResult, VillageAnswer
from pendamping.indices.selectors.areas import Area, area_of
from pendamping.regions.errors import RegionNotFound
from pendamping.regions.models import Region

INDEX = "idm"  # the index with official scores to start from
POPULATION = "population"  # the question of the yearly round that asks it


def regency_of(scope: Scope, code: str) -> Area:
    """The kabupaten that a plan is made for.

    Raises: RegionNotFound: absent, no kabupaten, or not wholly inside `scope`.
    """
    area = area_of(scope, code)
    if len(area.code) != Region.Level.REGENCY or not scope.covers(area.code):
        raise RegionNotFound(code=code)
    return area


def scenarios_in(scope: Scope, area: Area) -> QuerySet[Scenario]:
    """The scenarios of an area that lie in `scope`, newest first."""
    found = Scenario.objects.within(scope).filter(codes_within((area.code,), "region_id"))
    return found.select_related("region").defer("result")


def get_scenario(scope: Scope, pk: UUID) -> Scenario:
    """Raises: ScenarioNotFound: absent, or outside `scope`."""
    scenario = Scenario.objects.within(scope).select_related("region", "costs").filter(pk=pk).first()
    if scenario is None:
        raise ScenarioNotFound
    return scenario


def cost_tables_in(scope: Scope, code: str) -> QuerySet[CostTable]:
    """The cost tables of a kabupaten, newest first."""
    return CostTable.objects.filter(scope.q("region_id"), region_id=code).defer("steps", "population")


@dataclass(frozen=True, slots=True)
class Start:
    """What a plan starts from: the newest year with official scores, and the scores of each village, if known."""

    index: IndexDefinition
    year: int
    scores: Mapping[str, Mapping[str, int]]  # empty for a village whose scores are not all known

    @property
    def complete(self) -> int:
        return sum(bool(own) for own in self.scores.values())


def start_of(scope: Scope, area: Area, year: int | None = None) -> Start:
    """The scores of `year`, or of the newest that has any, for every village with a result that counts in it.

    Raises: NoScores: there is no such year.
    """
    index = definition(INDEX)
    inside = codes_within((area.code,), "region_id")
    results = OfficialResult.objects.within(scope).live().filter(inside, family=Family.IDM)
    scored = results.exclude(scores={})
    if year is None:
        year = scored.order_by("-year").values_list("year", flat=True).first()
    if year is None:
        raise NoScores(area=area.name)
    found: dict[str, Mapping[str, int]] = {code: {} for code in _assessed(results, year)}
    rows = scored.filter(year=year).order_by("region_id", "-counts", "-source__precedence")
    for code, scores, iks, ike, ikl in rows.values_list("region_id", "scores", "iks", "ike", "ikl"):
        if not found.get(code) and len(scores) == len(index.indicators):
            found[code] = index.true_scores(year, scores, {"iks": iks, "ike": ike, "ikl": ikl})
    return Start(index, year, found)


def _assessed(results: QuerySet[OfficialResult], year: int) -> Sequence[str]:
    return list(results.filter(year=year, counts=True).order_by("region_id").values_list("region_id", flat=True))


def population_of(scope: Scope, area: Area) -> dict[str, int]:
    """People by village, where a yearly round has asked; the newest answer counts."""
    answers = VillageAnswer.objects.filter(
        scope.q("sheet__region_id"),
        codes_within((area.code,), "sheet__region_id"),
        answer_id=POPULATION,
    )
    rows = answers.order_by("sheet__round__year").values_list("sheet__region_id", "value")
    return {code: value for code, value in rows if isinstance(value, int)}
