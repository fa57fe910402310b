"""Which days an answer covers, and when the next one is due."""

from calendar import monthrange
from datetime import date

from pendamping.common.periods import Month, Quarter, Semester
from pendamping.exchange.models import DataRequest

Period, Rhythm = DataRequest.Period, DataRequest.Rhythm
MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.SEMESTER: 6, Rhythm.YEARLY: 12}


def days_of(period: str, due: date) -> tuple[date, date]:
    """The first and last day that an answer due on this day covers.

    >>> days_of("last_quarter", date(2026, 4, 5))
    (datetime.date(2026, 1, 1), datetime.date(2026, 3, 31))
    >>> days_of("last_semester", date(2026, 4, 5))
    (datetime.date(2025, 7, 1), datetime.date(2025, 12, 31))
    """
    if period == Period.LAST_MONTH:
        month = Month.of(due).previous()
        return month.first, month.last
    if period == Period.LAST_QUARTER:
        quarter = Quarter.of(due).previous()
        return quarter.first, quarter.last
    if period == Period.LAST_SEMESTER:
        semester = Semester.of(due).previous()
        return semester.first, semester.last
    year = due.year - 1 if period == Period.LAST_YEAR else due.year
    return date(year, 1, 1), min(date(year, 12, 31), due)


def next_due(rhythm: str, due: date) -> date | None:
    """The same day of the next turn, or the last of a month that is too short; None after a single answer.

    >>> next_due("monthly", date(2026, 1, 31)), next_due("once", date(2026, 1, 31))
    (datetime.date(2026, 2, 28), None)
    >>> next_due("semester", date(2026, 8, 31))
    datetime.date(2027, 2, 28)
    """
    if rhythm not in MONTHS:
        return None
    ahead = due.year * 12 + due.month - 1 + MONTHS[Rhythm(rhythm)]
    year, month = ahead // 12, ahead % 12 + 1
    return date(year, month, min(due.day, monthrange(year, month)[1]))
