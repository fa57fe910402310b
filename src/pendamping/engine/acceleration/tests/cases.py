"""Small villages whose best plan can be found by trying everything."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import polars as pl

from pendamping.engine.acceleration import COSTS_SCHEMA, SOURCES, Goal, Limits, Unit, Wish
from pendamping.engine.acceleration.points import floors_of, weights_of
from pendamping.engine.law.definitions import definition

IDM = definition("idm")
WEIGHTS = weights_of(IDM)
FREE = ("iks_03", "ike_10", "ikl_03")  # bidan 1, 5 · angkutan umum 1, 3, 5 · tanggap bencana 0, 3, 4, 5
BASIC = frozenset({"kesehatan"})
OTHERS = frozenset(one.id for one in IDM.indicators if one.id not in FREE and one.actionable)


def village_table(free: Sequence[Mapping[str, int | None]], base: int = 3) -> pl.DataFrame:
    """Villages that differ only in the free indicators; every other score is the nearest to `base` on its scale."""
    rows = []
    for number, own in enumerate(free, start=1):
        scores = {one.id: min(one.scale, key=lambda step: (abs(step - base), step)) for one in IDM.indicators}
        rows.append({"region": f"620901200{number}", **scores, **own})
    return pl.DataFrame(rows, schema={"region": pl.String, **{one.id: pl.Int32 for one in IDM.indicators}})


def cost_table(rows: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    return pl.DataFrame([{**dict.fromkeys(COSTS_SCHEMA), **row} for row in rows], schema=dict(COSTS_SCHEMA))


@dataclass(frozen=True, slots=True)
class Try:
    """One action that could be taken in one year."""

    region: str
    indicator: str
    gain: int
    basic: bool
    agency: str
    year: int
    amounts: tuple[int, ...]


def best_by_trying(villages: pl.DataFrame, costs: pl.DataFrame, limits: Limits, wish: Wish) -> tuple[int, int] | None:
    """What the goal counts at its best, and the least cost of that; None: impossible. Tries every combination."""
    stands = {row["region"]: sum(WEIGHTS[id_] * row[id_] for id_ in WEIGHTS) for row in villages.to_dicts()}
    floors = sorted(floors_of(IDM).values())
    aim = {region: next((one for one in floors if one > points), None) for region, points in stands.items()}
    if wish.target is not None:
        floor = floors_of(IDM)[wish.target]
        aim = {region: floor if points < floor else None for region, points in stands.items()}
    found: list[tuple[int, int]] = []
    places = [(row, id_) for row in villages.to_dicts() for id_ in FREE if id_ not in wish.excluded]
    for combination in product(*([None, *_tries(row, id_, costs, wish)] for row, id_ in places)):
        taken = [one for one in combination if one is not None]
        if not _kept(taken, limits, wish):
            continue
        after = {region: points + sum(one.gain for one in taken if one.region == region)
                 for region, points in stands.items()}  # fmt: skip
        reached = [region for region, floor in aim.items() if floor is not None and after[region] >= floor]
        cost = sum(sum(one.amounts) for one in taken)
        match wish.goal:
            case Goal.LEAST_COST:
                if len(reached) == sum(floor is not None for floor in aim.values()):
                    found.append((-cost, -cost))
            case Goal.MOST_VILLAGES:
                found.append((len(reached), -cost))
            case Goal.MOST_POINTS:
                found.append((sum(one.gain for one in taken), -cost))
    if not found:
        return None
    best, cost = max(found)
    return abs(best), -cost


def _tries(row: Mapping[str, object], indicator: str, costs: pl.DataFrame, wish: Wish) -> Iterator[Try]:
    found = IDM.indicator(indicator)
    for cost in costs.to_dicts():
        if cost["indicator"] != indicator or cost["score_from"] != row[indicator]:
            continue
        amounts = tuple(cost[source] or 0 for source in SOURCES) if wish.unit is Unit.RUPIAH else (1,)
        years = wish.years_unless_told if cost["years"] is None else cost["years"]
        gain = (cost["score_to"] - cost["score_from"]) * WEIGHTS[indicator]
        for year in wish.years:
            if year + years <= wish.last_year:
                yield Try(str(row["region"]), indicator, gain, found.group in BASIC, cost["agency"], year, amounts)


def _kept(taken: Sequence[Try], limits: Limits, wish: Wish) -> bool:
    for source, year, amount in limits.budgets.iter_rows():
        place = wish.sources.index(source)
        if sum(one.amounts[place] for one in taken if one.year == year) > amount:
            return False
    for agency, year, actions in limits.capacities.iter_rows():
        if sum(one.agency == agency and one.year == year for one in taken) > actions:
            return False
    basic = sum(sum(one.amounts) for one in taken if one.basic)
    if 100 * basic < wish.basic_share * sum(sum(one.amounts) for one in taken):
        return False
    most = max((sum(one.indicator == id_ for one in taken) for id_ in FREE), default=0)
    return 100 * most <= wish.most_of_one * len(taken)
