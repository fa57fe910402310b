"""The list of regions that the package carries, into an empty database."""

from collections.abc import Callable

from django.db import transaction

from pendamping.common.audit import Act, record_acts
from pendamping.common.bulk import insert_rows, tell_planner
from pendamping.common.scope import Scope
from pendamping.regions.errors import ListAlreadyLoaded
from pendamping.regions.lists.packaged import PACKAGED_SOURCE, read_packaged_list
from pendamping.regions.models import Region

AT_ONCE = 5_000


@transaction.atomic
def load_national_list(scope: Scope, progress: Callable[[int, int], None] | None = None) -> int:
    """Store every region of the packaged list; returns how many. `progress` hears (stored, all) after each batch.

    Raises:
        NotAllowed: the role in `scope` may not manage regions, or not those of the whole country.
        ListAlreadyLoaded: there are regions already; a newer list is imported instead.
        ListMissing: the package was not built.
    """
    scope.require("region.manage")
    scope.require_country()
    if stored := Region.objects.count():
        raise ListAlreadyLoaded(count=stored)
    regions = read_packaged_list()
    for start in range(0, regions.height, AT_ONCE):
        rows = regions.slice(start, AT_ONCE).drop("kind").iter_rows(named=True)
        insert_rows([Region.of(**row) for row in rows])
        if progress is not None:
            progress(min(start + AT_ONCE, regions.height), regions.height)
    tell_planner(Region)
    facts = {"rows": regions.height, "source": PACKAGED_SOURCE}
    record_acts(scope, [Act("region.list_loaded", "regions.region", "", "", facts)])
    return regions.height
