"""What a verifier is shown first, and what is left out because it says nothing."""

from typing import Any

import pytest

from pendamping.engine.law.definitions import definition
from pendamping.indices.models import OfficialResult
from pendamping.indices.sheet_checks import Compared, Kind, findings_of

IDM = definition("idm")


def found(**other: Any) -> list[tuple[Kind, str, str, str]]:
    """Kind, question, what the sheet says, and what it was compared with."""
    nothing: dict[str, Any] = {
        "given": {}, "scores": {}, "before": {}, "year_before": None, "official": None, "neighbours": {},
    }  # fmt: skip
    compared = Compared(**(nothing | other))
    return [(one.kind, one.answer_id, one.now, one.against) for one in findings_of(IDM, compared)]


@pytest.mark.parametrize(
    ("before", "now", "stands_out"),
    [(10, 25, True), (25, 10, True), (10, 15, False), (1, 2, False), (0, 1, False), (0, 4, True), (4, 4, False)],
)
def test_a_jump_is_twice_as_much_and_more_than_one(before: int, now: int, stands_out: bool) -> None:
    rows = found(given={"paud_count": now}, before={"paud_count": before}, year_before=2023)
    assert bool(rows) == stands_out
    if rows:
        assert rows == [(Kind.JUMP, "paud_count", f"{now} unit", f"2023: {before} unit")]


def test_every_changed_choice_is_told() -> None:
    rows = found(given={"has_library": False}, before={"has_library": True}, year_before=2023)
    assert rows == [(Kind.JUMP, "has_library", "Tidak", "2023: Ya")]


@pytest.mark.parametrize(
    ("way", "stands_out"), [(20_000.0, True), (3.0, True), (5000.0, False), (0.0, False), (6000.0, False)]
)
def test_a_way_is_compared_with_three_neighbours(way: float, stands_out: bool) -> None:
    """Twenty kilometres among villages of two to six; 3 metres, as if kilometres were typed; 0: it lies here."""
    others = {"primary_school_distance_m": [2000.0, 4000.0, 6000.0]}
    assert bool(found(given={"primary_school_distance_m": way}, neighbours=others)) == stands_out


def test_two_neighbours_are_too_few_to_compare_with() -> None:
    assert not found(given={"primary_school_distance_m": 9e5 / 6}, neighbours={"primary_school_distance_m": [1.0, 2.0]})


def test_a_score_far_from_the_official_one_is_told_once() -> None:
    official = OfficialResult(year=2024, scores={"iks_05": 5, "iks_02": 5})
    rows = found(scores={"iks_05": 1, "iks_02": 3}, official=official)
    assert rows == [(Kind.SCORE, "bpjs_participant_count", "skor 1", "hasil resmi 2024: 5")]


def test_what_contradicts_is_told_once_and_before_jumps() -> None:
    given = {"posyandu_count": 2, "posyandu_active_monthly_count": 9}
    rows = found(given=given, before={"posyandu_count": 8}, year_before=2023)
    assert [kind for kind, *_rest in rows] == [Kind.CONTRADICTION, Kind.JUMP]
