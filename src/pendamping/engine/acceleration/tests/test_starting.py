"""The first plan of many villages, made in pieces, is a plan of the whole."""

from dataclasses import replace

import numpy as np
import pytest

from pendamping.engine.acceleration import ACTIONS, Effort, Goal, Limits, Unit, Watch, Wish, make_plan, starting
from pendamping.engine.acceleration.candidates import candidates
from pendamping.engine.acceleration.points import needs, standing
from pendamping.engine.acceleration.programme import Task, frame_of
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


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Already six villages are many, and two of them a piece."""
    monkeypatch.setattr(starting, "MANY", 6)
    monkeypatch.setattr(starting, "PIECE", 2)


@pytest.mark.parametrize("goal", [Goal.MOST_VILLAGES, Goal.MOST_POINTS])
def test_the_pieces_together_keep_every_row_of_the_whole(pieces: None, goal: Goal) -> None:
    villages = village_table([CAN_ALL] * 7)
    wish = replace(WISH, goal=goal)
    what = candidates(villages, cost_table([]), wish, IDM)
    task = Task(what, needs(standing(villages, IDM), IDM, None), GIVEN, wish)
    frame = frame_of(task)
    values = starting.starting_point(task, frame, Effort(20), Watch())
    assert values is not None
    assert values.sum() > 0
    programme = frame.programme
    assert (values <= np.array(programme.upper)).all()
    for row, (begin, end) in enumerate(zip(programme.starts, programme.starts[1:], strict=False)):
        total = np.dot(programme.values[begin:end], values[programme.columns[begin:end]])
        assert programme.lowest[row] - 1e-9 <= total <= programme.highest[row] + 1e-9


def test_beginning_in_pieces_does_not_change_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    villages = village_table([CAN_ALL] * 7)
    at_once = make_plan(villages, cost_table([]), GIVEN, WISH, IDM)
    monkeypatch.setattr(starting, "MANY", 6)
    monkeypatch.setattr(starting, "PIECE", 2)
    in_pieces = make_plan(villages, cost_table([]), GIVEN, WISH, IDM)
    assert (in_pieces.best, in_pieces.proven) == (at_once.best, True)


def test_few_villages_are_solved_at_once() -> None:
    assert starting.pieces_of(candidates(village_table([CAN_ALL] * 7), cost_table([]), WISH, IDM)) == []


def test_a_piece_without_a_plan_leaves_the_whole_to_begin_from_nothing(pieces: None) -> None:
    villages = village_table([CAN_ALL] * 7)
    wish = replace(WISH, goal=Goal.LEAST_COST, basic_share=0)
    given = limits(budgets={(ACTIONS, 2025): 3, (ACTIONS, 2026): 2})
    assert make_plan(villages, cost_table([]), given, wish, IDM).obstacles
    assert not make_plan(villages, cost_table([]), Limits.none(), wish, IDM).obstacles
