"""Works of the own villages: records of their own on most phones, on the sheets of whoever works in many villages."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import QuerySet

from pendamping.common.scope import Scope
from pendamping.sync.schemas.works import WorkOut
from pendamping.sync.selectors.own_villages import own_villages
from pendamping.sync.works import works_told
from pendamping.villages.models import Work

YEARS_BACK = 1  # before this one


def works_as_records(scope: Scope) -> QuerySet[Work]:
    """Those of this year and the last; none for whoever works in more than a kecamatan."""
    return Work.objects.none() if own_villages(scope).too_many else _recent(scope)


def works_on_sheets(scope: Scope, codes: Collection[str]) -> dict[str, list[WorkOut]]:
    """By village, in two queries; the other half of `works_as_records`."""
    found: dict[str, list[WorkOut]] = defaultdict(list)
    for work in works_told(_recent(scope).filter(region__in=codes)):
        found[work.region].append(work)
    return found


def _recent(scope: Scope) -> QuerySet[Work]:
    return Work.objects.within(scope).filter(year__gte=scope.today.year - YEARS_BACK)
