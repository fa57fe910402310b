from datetime import date

import pytest
from pydantic import TypeAdapter

from pendamping.law.parsing import LawFault, LawFile
from pendamping.law.reporting import QuarterWindows, Step, law_day, windows_on, without_overlap

SCHEME = """
- name_id: Skema contoh
  effective_from: {start}
  effective_to: {end}
  source: {{regulation: null, article: null, copy: null}}
  checked: null
  quarters:
    1: {{opens: "04-01", closes: {closes}}}
    2: {{opens: "07-01", closes: null}}
    3: {{opens: "10-01", closes: null}}
    4: {{opens: "10-01", closes: "11-15"}}
"""


def schemes(text: str) -> tuple[QuarterWindows, ...]:
    shaped: tuple[QuarterWindows, ...] = LawFile("law/contoh.yaml", text).shaped(
        TypeAdapter(tuple[QuarterWindows, ...])
    )
    return shaped


def scheme(start: str, end: str, closes: str = "null") -> str:
    return SCHEME.format(start=start, end=end, closes=closes)


def test_the_days_of_a_month_come_one_after_the_other() -> None:
    days = [law_day(step, date(2024, 10, 1)) for step in (Step.CORRECTION, Step.SUPERVISOR_RECAP, Step.REGENCY_RECAP)]
    assert days == [3, 5, 10]


def test_the_quarters_of_2025_leave_open_what_their_source_leaves_open() -> None:
    windows = windows_on(date(2025, 6, 30))
    assert windows is not None
    assert [windows.quarters[number].closes for number in (1, 2, 3, 4)] == [None, None, None, "11-15"]
    assert windows_on(date(2024, 12, 31)) is None


def test_two_calendars_on_one_day_are_refused() -> None:
    first, second = scheme("2025-01-01", "2025-12-31"), scheme("2025-12-31", "null")
    with pytest.raises(ValueError, match="berlaku bersamaan"):
        without_overlap(schemes(first + second))
    follows = scheme("2026-01-01", "null")
    assert len(without_overlap(schemes(first + follows))) == 2


def test_a_window_that_closes_before_it_opens_is_refused() -> None:
    with pytest.raises(LawFault, match="sebelum dibuka"):
        schemes(scheme("2025-01-01", "null", closes='"03-31"'))
