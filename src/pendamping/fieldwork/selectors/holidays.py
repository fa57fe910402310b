"""The days off that hold where somebody works."""

from django.db.models import Q

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import LocalHoliday


def local_holidays(scope: Scope, year: int) -> list[LocalHoliday]:
    """Those of a year that touch the scope: of its areas, of what lies above them, and of what lies inside."""
    touching = Q(area="")
    for prefix in scope.prefixes:
        touching |= Q(area__startswith=prefix) | Q(area__in=[prefix[:length] for length in (2, 4)])
    return list(LocalHoliday.objects.filter(touching, date__year=year))


def get_own_holiday(scope: Scope, holiday_id: int) -> LocalHoliday:
    """Raises: NotFound: no such day, or not one of this scope's own areas."""
    holiday = LocalHoliday.objects.filter(pk=holiday_id).first()
    if holiday is None or not scope.covers(holiday.area):
        raise NotFound
    return holiday
