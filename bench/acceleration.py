"""The planner: `python -m bench.acceleration`. Time and gap for a kabupaten, a large one, and a province at once.

Villages are invented from the definition of the index: each draws a level, and its scores lie around it. So are costs.
Prints one JSON object; `python -m bench acceleration` writes the table.
"""

import json
import random
import sys
from collections.abc import Iterator
from time import perf_counter, process_time

import polars as pl

from pendamping.engine.acceleration import (
    BUDGETS_SCHEMA,
    CAPACITIES_SCHEMA,
    COSTS_SCHEMA,
    GOOD_ENOUGH,
    Effort,
    Goal,
    Limits,
    NoAnswerInTime,
    Unit,
    Wish,
    make_plan,
)
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import IndexDefinition

LIMITS = {85: 60.0, 250: 60.0, 2_500: 300.0}  # seconds by number of villages; a page gives 60
YEARS = (2025, 2027)
BASIC = frozenset({"kesehatan", "pendidikan", "permukiman"})
A_VILLAGE_A_YEAR = {"dana_desa": 12_000_000, "kabupaten": 25_000_000}


def measure() -> dict[str, object]:
    figures = []
    for size in LIMITS:
        for goal in Goal:
            figures.append(_one(size, goal))
            print(figures[-1], file=sys.stderr, flush=True)
    return {"figures": figures}


def _one(size: int, goal: Goal) -> dict[str, object]:
    index, chance = definition("idm"), random.Random(size)
    villages = pl.DataFrame(list(_villages(index, size, chance)))
    costs = pl.DataFrame(list(_costs(index, random.Random(1))), schema=dict(COSTS_SCHEMA))
    wish = Wish(
        goal=goal,
        unit=Unit.RUPIAH,
        first_year=YEARS[0],
        last_year=YEARS[1],
        basic_groups=BASIC,
        basic_share=50,
        most_of_one=25,
        effort=Effort(LIMITS[size], gap=GOOD_ENOUGH),
    )
    begun, used = perf_counter(), process_time()
    try:
        plan = make_plan(villages, costs, _limits(size, wish), wish, index)
    except NoAnswerInTime:
        return {"villages": size, "goal": goal, "seconds": round(perf_counter() - begun, 1), "gap": None}
    return {
        "villages": size,
        "goal": goal,
        "seconds": round(perf_counter() - begun, 1),
        "processor": round(process_time() - used, 1),
        "gap": 0.0 if plan.proven else plan.gap,
        "actions": plan.actions.height,
        "reached": int(plan.villages["reached"].sum()),
    }


def _villages(index: IndexDefinition, size: int, chance: random.Random) -> Iterator[dict[str, object]]:
    for number in range(size):
        level = chance.uniform(2.5, 4.5)
        scores = {
            one.id: min(one.scale, key=lambda step: abs(step - chance.gauss(level, 1.5))) for one in index.indicators
        }
        yield {"region": f"{number:010d}", **scores}


def _costs(index: IndexDefinition, chance: random.Random) -> Iterator[dict[str, object]]:
    for one in index.indicators:
        million = chance.randint(5, 200)
        for low in one.scale:
            for high in (step for step in one.scale if step > low):
                cost = million * (high - low) * 1_000_000
                source = chance.choice(tuple(A_VILLAGE_A_YEAR))
                step = {"indicator": one.id, "score_from": low, "score_to": high, "years": chance.choice((0, 1))}
                yield {**dict.fromkeys(COSTS_SCHEMA), **step, source: cost}


def _limits(size: int, wish: Wish) -> Limits:
    """Budgets bind the most villages and points; the least cost is bound by what offices can do."""
    budgets = [
        (source, year, amount * size)
        for source, amount in A_VILLAGE_A_YEAR.items()
        for year in wish.years
        if wish.goal is not Goal.LEAST_COST
    ]
    capacities = [("dinkes", year, size) for year in wish.years]
    return Limits(
        pl.DataFrame(budgets, schema=dict(BUDGETS_SCHEMA), orient="row"),
        pl.DataFrame(capacities, schema=dict(CAPACITIES_SCHEMA), orient="row"),
    )


if __name__ == "__main__":
    print(json.dumps(measure()))
