from datetime import date

import pytest
from pydantic import ValidationError

from pendamping.law.holidays import HolidayYear, holiday_years, holidays_between

SOURCE = {"regulation": None, "article": None, "copy": None}


@pytest.mark.parametrize(("year", "national", "joint_leave"), [(2025, 17, 11), (2026, 17, 8)])
def test_a_known_year_holds_as_many_days_as_its_decree(year: int, national: int, joint_leave: int) -> None:
    known = holiday_years()[year]
    assert (len(known.national), len(known.joint_leave)) == (national, joint_leave)


def test_days_off_cross_the_turn_of_the_year() -> None:
    assert list(holidays_between(date(2025, 12, 24), date(2026, 1, 2))) == [
        date(2025, 12, 25),
        date(2025, 12, 26),
        date(2026, 1, 1),
    ]


def test_an_unknown_year_has_no_days() -> None:
    assert not holidays_between(date(2031, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2025, 1, 1)])
def test_a_day_of_another_year_or_twice_is_refused(day: date) -> None:
    with pytest.raises(ValidationError, match="2025"):
        HolidayYear.model_validate(
            {"name_id": "2025", "year": 2025, "source": SOURCE, "amended_id": None, "checked": None,
             "national": {date(2025, 1, 1): "Tahun Baru"}, "joint_leave": {day: "Tahun Baru"}}
        )  # fmt: skip
