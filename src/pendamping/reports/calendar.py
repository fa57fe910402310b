"""The days of the reporting calendar of an area: the law's files, and what installations set; no secret of anybody."""

from collections.abc import Iterable
from datetime import date

from pendamping.common.periods import Month
from pendamping.fieldwork.limits import FIRST_DAY
from pendamping.law.reporting import MONTHLY, Step, law_day, source_of, windows_on
from pendamping.reports.models import ReportingDay
from pendamping.reports.schemas.calendar import Deadline, MonthCalendar, QuarterWindow

AREA_LENGTHS = (4, 2, 0)  # the narrowest area that set a day decides


def calendar_of(area: str, month: Month) -> MonthCalendar:
    """How long each step of `month` lasts in the area with this code: one query."""
    set_here = _set_for(area, month)
    return MonthCalendar(month, {step: _deadline(step, month, set_here) for step in MONTHLY})


def quarter_windows(area: str, year: int) -> list[QuarterWindow]:
    """When the quarters of a year are scored; empty before the first scheme."""
    scheme = windows_on(date(year, 1, 1))
    if scheme is None:
        return []
    windows = []
    for quarter, window in sorted(scheme.quarters.items()):
        opens = date.fromisoformat(f"{year}-{window.opens}")
        closes = date.fromisoformat(f"{year}-{window.closes}") if window.closes else None
        if closes is None and (day := evaluation_day(area, opens)):
            closes = opens.replace(day=day)
        windows.append(QuarterWindow(quarter, opens, closes))
    return windows


def evaluation_day(area: str, opens: date) -> int | None:
    """The day of the month on which this area closes a quarter's scoring, where its office set one."""
    own = _set_for(area, Month.of(opens)).get(Step.EVALUATION_CLOSES)
    return own.day if own else None


def area_of(prefixes: Iterable[str]) -> str:
    """The kabupaten or wider area whose calendar holds for somebody with these prefixes."""
    return min(prefixes, key=len, default="")[:4]


def _deadline(step: Step, month: Month, set_here: dict[str, ReportingDay]) -> Deadline:
    following = month.next().first
    own = set_here.get(step)
    if own is not None:
        return Deadline(step, following.replace(day=own.day), own.basis, is_local=True)
    day = law_day(step, max(month.first, FIRST_DAY)) or 1
    source = source_of(step)
    return Deadline(step, following.replace(day=day), (source.regulation if source else "") or "", is_local=False)


def _set_for(area: str, month: Month) -> dict[str, ReportingDay]:
    """The row that decides each step: the narrowest area, and of its rows the newest that has begun."""
    codes = dict.fromkeys(area[:length] for length in AREA_LENGTHS)
    rows = ReportingDay.objects.filter(area__in=codes, since__lte=month.first)
    decided: dict[str, ReportingDay] = {}
    for row in sorted(rows, key=lambda one: (len(one.area), one.since)):
        decided[row.step] = row
    return decided
