"""Setting the days of the reporting calendar that the law leaves to an installation."""

import itertools
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.law.reporting import MONTHLY, Step
from pendamping.reports.calendar import calendar_of
from pendamping.reports.errors import CalendarAlreadyPast, CalendarOutOfOrder, CalendarOutsideScope
from pendamping.reports.models import ReportingDay


@dataclass(frozen=True, slots=True)
class NewReportingDay:
    area: str
    step: Step
    since: date
    day: int
    basis: str


@transaction.atomic
def set_reporting_day(scope: Scope, new: NewReportingDay) -> ReportingDay:
    """Set until which day a step lasts, from a month on; a row for the same month takes the new day.

    Raises:
        NotAllowed: the role sets no calendar.
        CalendarOutsideScope: the area is not this scope's.
        CalendarAlreadyPast: the month is over, and its calendar stands.
        CalendarOutOfOrder: a step would end before the one ahead of it.
    """
    scope.require("reporting_calendar.write")
    if not scope.covers(new.area):
        raise CalendarOutsideScope
    first = Month.of(scope.today).first
    if new.since < first:
        raise CalendarAlreadyPast(first=date_format(first))
    row, _is_new = ReportingDay.objects.update_or_create(
        area=new.area, step=new.step, since=new.since.replace(day=1), defaults={"day": new.day, "basis": new.basis}
    )
    _check_order(new, row)
    record_audit(scope, "reporting_day.set", row, new.area, step=row.step, since=row.since.isoformat(), day=row.day)
    return row


def _check_order(new: NewReportingDay, row: ReportingDay) -> None:
    calendar = calendar_of(new.area, Month.of(new.since))
    steps = [calendar.deadlines[step] for step in MONTHLY]
    names = dict(ReportingDay.STEPS)
    for before, after in itertools.pairwise(steps):
        if after.on < before.on:
            raise CalendarOutOfOrder(day=row.day, before=names.get(before.step, before.step), before_day=before.on.day)
