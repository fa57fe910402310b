"""The reporting calendar: the narrowest area decides, earlier months keep theirs, steps stay in order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pendamping.access.roles import Role
from pendamping.common.periods import Month
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.law.reporting import Step
from pendamping.reports.calendar import calendar_of, quarter_windows
from pendamping.reports.errors import CalendarAlreadyPast, CalendarOutOfOrder, CalendarOutsideScope
from pendamping.reports.models import ReportingDay
from pendamping.reports.selectors.calendar import reporting_days
from pendamping.reports.services.calendar import NewReportingDay, set_reporting_day

NOVEMBER = Month(2024, 11)


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Lina", Role.DPMD, "6209")


def new(day: int, **changes: object) -> NewReportingDay:
    given = NewReportingDay(
        area="6209", step=Step.REGENCY_RECAP, since=date(2024, 11, 1), day=day, basis="Surat Kepala Dinas 1/2024"
    )
    return replace(given, **changes)  # type: ignore[arg-type]  # each test changes fields of their own kinds


def test_without_a_word_of_the_office_the_law_files_hold(db: None) -> None:
    calendar = calendar_of("6209", Month(2024, 10))
    assert calendar.correction_ends == date(2024, 11, 3)
    assert calendar.supervisor_recap_ends == date(2024, 11, 5)
    assert calendar.regency_recap_ends == date(2024, 11, 10)


def test_the_narrowest_area_decides_and_earlier_months_keep_theirs(dpmd: Scope) -> None:
    ReportingDay.objects.create(area="62", step=Step.REGENCY_RECAP, since=date(2024, 1, 1), day=12, basis="Surat")
    set_reporting_day(dpmd, new(8))
    assert calendar_of("6209", NOVEMBER).regency_recap_ends == date(2024, 12, 8)
    assert calendar_of("6209", Month(2024, 10)).regency_recap_ends == date(2024, 11, 12)
    assert calendar_of("6201", NOVEMBER).regency_recap_ends == date(2024, 12, 12)
    assert len(reporting_days(dpmd)) == 2


def test_steps_stay_in_order(dpmd: Scope) -> None:
    with pytest.raises(CalendarOutOfOrder):
        set_reporting_day(dpmd, new(4))
    with pytest.raises(CalendarOutOfOrder):
        set_reporting_day(dpmd, new(2, step=Step.SUPERVISOR_RECAP))


def test_refusals(dpmd: Scope, budi: Scope) -> None:
    with pytest.raises(CalendarAlreadyPast):
        set_reporting_day(dpmd, new(9, since=date(2024, 10, 1)))
    with pytest.raises(CalendarOutsideScope):
        set_reporting_day(dpmd, new(9, area="6201"))
    with pytest.raises(NotAllowed):
        set_reporting_day(budi, new(9))


def test_the_closing_of_a_quarter_is_the_installations_to_set(dpmd: Scope) -> None:
    later = replace(dpmd, today=date(2025, 1, 15))
    assert [one.closes for one in quarter_windows("6209", 2025)][:3] == [None, None, None]
    set_reporting_day(later, new(4, step=Step.EVALUATION_CLOSES, since=date(2025, 1, 1)))
    closings = [one.closes for one in quarter_windows("6209", 2025)]
    assert closings == [date(2025, 4, 4), date(2025, 7, 4), date(2025, 10, 4), date(2025, 11, 15)]
    assert quarter_windows("6209", 2024) == []
