"""The official results of an area as the office knew them on a day that may be long past."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from pendamping.common.periods import end_of_day
from pendamping.common.scope import Scope, codes_within
from pendamping.engine.law.definitions import definition
from pendamping.indices.lifting import ScoredVillage
from pendamping.indices.models import Family, OfficialResult, OfficialResultQuerySet, ResultImport
from pendamping.indices.overview import Period, VillageFigures
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.years import SourceOfYear
from pendamping.regions.models import Region

Scores = dict[str, dict[str, int]]
Results = Mapping[str, OfficialResult]


@dataclass(frozen=True, slots=True)
class KnownResults:
    """Of the newest two years that were recorded by then; without any, `period` is None and nothing else is said."""

    period: Period | None
    villages: list[VillageFigures] = field(default_factory=list)  # every village that was valid then, by code
    scores: Scores = field(default_factory=dict)  # of the newest year, where all are known
    scores_before: Scores = field(default_factory=dict)
    sources: list[SourceOfYear] = field(default_factory=list)
    recorded_on: date | None = None  # when the office got the newest of them
    came_later: int = 0  # results of the area that the office got after that day

    @property
    def scored(self) -> list[ScoredVillage]:
        return [ScoredVillage(one, self.scores[one.code]) for one in self.villages if one.code in self.scores]


def results_known(scope: Scope, area: Area, family: Family = Family.IDM) -> KnownResults:
    """What `scope.today` knew, up to a kabupaten: what was replaced or imported later is left out."""
    until = end_of_day(scope.today)
    here = OfficialResult.objects.within(scope).filter(codes_within((area.code,), "region_id"), family=family)
    known = here.filter(
        Q(replaced_at=None) | Q(replaced_at__gte=until),
        made_by_import__made_at__lt=until,
        made_by_import__state=ResultImport.State.RECORDED,
    )
    years = sorted(known.order_by().values_list("year", flat=True).distinct())
    later = here.live().filter(made_by_import__made_at__gte=until).count()
    period = Period.among(years, family, None)
    if period is None:
        return KnownResults(None, came_later=later)
    now = _counting(known, period.year)
    past = _counting(known, period.before) if period.before else {}
    used = [*now.values(), *past.values()]
    return KnownResults(
        period,
        _figures(scope, area, now, past),
        _scores(now),
        _scores(past),
        _sources(used),
        timezone.localdate(max(_recorded(one) for one in used)),
        later,
    )


def _counting(known: OfficialResultQuerySet, year: int) -> Results:
    """Of several for one village the one whose source goes before."""
    rows = known.filter(year=year).select_related("source", "made_by_import")
    found: dict[str, OfficialResult] = {}
    for one in rows.order_by("region_id", "-source__precedence", "source_id"):
        found.setdefault(one.region_id, one)
    return found


def _recorded(result: OfficialResult) -> datetime:
    return result.made_by_import.made_at


def _figures(scope: Scope, area: Area, now: Results, past: Results) -> list[VillageFigures]:
    villages = Region.objects.within(scope).under(area.code).assessed().valid_on(scope.today).order_by("code")
    rows = list(villages.values_list("code", "name"))
    names = dict(Region.objects.filter(pk__in={code[:6] for code, _name in rows}).values_list("code", "name"))
    figures = []
    for code, name in rows:
        result, before = now.get(code), past.get(code)
        figures.append(
            VillageFigures(
                code=code,
                name=name,
                status=result.status if result else "",
                value=result.value if result else None,
                iks=result.iks if result else None,
                ike=result.ike if result else None,
                ikl=result.ikl if result else None,
                status_before=before.status if before else "",
                value_before=before.value if before else None,
                district_name=names.get(code[:6], ""),
            )
        )
    return figures


def _scores(results: Results) -> Scores:
    idm = definition("idm")
    return {
        code: idm.true_scores(one.year, one.scores, {"iks": one.iks, "ike": one.ike, "ikl": one.ikl})
        for code, one in results.items()
        if one.status and len(one.scores) == len(idm.indicators)
    }


def _sources(used: list[OfficialResult]) -> list[SourceOfYear]:
    numbers: dict[tuple[int, str, bool], int] = {}
    for one in used:
        key = (one.year, one.source.name, one.source.is_sample)
        numbers[key] = numbers.get(key, 0) + 1
    return [SourceOfYear(*key, number) for key, number in sorted(numbers.items(), reverse=True)]
