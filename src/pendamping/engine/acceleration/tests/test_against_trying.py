"""HiGHS finds what trying every combination finds."""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pendamping.engine.acceleration import (
    BUDGETS_SCHEMA,
    CAPACITIES_SCHEMA,
    Effort,
    Goal,
    Limits,
    Unit,
    Wish,
    make_plan,
    stages,
)
from pendamping.engine.acceleration.tests.cases import (
    BASIC,
    FREE,
    IDM,
    OTHERS,
    best_by_trying,
    cost_table,
    village_table,
)

SCORES = {id_: sorted(IDM.indicator(id_).scale) for id_ in FREE}
MILLION = 1_000_000
money = st.integers(0, 9).map(lambda tens: tens * 10 * MILLION + 1)


@st.composite
def questions(draw: st.DrawFn) -> tuple[pl.DataFrame, pl.DataFrame, Limits, Wish]:
    free = [{id_: draw(st.sampled_from(SCORES[id_])) for id_ in FREE} for _ in range(2)]
    steps = [(id_, low, high) for id_ in FREE for low in SCORES[id_] for high in SCORES[id_] if low < high]
    first, last = 2025, draw(st.sampled_from([2025, 2026]))
    rows: list[dict[str, Any]] = [
        {"indicator": id_, "score_from": low, "score_to": high, "agency": draw(st.sampled_from(["dinkes", "bpbd"])),
         "years": draw(st.sampled_from([0, 1, None])), "dana_desa": draw(money),
         "kabupaten": draw(st.none() | money)}
        for id_, low, high in steps
    ]  # fmt: skip
    budgets = [(source, year, draw(st.integers(0, 30)) * 10 * MILLION)
               for source in ("dana_desa", "kabupaten") for year in range(first, last + 1)
               if draw(st.booleans())]  # fmt: skip
    capacities = [(agency, year, draw(st.integers(0, 2)))
                  for agency in ("dinkes", "bpbd") for year in range(first, last + 1)
                  if draw(st.booleans())]  # fmt: skip
    limits = Limits(
        pl.DataFrame(budgets, schema=dict(BUDGETS_SCHEMA), orient="row"),
        pl.DataFrame(capacities, schema=dict(CAPACITIES_SCHEMA), orient="row"),
    )
    wish = Wish(
        goal=draw(st.sampled_from(Goal)),
        unit=Unit.RUPIAH,
        first_year=first,
        last_year=last,
        target=draw(st.sampled_from([None, "maju"])),
        excluded=OTHERS,
        basic_groups=BASIC,
        basic_share=draw(st.sampled_from([0, 30, 60])),
        most_of_one=draw(st.sampled_from([50, 67, 100])),
        years_unless_told=0,
        effort=Effort(seconds=20),
    )
    base = draw(st.sampled_from([3, 4]))
    return village_table(free, base), cost_table(rows), limits, wish


@pytest.mark.parametrize("few", [1, 20], ids=["by bundles", "as a whole"])
@settings(max_examples=20)
@given(question=questions())
def test_the_plan_is_the_best_there_is(few: int, question: tuple[pl.DataFrame, pl.DataFrame, Limits, Wish]) -> None:
    with patch.object(stages, "FEW", few):
        the_plan_is_the_best_there_is(*question)


def the_plan_is_the_best_there_is(villages: pl.DataFrame, costs: pl.DataFrame, limits: Limits, wish: Wish) -> None:
    plan = make_plan(villages, costs, limits, wish, IDM)
    asked = wish
    if wish.goal is Goal.LEAST_COST and (plan.obstacles or plan.villages["block"].is_not_null().any()):
        assert best_by_trying(villages, costs, limits, wish) is None
        if not plan.obstacles:  # the cheapest plan for those that can
            return
        asked = replace(wish, goal=Goal.MOST_VILLAGES)
    found = best_by_trying(villages, costs, limits, asked)
    assert (plan.best, plan.actions["cost"].sum()) == found
    assert plan.proven
    assert plan.bound == plan.best
