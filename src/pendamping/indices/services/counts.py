"""Recording counts that were only published as counts."""

from collections.abc import Mapping

from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.indices.errors import CountsMissing
from pendamping.indices.models import Family, PublishedCount
from pendamping.regions.selectors import get_region


@transaction.atomic
def record_published_counts(scope: Scope, code: str, year: int, source: str, numbers: Mapping[str, int]) -> None:
    """What `source` says about one area and year; it replaces what the same source was recorded to say before.

    Raises:
        NotAllowed: the role in `scope` may not record counts.
        RegionNotFound: absent, or outside `scope`.
        CountsMissing: no status has a number.
    """
    scope.require("index.import")
    region = get_region(scope, code)
    if not numbers:
        raise CountsMissing
    said = PublishedCount.objects.filter(region=region, family=Family.IDM, year=year, source=source)
    before = dict(said.values_list("status", "number"))
    said.delete()
    PublishedCount.objects.bulk_create(
        PublishedCount(
            region=region,
            family=Family.IDM,
            year=year,
            status=status,
            number=number,
            source=source,
            recorded_on=scope.today,
        )
        for status, number in numbers.items()
    )
    facts = {"year": year, "source": source, "numbers": dict(numbers), "before": before}
    record_audit(scope, "index.counts_recorded", region, region_code=region.code, **facts)
