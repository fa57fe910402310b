"""The one calm line of a home about the months: what one still hands in, and what waits for one's check."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment
from pendamping.reports.calendar import area_of, calendar_of
from pendamping.reports.models import PeriodicReport
from pendamping.reports.selectors.people import REPORTING
from pendamping.reports.selectors.periodic import number_waiting

DAYS_AHEAD = 3  # the line appears on the last day of the month at the latest


@dataclass(frozen=True, slots=True)
class MonthReminder:
    """`to_hand_in` None: nothing of one's own is open."""

    month: Month
    to_hand_in: date | None
    days_late: int
    is_returned: bool
    waiting: int


def month_reminder(scope: Scope) -> MonthReminder | None:
    """About the month that is ending or has just ended; None where there is nothing to say."""
    month = _month_at_hand(scope.today)
    own = _own(scope, month) if scope.may("monthly_report.submit") else None
    waiting = number_waiting(scope) if scope.may("monthly_report.verify") else 0
    if own is None and not waiting:
        return None
    last_day = calendar_of(area_of(scope.prefixes), month).correction_ends
    return MonthReminder(
        month=month,
        to_hand_in=last_day if own is not None else None,
        days_late=max(0, (scope.today - last_day).days),
        is_returned=own == PeriodicReport.State.RETURNED,
        waiting=waiting,
    )


def _month_at_hand(today: date) -> Month:
    current = Month.of(today)
    return current if (current.last - today).days <= DAYS_AHEAD else current.previous()


def _own(scope: Scope, month: Month) -> str | None:
    """The state of the own month while it is still to be handed in: "" before the first time; None without a post."""
    if scope.person_id is None:
        return None
    held = Assignment.objects.overlapping(month.first, month.last).filter(tier__in=REPORTING)
    reports = PeriodicReport.objects.filter(
        author_id=OuterRef("person_id"), kind=PeriodicReport.Kind.MONTHLY, since=month.first
    )
    state = Coalesce(Subquery(reports.values("state")[:1]), Value(""))
    own: str | None = held.filter(person_id=scope.person_id).values_list(state, flat=True).first()
    return own if own in {"", *PeriodicReport.EDITABLE} else None
