"""The first plan is a plan of the whole, and a village's bundle is the cheapest there is."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pendamping.engine.acceleration import ACTIONS, Effort, Goal, Unit, Watch, Wish, make_plan, starting
from pendamping.engine.acceleration.candidates import candidates
from pendamping.engine.acceleration.points import needs, standing
from pendamping.engine.acceleration.programme import Frame, Task, aim, frame_of
from pendamping.engine.acceleration.solving import relax
from pendamping.engine.acceleration.starting import cheapest_bundle, starting_point
from pendamping.engine.acceleration.tests.cases import BASIC, IDM, OTHERS, cost_table, village_table
from pendamping.engine.acceleration.tests.test_planning import CAN_ALL, limits

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


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Already seven villages are worth a first plan."""
    monkeypatch.setattr(starting, "FEW", 7)


def task_of(wish: Wish) -> tuple[Task, Frame]:
    what = candidates(VILLAGES, cost_table([]), wish, IDM)
    task = Task(what, needs(standing(VILLAGES, IDM), IDM, None), GIVEN, wish)
    frame = frame_of(task)
    aim(frame, wish.goal)
    return task, frame


def test_the_first_plan_keeps_every_row_of_the_whole(few: None) -> None:
    task, frame = task_of(replace(WISH, basic_share=0))
    programme = frame.programme
    values = starting_point(task, frame, relax(programme, Effort(20)), Effort(20), Watch())
    assert values is not None
    assert values.sum() > 0
    assert (values <= np.array(programme.upper)).all()
    for row, (begin, end) in enumerate(zip(programme.starts, programme.starts[1:], strict=False)):
        total = np.dot(programme.values[begin:end], values[programme.columns[begin:end]])
        assert programme.lowest[row] - 1e-9 <= total <= programme.highest[row] + 1e-9


def test_a_first_plan_does_not_change_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    without = make_plan(VILLAGES, cost_table([]), GIVEN, WISH, IDM)
    monkeypatch.setattr(starting, "FEW", 7)
    begun = make_plan(VILLAGES, cost_table([]), GIVEN, WISH, IDM)
    assert (begun.best, begun.proven) == (without.best, True)


def test_where_not_all_can_there_is_no_first_plan(few: None) -> None:
    task, frame = task_of(replace(WISH, goal=Goal.LEAST_COST, basic_share=60))
    assert starting_point(task, frame, relax(frame.programme, Effort(20)), Effort(20), Watch()) is None


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 60), st.integers(0, 9)), min_size=1, max_size=7),
    st.integers(1, 90),
)
def test_the_cheapest_bundle_is_what_trying_finds(drawn: list[tuple[str, int, int]], need: int) -> None:
    options = [(row, indicator, gain) for row, (indicator, gain, _price) in enumerate(sorted(drawn))]
    price = {row: float(price) for row, (_indicator, _gain, price) in enumerate(sorted(drawn))}
    groups = [[None, *(one for one in options if one[1] == letter)] for letter in "abc"]
    taken = [[one for one in several if one] for several in product(*groups)]
    costs = [sum(price[one[0]] for one in several) for several in taken if sum(one[2] for one in several) >= need]
    if costs:
        bundle = cheapest_bundle(options, price, need)
        assert sum(price[row] for row in bundle) == min(costs)
        assert sum(options[row][2] for row in bundle) >= need
