"""The figures of daily work that an installation or a decree may set otherwise: `law/laporan_harian`."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from pendamping.common.periods import Month
from pendamping.law.loader import figure

FIRST_DAY: Final = date(2015, 1, 1)  # the figures begin with the work itself; what is older is refused as too late


def last_day_accepted(day: date) -> date:
    """Until when a report of this day is still taken: the first days of the next month."""
    return Month.of(day).next().first + timedelta(days=_days("hari_terlambat_diterima", day) - 1)


def last_day_of_correction(month: Month) -> date:
    """Until when returned reports of a month are mended; afterwards the month is locked."""
    return month.next().first + timedelta(days=_days("hari_perbaikan", month.first) - 1)


def usual_hours(day: date) -> int:
    """The hours of work in one day above which a checker is told."""
    return _days("jam_sehari_wajar", day)


def usual_days_until_received(day: date) -> int:
    """The days from an activity to its report above which a checker is told."""
    return _days("hari_sampai_diterima_wajar", day)


def usual_distance_km(day: date) -> Decimal:
    """The distance of a report's point from the village above which a checker is told."""
    return _figure("jarak_dari_desa_wajar", day)


def days_between_visits(day: date) -> int:
    """After how many days without a verified visit a village needs attention."""
    return _days("hari_tanpa_kunjungan", day)


def longest_leave(day: date) -> int:
    """The days of one request."""
    return _days("hari_izin_terlama", day)


def _days(name: str, day: date) -> int:
    return int(_figure(name, day))


def _figure(name: str, day: date) -> Decimal:
    return figure(f"laporan_harian/{name}", on=max(day, FIRST_DAY))
