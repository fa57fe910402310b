"""The figures of daily work that an installation or a decree may set otherwise."""

from datetime import date, timedelta
from typing import Final

from pendamping.common.periods import Month

DAYS_ACCEPTED_LATE: Final = 7  # of the next month
DAYS_OF_CORRECTION: Final = 3  # of the next month
HOURS_TO_WARN: Final = 12  # in one day
DAYS_TO_WARN: Final = 7  # from the activity to its arrival
FAR_KM: Final = 10
DAYS_BETWEEN_VISITS: Final = 30
MAX_LEAVE_DAYS: Final = 120


def last_day_accepted(day: date) -> date:
    """Until when a report of this day is still taken: the first days of the next month."""
    return Month.of(day).next().first + timedelta(days=DAYS_ACCEPTED_LATE - 1)


def last_day_of_correction(month: Month) -> date:
    """Until when returned reports of a month are mended; afterwards the month is locked."""
    return month.next().first + timedelta(days=DAYS_OF_CORRECTION - 1)
