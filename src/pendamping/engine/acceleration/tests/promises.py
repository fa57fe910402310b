"""What every plan promises, checked row by row in plain Python: nothing here is shared with the planner."""

from collections import Counter, defaultdict

import polars as pl

from pendamping.engine.acceleration import SOURCES, Limits, Plan, Unit, Wish
from pendamping.engine.acceleration.tests.cases import IDM, WEIGHTS


def broken_promises(plan: Plan, villages: pl.DataFrame, costs: pl.DataFrame, limits: Limits, wish: Wish) -> list[str]:
    scores = {row["region"]: row for row in villages.to_dicts()}
    priced = [{**row, **{source: row[source] or 0 for source in SOURCES}} for row in costs.to_dicts()]
    broken: list[str] = []
    gained: Counter[str] = Counter()
    spent: dict[tuple[str, int], int] = defaultdict(int)
    used: Counter[tuple[str, int]] = Counter()
    per_indicator: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    basic = total = 0
    sources = SOURCES if wish.unit is Unit.RUPIAH else ("actions",)
    for action in plan.actions.to_dicts():
        place = (action["region"], action["indicator"])
        broken += [f"twice: {place}"] if place in seen else []
        seen.add(place)
        broken += [f"from: {place}"] if scores[place[0]][place[1]] != action["score_from"] else []
        indicator = IDM.indicator(place[1])
        if not indicator.actionable or place[1] in wish.excluded or action["score_to"] not in indicator.scale:
            broken.append(f"no action: {place}")
        if wish.unit is Unit.RUPIAH and not any(
            all(row[name] == action[name] for name in ("indicator", "score_from", "score_to", "agency", *SOURCES))
            for row in priced
        ):
            broken.append(f"no such cost: {action}")
        if not (wish.first_year <= action["year"] <= action["counts_in"] <= wish.last_year):
            broken.append(f"time: {action}")
        gained[place[0]] += (action["score_to"] - action["score_from"]) * WEIGHTS[place[1]]
        for source in sources:
            spent[source, action["year"]] += action[source]
        used[action["agency"], action["year"]] += 1
        per_indicator[place[1]] += 1
        cost = sum(action[source] for source in sources)
        total += cost
        basic += cost if indicator.group in wish.basic_groups else 0
    for source, year, amount in limits.budgets.iter_rows():
        broken += [f"budget: {source} {year}"] if spent[source, year] > amount else []
    for agency, year, actions in limits.capacities.iter_rows():
        broken += [f"capacity: {agency} {year}"] if used[agency, year] > actions else []
    broken += ["basic share"] if 100 * basic < wish.basic_share * total else []
    for indicator_id, number in per_indicator.items():
        broken += [f"share of {indicator_id}"] if 100 * number > wish.most_of_one * len(seen) else []
    for village in plan.villages.to_dicts():
        lack = village["need"]
        reached = lack is not None and gained[village["region"]] >= lack
        broken += [f"reached: {village['region']}"] if village["reached"] != reached else []
    return broken
