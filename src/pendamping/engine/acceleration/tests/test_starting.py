"""A plan out of bundles keeps every promise, proves what it says, and a village's bundle is the cheapest there is."""

import random
from dataclasses import replace
from itertools import product

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pendamping.engine.acceleration import ACTIONS, Cancelled, Effort, Goal, Unit, Watch, Wish, make_plan, stages
from pendamping.engine.acceleration.bundles import Villages
from pendamping.engine.acceleration.tests.cases import BASIC, IDM, OTHERS, cost_table, village_table
from pendamping.engine.acceleration.tests.promises import broken_promises
from pendamping.engine.acceleration.tests.test_planning import CAN_ALL, limits

MILLION = 1_000_000
AGENCIES = ("dinkes", "bpbd", "disdik")
WISH = Wish(
    Goal.MOST_VILLAGES,
    Unit.ACTIONS,
    2025,
    2026,
    excluded=OTHERS,
    basic_groups=BASIC,
    basic_share=25,
    years_unless_told=0,
    effort=Effort(20),
)
GIVEN = limits(budgets={(ACTIONS, 2025): 4, (ACTIONS, 2026): 3}, capacities={("bpbd", 2025): 1, ("bpbd", 2026): 1})
VILLAGES = village_table([CAN_ALL] * 7)


def invented(size: int, chance: random.Random) -> pl.DataFrame:
    levels = [chance.uniform(2, 4.5) for _ in range(size)]
    return pl.DataFrame(
        [
            {"region": f"{place:010d}"}
            | {one.id: min(one.scale, key=lambda step: abs(step - chance.gauss(level, 1.5))) for one in IDM.indicators}
            for place, level in enumerate(levels)
        ]
    )


def costs_of(chance: random.Random) -> pl.DataFrame:
    rows = []
    for one in IDM.indicators:
        for low, high in ((low, high) for low in one.scale for high in one.scale if low < high):
            source = chance.choice(("dana_desa", "kabupaten"))
            rows.append(
                {"indicator": one.id, "score_from": low, "score_to": high, "years": chance.choice((0, 1)),
                 "agency": chance.choice(AGENCIES), source: chance.randint(5, 200) * (high - low) * MILLION}
            )  # fmt: skip
    return cost_table(rows)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    ("goal", "unit"),
    [
        (Goal.LEAST_COST, Unit.ACTIONS),
        (Goal.MOST_VILLAGES, Unit.ACTIONS),
        (Goal.MOST_POINTS, Unit.ACTIONS),
        (Goal.MOST_POINTS, Unit.RUPIAH),
    ],
)
def test_a_plan_for_many_villages_keeps_every_promise(goal: Goal, unit: Unit, seed: int) -> None:
    chance = random.Random(seed)
    villages, costs, years = invented(30, chance), costs_of(chance), range(2025, 2028)
    sources = ("dana_desa", "kabupaten") if unit is Unit.RUPIAH else (ACTIONS,)
    least, most = (200 * MILLION, 1_000 * MILLION) if unit is Unit.RUPIAH else (20, 60)
    given = limits(
        budgets={(source, year): chance.randint(least, most) for source in sources for year in years},
        capacities={(agency, year): chance.randint(5, 40) for agency in AGENCIES for year in years},
    )
    wish = Wish(goal, unit, 2025, 2027, basic_groups=BASIC, basic_share=20 * (1 + seed), most_of_one=25,
                effort=Effort(60, 0.1))  # fmt: skip
    plan = make_plan(villages, costs, given, wish, IDM)
    assert broken_promises(plan, villages, costs, given, wish) == []
    assert plan.bound is not None
    assert plan.best >= plan.bound if plan.goal is Goal.LEAST_COST else plan.best <= plan.bound


@pytest.fixture
def by_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Already a single village is planned by bundles."""
    monkeypatch.setattr(stages, "FEW", 1)


def test_bundles_do_not_change_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    without = make_plan(VILLAGES, cost_table([]), GIVEN, WISH, IDM)
    monkeypatch.setattr(stages, "FEW", 1)
    begun = make_plan(VILLAGES, cost_table([]), GIVEN, WISH, IDM)
    assert (begun.best, begun.bound, begun.proven) == (without.best, without.best, True)


@pytest.mark.usefixtures("by_bundles")
def test_where_not_all_can_it_is_said_by_bundles_too() -> None:
    plan = make_plan(VILLAGES, cost_table([]), GIVEN, replace(WISH, goal=Goal.LEAST_COST, basic_share=60), IDM)
    assert plan.goal is Goal.MOST_VILLAGES
    assert plan.obstacles


@pytest.mark.usefixtures("by_bundles")
def test_it_stops_between_two_mixtures() -> None:
    with pytest.raises(Cancelled):
        make_plan(VILLAGES, cost_table([]), GIVEN, WISH, IDM, watch=Watch(stop=lambda: True))


def test_points_ask_only_how_many_take_a_step() -> None:
    """Five hundred villages are as quick as one, and those that lack least to their goal come first."""
    villages = village_table([CAN_ALL] * 3)
    many = pl.concat([villages.with_columns(region=pl.lit(f"62090{place:05d}")).head(1) for place in range(500)])
    wish = replace(WISH, goal=Goal.MOST_POINTS, basic_share=0)
    plan = make_plan(many, cost_table([]), limits(budgets={(ACTIONS, 2025): 60, (ACTIONS, 2026): 40}), wish, IDM)
    assert plan.proven
    assert (plan.best, plan.actions.height) == (100 * 700, 100)


@settings(max_examples=60)
@given(
    drawn=st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5), st.integers(-3, 9)), min_size=1, max_size=7),
    weights=st.tuples(*[st.sampled_from([4, 7, 10])] * 3),
    need=st.integers(1, 90),
)
def test_the_cheapest_bundle_is_what_trying_finds(
    drawn: list[tuple[str, int, int]], weights: tuple[int, int, int], need: int
) -> None:
    weight = dict(zip("abc", weights, strict=True))
    options = [(row, letter, step * weight[letter], price) for row, (letter, step, price) in enumerate(sorted(drawn))]
    choices = pl.DataFrame(
        [{"region": "1", "way": row, "indicator": letter, "gain": gain} for row, letter, gain, _price in options]
    )
    ways = pl.DataFrame(
        [{"way": row, "gain": gain, "score_from": 0, "score_to": gain // weight[letter]}
         for row, letter, gain, _price in options]
    )  # fmt: skip
    groups = [[None, *(one for one in options if one[1] == letter)] for letter in "abc"]
    taken = [[one for one in several if one] for several in product(*groups)]
    costs = [sum(one[3] for one in several) for several in taken if sum(one[2] for one in several) >= need]
    best = Villages.of(choices, ways, {"1": need}).cheapest(np.array([float(one[3]) for one in options]))
    if costs:
        assert best.prices.tolist() == [min(costs)]
        assert sum(options[row][3] for row in best.bundles[0]) == min(costs)
        assert sum(options[row][2] for row in best.bundles[0]) >= need
    else:
        assert best.prices.tolist() == [float("inf")]
