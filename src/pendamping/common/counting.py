"""Several numbers in one query."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value


def numbers_of(rows: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each of these finds, by its name: one query for all of them, none where nothing can be found."""
    return dict.fromkeys(rows, 0) | dict(counting(rows))


def counting(rows: Mapping[str, QuerySet[Any]]) -> QuerySet[Any]:
    """The query of `numbers_of`: names and numbers, without the names that find nothing."""
    first, *others = (
        found.order_by()
        .annotate(counted_as=Value(name, output_field=CharField()))
        .values("counted_as")
        .annotate(number=Count("pk"))
        .values_list("counted_as", "number")
        for name, found in rows.items()
    )
    together: QuerySet[Any] = first.union(*others, all=True)
    return together
