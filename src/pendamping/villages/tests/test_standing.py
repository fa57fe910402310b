"""Where rows leave a work, and when it counts as stuck: rules over rows in memory."""

from datetime import date

import pytest

from pendamping.villages.models import Work, WorkProgress, WorkState
from pendamping.villages.standing import Reason, Standing, standing_after, stuck_on

HALF = date(2024, 7, 1)  # half of the planned time is over


def work() -> Work:
    return Work(budget=100, planned_start=date(2024, 1, 1), planned_end=date(2024, 12, 31))


def row(day: date, percent: int, **more: object) -> WorkProgress:
    return WorkProgress(date=day, percent=percent, **more)


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([], WorkState.NOT_BEGUN),
        ([row(HALF, 0)], WorkState.NOT_BEGUN),
        ([row(HALF, 1)], WorkState.RUNNING),
        ([row(HALF, 40), row(HALF, 40, is_stopped=True, note="Banjir.")], WorkState.STOPPED),
        ([row(HALF, 40, is_stopped=True, note="Banjir."), row(HALF, 50)], WorkState.RUNNING),
        ([row(HALF, 100)], WorkState.DONE),
    ],
    ids=["nothing", "zero", "begun", "stopped", "goes on", "done"],
)
def test_the_last_row_decides(rows: list[WorkProgress], state: WorkState) -> None:
    assert standing_after(rows).state == state


def test_money_that_a_row_does_not_tell_stays_as_told_before() -> None:
    assert standing_after([row(HALF, 10, disbursed=7), row(HALF, 20)]).disbursed == 7


@pytest.mark.parametrize(
    ("day", "standing", "reasons"),
    [
        (HALF, Standing(WorkState.RUNNING, 50, 40, HALF), set()),
        (HALF, Standing(WorkState.RUNNING, 50, 20, HALF), {Reason.MONEY_BEHIND}),
        (HALF, Standing(WorkState.RUNNING, 50, 40, date(2024, 5, 2)), {Reason.SILENT}),
        (HALF, Standing(WorkState.RUNNING, 50, 40, date(2024, 5, 3)), set()),
        (HALF, Standing(), {Reason.SILENT}),
        (HALF, Standing(WorkState.STOPPED, 50, 40, date(2024, 4, 1)), {Reason.STOPPED}),
        (date(2025, 1, 1), Standing(WorkState.RUNNING, 90, 90, date(2024, 12, 20)), {Reason.LATE}),
        (date(2025, 1, 1), Standing(WorkState.DONE, 100, 10, date(2024, 6, 1)), set()),
        (date(2023, 12, 31), Standing(), set()),
    ],
    ids=["well", "money", "60 days", "59 days", "never begun", "stopped", "late", "done", "not yet due"],
)
def test_stuck_is_what_the_rule_says(day: date, standing: Standing, reasons: set[Reason]) -> None:
    stuck = stuck_on(day, work(), standing)
    assert (set(stuck.reasons) if stuck else set()) == reasons
