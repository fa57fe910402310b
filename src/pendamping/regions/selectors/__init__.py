"""Asking about regions. Codes and names are public; which of them a person works with is for the scope to say."""

from pendamping.regions.codes import plain_code
from pendamping.regions.selectors.groups import get_group, groups_in, groups_of, members_offered
from pendamping.regions.selectors.imports import (
    boundary_imports,
    get_boundary_import,
    get_list_import,
    line_counts,
    lines_of,
    list_imports,
)
from pendamping.regions.selectors.maps import MapEvent, RegencyMap, outline_svg, preview_map, regency_map
from pendamping.regions.selectors.search import find_regions, find_regions_anywhere
from pendamping.regions.selectors.tree import (
    Contents,
    ancestors_of,
    children_of,
    contents_of,
    contents_of_each,
    get_region,
    history_of,
    names_of,
    roots_of,
    villages_under,
)

__all__ = [
    "Contents",
    "MapEvent",
    "RegencyMap",
    "ancestors_of",
    "boundary_imports",
    "children_of",
    "contents_of",
    "contents_of_each",
    "find_regions",
    "find_regions_anywhere",
    "get_boundary_import",
    "get_group",
    "get_list_import",
    "get_region",
    "groups_in",
    "groups_of",
    "history_of",
    "line_counts",
    "lines_of",
    "list_imports",
    "members_offered",
    "names_of",
    "outline_svg",
    "plain_code",
    "preview_map",
    "regency_map",
    "roots_of",
    "villages_under",
]
