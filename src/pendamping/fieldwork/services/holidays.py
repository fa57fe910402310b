"""Days off that an office adds to the national list, and takes away again."""

from collections.abc import Sequence

from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import HolidayOutsideScope
from pendamping.fieldwork.models import LocalHoliday
from pendamping.fieldwork.schemas import NewHoliday
from pendamping.fieldwork.selectors.holidays import get_own_holiday


@transaction.atomic
def add_holidays(scope: Scope, area: str, days: Sequence[NewHoliday], basis: str) -> None:
    """Write down days off of one area; a day that stands there already takes the new name.

    Raises:
        NotAllowed: the role adds no holidays.
        HolidayOutsideScope: the area is not this scope's.
    """
    scope.require("holiday.write")
    if not scope.covers(area):
        raise HolidayOutsideScope
    for day in days:
        holiday, _is_new = LocalHoliday.objects.update_or_create(
            area=area, date=day.date, defaults={"name": day.name, "basis": basis}
        )
        record_audit(scope, "holiday.added", holiday, area, date=day.date.isoformat(), name=day.name)


@transaction.atomic
def remove_holiday(scope: Scope, holiday_id: int) -> None:
    """Take one day off the list: it is a working day again.

    Raises: NotAllowed, NotFound: the role may not, or the day is not of this scope's areas.
    """
    scope.require("holiday.write")
    holiday = get_own_holiday(scope, holiday_id)
    record_audit(scope, "holiday.removed", holiday, holiday.area, date=holiday.date.isoformat(), name=holiday.name)
    holiday.delete()
