"""Our own results, for all who put them beside the official ones."""

from pendamping.common.scope import Scope, codes_within
from pendamping.indices.models import OwnResult, OwnResultQuerySet


def own_results(scope: Scope, index_id: str, year: int | None = None, region: str = "") -> OwnResultQuerySet:
    """The results that stand, of the villages under `region` ("": all in scope), with their region loaded."""
    results = OwnResult.objects.within(scope).live().filter(codes_within((region,), "region_id"), index_id=index_id)
    if year is not None:
        results = results.filter(year=year)
    return results.select_related("region")
