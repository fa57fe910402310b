"""The list of regions that the package carries, into an empty database."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
from django.db import transaction

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.regions.errors import ListAlreadyLoaded, ListMissing
from pendamping.regions.models import Region

PACKAGED_LIST = Path(__file__).resolve().parent.parent / "data" / "wilayah.parquet"
PACKAGED_SOURCE = "Kepmendagri 300.2.2-2138/2025 jo. 300.2.2-2430/2025"
AT_ONCE = 5_000


def read_packaged_list() -> pl.DataFrame:
    """Code, name, kind, latitude, longitude, capital, time zone of every region, ordered by code.

    Raises: ListMissing: the package was not built.
    """
    try:
        return pl.read_parquet(PACKAGED_LIST)
    except FileNotFoundError:
        raise ListMissing from None


@transaction.atomic
def load_national_list(scope: Scope, progress: Callable[[int, int], None] | None = None) -> int:
    """Store every region of the packaged list; returns how many. `progress` hears (stored, all) after each batch.

    Raises:
        NotAllowed: the role in `scope` may not manage regions.
        ListAlreadyLoaded: there are regions already; a newer list is imported instead.
        ListMissing: the package was not built.
    """
    scope.require("region.manage")
    if stored := Region.objects.count():
        raise ListAlreadyLoaded(count=stored)
    regions = read_packaged_list()
    for start in range(0, regions.height, AT_ONCE):
        rows = regions.slice(start, AT_ONCE).drop("kind").iter_rows(named=True)
        Region.objects.bulk_create(Region.of(**row) for row in rows)
        if progress is not None:
            progress(min(start + AT_ONCE, regions.height), regions.height)
    facts = {"rows": regions.height, "source": PACKAGED_SOURCE}
    record_acts(scope, [Act("region.list_loaded", "regions.region", "", "", facts)])
    return regions.height
