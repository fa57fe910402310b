"""What happens to regions."""

from pendamping.regions.services.boundaries import cancel_boundaries, prepare_boundaries, store_boundaries
from pendamping.regions.services.groups import change_group, close_group, create_group
from pendamping.regions.services.list_apply import apply_list_import
from pendamping.regions.services.list_import import (
    cancel_list_import,
    decide_line,
    decide_open_lines,
    prepare_list_import,
)
from pendamping.regions.services.national_list import load_national_list
from pendamping.regions.services.old_codes import import_old_codes
from pendamping.regions.services.settings import change_logo, change_settings
from pendamping.regions.services.successors import name_successor

__all__ = [
    "apply_list_import",
    "cancel_boundaries",
    "cancel_list_import",
    "change_group",
    "change_logo",
    "change_settings",
    "close_group",
    "create_group",
    "decide_line",
    "decide_open_lines",
    "import_old_codes",
    "load_national_list",
    "name_successor",
    "prepare_boundaries",
    "prepare_list_import",
    "store_boundaries",
]
