"""The one calm line of a home about the months: what one still hands in, and what waits for one's check."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from pendamping.common.periods import Month
from pendamping.common.questions import written_once
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment, Person
from pendamping.reports.calendar import area_of, calendar_of
from pendamping.reports.models import PeriodicReport
from pendamping.reports.selectors.people import REPORTING

DAYS_AHEAD = 3  # the line appears on the last day of the month at the latest


@dataclass(frozen=True, slots=True)
class MonthReminder:
    """`to_hand_in` None: nothing of one's own is open. One that came back is told before the month at hand."""

    month: Month
    to_hand_in: date | None
    days_late: int
    is_returned: bool
    waiting: int


def month_reminder(scope: Scope, waiting: int) -> MonthReminder | None:
    """About the month that is ending or has just ended; None where there is nothing to say.

    `waiting`: how many of `months_to_check` there are.
    """
    month = _month_at_hand(scope.today)
    own = _own(scope, month) if scope.may("monthly_report.submit") else None
    month = own.month if own else month
    if own is None and not waiting:
        return None
    last_day = calendar_of(area_of(scope.prefixes), month).correction_ends if own is not None else None
    return MonthReminder(
        month=month,
        to_hand_in=last_day,
        days_late=max(0, (scope.today - last_day).days) if last_day else 0,
        is_returned=own is not None and own.is_returned,
        waiting=waiting,
    )


def _month_at_hand(today: date) -> Month:
    current = Month.of(today)
    return current if (current.last - today).days <= DAYS_AHEAD else current.previous()


@dataclass(frozen=True, slots=True)
class _Open:
    month: Month
    is_returned: bool


def _own(scope: Scope, month: Month) -> _Open | None:
    """The own month that is still to be handed in: the oldest that came back, else `month` in which one held a post."""
    if scope.person_id is None:
        return None
    since, holds_post, is_in = next(iter(_stands(scope.person_id, month)), (None, False, False))
    if since is not None:
        return _Open(Month.of(since), is_returned=True)
    return _Open(month, is_returned=False) if holds_post and not is_in else None


@written_once
def _stands(person_id: UUID, month: Month) -> QuerySet[Person, Any]:
    """From when the oldest month is that came back; whether one held a post in `month`, and handed it in."""
    reports = PeriodicReport.objects.filter(author_id=OuterRef("pk"), kind=PeriodicReport.Kind.MONTHLY)
    returned = reports.filter(state=PeriodicReport.State.RETURNED).order_by("since")
    held = Assignment.objects.overlapping(month.first, month.last).filter(tier__in=REPORTING, person_id=OuterRef("pk"))
    gone_in = reports.filter(since=month.first).exclude(state__in=PeriodicReport.EDITABLE)
    return Person.objects.filter(pk=person_id).values_list(
        Subquery(returned.values("since")[:1]), Exists(held), Exists(gone_in)
    )
