"""Asking about regions. Codes and names are public; which of them a person works with is for the scope to say."""

from pendamping.regions.codes import plain_code
from pendamping.regions.selectors.maps import MapEvent, RegencyMap, outline_svg, regency_map
from pendamping.regions.selectors.search import find_regions, find_regions_anywhere
from pendamping.regions.selectors.tree import (
    ancestors_of,
    children_of,
    get_region,
    history_of,
    names_of,
    roots_of,
    villages_under,
)

__all__ = [
    "MapEvent",
    "RegencyMap",
    "ancestors_of",
    "children_of",
    "find_regions",
    "find_regions_anywhere",
    "get_region",
    "history_of",
    "names_of",
    "outline_svg",
    "plain_code",
    "regency_map",
    "roots_of",
    "villages_under",
]
