"""The one calm line about the own month, for whoever works on the phone."""

from django.urls import reverse

from pendamping.common.scope import Scope
from pendamping.reports.selectors.reminders import month_reminder
from pendamping.sync.schemas.contacts import MonthDue


def month_due(scope: Scope) -> MonthDue | None:
    """At most two queries; None where nothing of one's own is to be handed in."""
    reminder = month_reminder(scope, waiting=0)
    if reminder is None or reminder.to_hand_in is None:
        return None
    month = reminder.month.iso
    return MonthDue(
        month=month,
        page=reverse("reports:month", args=[scope.person_id, month]),
        hand_in_by=reminder.to_hand_in,
        is_returned=reminder.is_returned,
    )
