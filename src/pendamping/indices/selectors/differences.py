"""Where official results and our own figures differ, for a whole kabupaten: a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pendamping.common.scope import Scope, codes_within
from pendamping.common.text import fold
from pendamping.engine.law.definitions import definition
from pendamping.indices.differing import Beside, Cause, Difference, difference_of, own_value
from pendamping.indices.models import Family, OfficialResult, OwnResult
from pendamping.indices.selectors.areas import Area
from pendamping.indices.selectors.own import own_results
from pendamping.indices.village import YearOfVillage

STATUS_ONLY = "status"


@dataclass(frozen=True, slots=True)
class WantedDifferences:
    """What a list shows; an empty value narrows nothing."""

    text: str = ""
    cause: str = ""  # of `Cause`
    district: str = ""  # code of a kecamatan
    only: str = ""  # STATUS_ONLY: those that change the status


@dataclass(frozen=True, slots=True)
class Differences:
    """All differences of an area in one year, and how many villages could be compared."""

    rows: list[Difference]
    compared: int

    @property
    def changing_status(self) -> int:
        return sum(one.changes_status for one in self.rows)

    @property
    def by_cause(self) -> list[tuple[Cause, int]]:
        counts = Counter(cause for one in self.rows for cause in one.causes)
        return [(cause, counts[cause]) for cause in Cause if counts[cause]]

    def wanted(self, wanted: WantedDifferences) -> list[Difference]:
        return [one for one in self.rows if _is_wanted(one, wanted)]


@dataclass(frozen=True, slots=True)
class OwnBeside:
    """One village's own figure beside the official one."""

    value: Decimal | None  # None: its answers do not decide it
    result: OwnResult
    difference: Difference | None  # None: both say the same


def differences_in(scope: Scope, area: Area, index_id: str, year: int) -> Differences:
    """Every village of an area up to a kabupaten whose two figures differ, by code; nothing of a wider area."""
    if area.holds_regencies:
        return Differences([], 0)
    index = definition(index_id)
    rows = list(_beside(scope, area, index_id, year))
    found = [difference_of(one, index) for one in rows]
    return Differences([one for one in found if one is not None], len(rows))


def own_beside(scope: Scope, index_id: str, chosen: YearOfVillage) -> OwnBeside | None:
    """What a village's own answers give for a year that has an official result; None: its sheet is not published."""
    result = chosen.result
    own = own_results(scope, index_id, result.year, result.region_id).first()
    if own is None:
        return None
    index = definition(index_id)
    return OwnBeside(own_value(own, index), own, difference_of(Beside(result, chosen.others, own), index))


def years_with_results(scope: Scope, area: Area, index_id: str) -> list[int]:
    """The years in which an area has official results of this index, the newest first."""
    results = OfficialResult.objects.within(scope).counting().filter(codes_within((area.code,), "region_id"))
    own = results.filter(family=_family_of(index_id)).order_by("-year")
    return list(own.values_list("year", flat=True).distinct())


def _family_of(index_id: str) -> str:
    """Under which `Family` the official results of an index are kept; "" for one that nobody publishes."""
    family = index_id.replace("-", "_")
    return family if family in Family.values else ""


def _beside(scope: Scope, area: Area, index_id: str, year: int) -> Iterable[Beside]:
    results = (
        OfficialResult.objects.within(scope)
        .live()
        .filter(codes_within((area.code,), "region_id"), family=_family_of(index_id), year=year)
        .select_related("region", "source")
        .order_by("region_id", "-counts", "-source__precedence", "pk")
    )
    own = {one.region_id: one for one in own_results(scope, index_id, year, area.code)}
    by_village: dict[str, list[OfficialResult]] = {}
    for one in results:
        by_village.setdefault(one.region_id, []).append(one)
    for code, (first, *others) in by_village.items():
        yield Beside(first, others, own.get(code))


def _is_wanted(one: Difference, wanted: WantedDifferences) -> bool:
    text = fold(wanted.text)
    return (
        (not text or text in fold(one.name) or text.replace(" ", "") in one.code)
        and (wanted.cause not in Cause.values or wanted.cause in one.causes)
        and (not wanted.district or one.district_code == wanted.district)
        and (wanted.only != STATUS_ONLY or one.changes_status)
    )
