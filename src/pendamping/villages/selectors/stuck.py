"""Which works are stuck today, from where their last progress left them: no history is read."""

from pendamping.common.scope import Scope, codes_within
from pendamping.villages.models import Work, WorkState
from pendamping.villages.selectors.known import YEARS, KnownWork
from pendamping.villages.standing import standing_as_stored, stuck_on


def stuck_now(scope: Scope, code: str) -> list[KnownWork]:
    """The stuck works of an area, the longest first: one query; why one stopped stands on its own page."""
    day = scope.today
    begun = Work.objects.within(scope).filter(codes_within((code,), "region_id"), planned_start__lte=day)
    open_ones = begun.filter(year__gt=day.year - YEARS).exclude(state=WorkState.DONE).select_related("region")
    known = [_known(scope, one) for one in open_ones]
    return sorted((one for one in known if one.stuck), key=lambda one: (-one.days_stuck, one.work.region_id))


def _known(scope: Scope, work: Work) -> KnownWork:
    standing = standing_as_stored(work)
    return KnownWork(work, standing, stuck_on(scope.today, work, standing))
