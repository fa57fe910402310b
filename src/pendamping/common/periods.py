"""Periods that reports are asked for."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

ROMAN = ("I", "II", "III", "IV")


class Span(Protocol):
    """Days from `first` to `last` inclusive."""

    @property
    def first(self) -> date: ...

    @property
    def last(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Days:
    """Any days that follow each other."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month.

    >>> Month(2024, 12).next().iso, Month(2024, 2).last.day
    ('2025-01', 29)
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str | None) -> "Month | None":
        """`YYYY-MM`; None for anything else."""
        try:
            return cls.of(date.fromisoformat(f"{text}-01"))
        except ValueError:
            return None

    @property
    def iso(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range(self.last.day)]

    def next(self) -> "Month":
        return Month.of(self.last + timedelta(days=1))

    def previous(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    def __str__(self) -> str:
        return date_format(self.first, "F Y")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year.

    >>> Quarter(2025, 4).last, Quarter.of(date(2025, 3, 31)), Quarter(2025, 1).previous()
    (datetime.date(2025, 12, 31), Quarter(year=2025, number=1), Quarter(year=2024, number=4))
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def parse(cls, text: str | None) -> "Quarter | None":
        """`YYYY-N`; None for anything else."""
        year, _dash, number = (text or "").partition("-")
        if not (year.isdecimal() and len(year) == len("2025") and year.isascii() and number in {"1", "2", "3", "4"}):
            return None
        return cls(int(year), int(number)) if int(year) else None

    @property
    def iso(self) -> str:
        return f"{self.year:04}-{self.number}"

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return Month(self.year, 3 * self.number).last

    def previous(self) -> "Quarter":
        return Quarter.of(self.first - timedelta(days=1))

    def next(self) -> "Quarter":
        return Quarter.of(self.last + timedelta(days=1))

    def __str__(self) -> str:
        return _("Triwulan %(number)s %(year)s") % {"number": ROMAN[self.number - 1], "year": self.year}


@dataclass(frozen=True, slots=True, order=True)
class Semester:
    """Half of a calendar year.

    >>> Semester.parse("2024-S1").last, Semester.of(date(2024, 7, 1)).iso, Semester(2024, 1).previous().iso
    (datetime.date(2024, 6, 30), '2024-S2', '2023-S2')
    >>> Semester.parse("2024-S3"), Semester.parse("2024-1")
    (None, None)
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Semester":
        return cls(day.year, (day.month - 1) // 6 + 1)

    @classmethod
    def parse(cls, text: str | None) -> "Semester | None":
        """`YYYY-SN`; None for anything else."""
        year, _dash, number = (text or "").partition("-S")
        quarter = Quarter.parse(f"{year}-{number}") if number in {"1", "2"} else None
        return cls(quarter.year, quarter.number) if quarter else None

    @property
    def iso(self) -> str:
        return f"{self.year:04}-S{self.number}"

    @property
    def first(self) -> date:
        return date(self.year, 6 * self.number - 5, 1)

    @property
    def last(self) -> date:
        return Month(self.year, 6 * self.number).last

    def previous(self) -> "Semester":
        return Semester.of(self.first - timedelta(days=1))

    def next(self) -> "Semester":
        return Semester.of(self.last + timedelta(days=1))

    def __str__(self) -> str:
        return _("Semester %(number)s %(year)s") % {"number": ROMAN[self.number - 1], "year": self.year}


def end_of_day(day: date) -> datetime:
    """The moment at which that day is over in the office: what happened before it was known on that day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A calendar year.

    >>> Year.parse("2024").last, Year(2024).next().iso, Year.parse("24")
    (datetime.date(2024, 12, 31), '2025', None)
    """

    year: int

    @classmethod
    def of(cls, day: date) -> "Year":
        return cls(day.year)

    @classmethod
    def parse(cls, text: str | None) -> "Year | None":
        """`YYYY`; None for anything else."""
        months = Month.parse(f"{text}-01")
        return cls(months.year) if months else None

    @property
    def iso(self) -> str:
        return f"{self.year:04}"

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    def previous(self) -> "Year":
        return Year(self.year - 1)

    def next(self) -> "Year":
        return Year(self.year + 1)

    def __str__(self) -> str:
        return _("Tahun %(year)s") % {"year": self.year}


LongPeriod = Quarter | Semester | Year  # what several months add up to
Period = Month | LongPeriod


def parse_long_period(text: str | None) -> LongPeriod | None:
    """`YYYY-N`, `YYYY-SN` or `YYYY`; None for anything else."""
    return Quarter.parse(text) or Semester.parse(text) or Year.parse(text)


def parse_period(text: str | None) -> Period | None:
    """`YYYY-MM`, `YYYY-N`, `YYYY-SN` or `YYYY`; None for anything else.

    >>> [str(type(parse_period(one)).__name__) for one in ("2024-04", "2024-4", "2024-S2", "2024", "2024-5", "")]
    ['Month', 'Quarter', 'Semester', 'Year', 'NoneType', 'NoneType']
    """
    return Month.parse(text) or parse_long_period(text)


def long_periods_of(day: date) -> tuple[Quarter, Semester, Year]:
    """The ones that hold this day, the shortest first."""
    return Quarter.of(day), Semester.of(day), Year.of(day)


def closed_by(month: Month) -> tuple[LongPeriod, ...]:
    """The longer periods that end with this month.

    >>> [[one.iso for one in closed_by(Month(2024, number))] for number in (2, 3, 6, 12)]
    [[], ['2024-1'], ['2024-2', '2024-S1'], ['2024-4', '2024-S2', '2024']]
    """
    return tuple(one for one in long_periods_of(month.last) if one.last == month.last)


def months_in(span: Span) -> list[Month]:
    """The months of a period that begins and ends with one.

    >>> [one.iso for one in months_in(Quarter(2024, 4))]
    ['2024-10', '2024-11', '2024-12']
    """
    months = [Month.of(span.first)]
    while months[-1].last < span.last:
        months.append(months[-1].next())
    return months
