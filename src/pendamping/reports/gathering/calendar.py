"""The days of a month on which work is expected."""

from datetime import date

from pendamping.common.periods import Month
from pendamping.fieldwork.models import Leave
from pendamping.people.models import Person

SATURDAY = 5


def working_days(month: Month) -> list[date]:
    return [day for day in month.days if day.weekday() < SATURDAY]


def leave_days(person: Person, month: Month) -> list[date]:
    """Working days of granted leave."""
    spans = list(
        Leave.objects.filter(
            person=person, state=Leave.State.GRANTED, start__lte=month.last, end__gte=month.first
        ).values_list("start", "end")
    )
    return [day for day in working_days(month) if any(start <= day <= end for start, end in spans)]
