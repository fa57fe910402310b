"""When a quarter is scored: the window of the law's file, and the closing day that an office set in its calendar."""

from collections.abc import Callable
from datetime import date, timedelta

from pendamping.common.periods import Quarter
from pendamping.law.reporting import Window, windows_on

# The reporting calendar stands above this room; it puts its question here when the program starts.
OfficeDay = Callable[[str, date], int | None]  # area, first day of the window → day of that month
_office_days: list[OfficeDay] = []


def ask_for_office_days(asked: OfficeDay) -> None:
    """From now on, ask this for the day that an office set, where the law leaves it open."""
    _office_days[:] = [asked]


def opens_on(quarter: Quarter) -> date:
    """The first day on which a quarter is scored; without a calendar of the law the day after the quarter."""
    window = _window(quarter)
    return quarter.last + timedelta(days=1) if window is None else _day_of(quarter, window.opens)


def closes_on(area: str, quarter: Quarter) -> date | None:
    """The last day of the window in the area with this code; None where neither the law nor the office names one."""
    window = _window(quarter)
    if window is None:
        return None
    if window.closes is not None:
        return _day_of(quarter, window.closes)
    opens = _day_of(quarter, window.opens)
    days = (asked(area, opens) for asked in _office_days)
    return next((opens.replace(day=day) for day in days if day is not None), None)


def _window(quarter: Quarter) -> Window | None:
    scheme = windows_on(quarter.first)
    return next((one for number, one in scheme.quarters.items() if number == quarter.number), None) if scheme else None


def _day_of(quarter: Quarter, month_and_day: str) -> date:
    return date.fromisoformat(f"{quarter.year}-{month_and_day}")
