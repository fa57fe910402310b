"""Asking about works."""

from pendamping.villages.selectors.known import KnownWork, works_known
from pendamping.villages.selectors.stuck import stuck_now
from pendamping.villages.selectors.works import (
    Totals,
    Wanted,
    desa_to_name,
    get_work,
    totals_of,
    works_in,
    years_of,
)

__all__ = [
    "KnownWork",
    "Totals",
    "Wanted",
    "desa_to_name",
    "get_work",
    "stuck_now",
    "totals_of",
    "works_in",
    "works_known",
    "years_of",
]
