"""The national holidays and joint leave of `hari_libur.yaml`; a year that is not there is unknown, not without any."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter, model_validator

from pendamping.law.loader import FOLDER, Checked, Source
from pendamping.law.parsing import LawFile

FILE = FOLDER / "hari_libur.yaml"


class HolidayYear(BaseModel):
    """The days of one year, each with its name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name_id: str
    year: int
    source: Source
    amended_id: str | None  # what a later decree changed
    checked: Checked | None
    national: dict[date, str]
    joint_leave: dict[date, str]

    @model_validator(mode="after")
    def days_of_this_year_once(self) -> "HolidayYear":
        outside = [day for day in (*self.national, *self.joint_leave) if day.year != self.year]
        twice = self.national.keys() & self.joint_leave.keys()
        if wrong := sorted([*outside, *twice]):
            raise ValueError(f"{wrong[0]} di luar tahun {self.year} atau ada dua kali")
        return self

    @property
    def days(self) -> Mapping[date, str]:
        """Every day off with its name, in the order of the year."""
        joint = {day: f"Cuti bersama {name}" for day, name in self.joint_leave.items()}
        return dict(sorted((self.national | joint).items()))


@cache
def holiday_years() -> Mapping[int, HolidayYear]:
    """The years that are known."""
    shape = TypeAdapter(tuple[HolidayYear, ...])
    return {one.year: one for one in LawFile(f"law/{FILE.name}", FILE.read_text(encoding="utf-8")).shaped(shape)}


def holidays_between(first: date, last: date) -> dict[date, str]:
    """The national days off from `first` to `last` inclusive, with their names.

    >>> holidays_between(date(2026, 3, 17), date(2026, 3, 18))
    {datetime.date(2026, 3, 18): 'Cuti bersama Hari Suci Nyepi'}
    """
    years = holiday_years()
    known = {year: years[year].days for year in range(first.year, last.year + 1) if year in years}
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return {day: name for day in days if (name := known.get(day.year, {}).get(day))}
