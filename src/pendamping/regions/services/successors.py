"""Who follows a region that is no more."""

from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.regions.errors import SuccessorUnfit
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region


@transaction.atomic
def name_successor(scope: Scope, code: str, successor: str) -> Region:
    """Say which region a closed one went into.

    Raises:
        NotAllowed: the role in `scope` may not manage regions.
        RegionNotFound: one of them is not in `scope`.
        SuccessorUnfit: the region is still open, or the successor closed, of another level or the region itself.
    """
    scope.require("region.manage")
    region, follower = get_region(scope, code), get_region(scope, successor)
    if not region.is_closed or follower.is_closed or follower.level != region.level:
        raise SuccessorUnfit(successor=follower.dotted, region=region.dotted)
    region.successor = follower
    region.save(update_fields=["successor"])
    record_audit(scope, "region.successor_named", region, region.code, successor=follower.code)
    return region
