"""From the rows of a query that `selectors.villages` made to figures."""

from django.db.models import Q

from pendamping.indices.overview import VillageFigures
from pendamping.regions.models import Region, RegionQuerySet

# As a name, because they are columns of the query's own joins.
COLUMNS = (
    "code",
    "name",
    *(f"now__{column}" for column in ("status", "value", "iks", "ike", "ikl")),
    *(f"past__{column}" for column in ("status", "value")),
)


def has_result(relation: str) -> Q:
    """Whether a village of such a query has a result in `now` or `past`."""
    return Q((f"{relation}__isnull", False))


def read_figures(villages: RegionQuerySet) -> list[VillageFigures]:
    """One entry per village, in the query's order; the names of their kecamatan come with a second query."""
    rows = list(villages.values(*COLUMNS))
    names = dict(Region.objects.filter(pk__in={row["code"][:6] for row in rows}).values_list("code", "name"))
    return [
        VillageFigures(
            code=row["code"],
            name=row["name"],
            status=row["now__status"] or "",
            value=row["now__value"],
            iks=row["now__iks"],
            ike=row["now__ike"],
            ikl=row["now__ikl"],
            status_before=row["past__status"] or "",
            value_before=row["past__value"],
            district_name=names.get(row["code"][:6], ""),
        )
        for row in rows
    ]
