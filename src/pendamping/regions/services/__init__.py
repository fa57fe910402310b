"""What happens to regions."""

from pendamping.regions.services.boundaries import cancel_boundaries, prepare_boundaries, store_boundaries
from pendamping.regions.services.list_apply import apply_list_import
from pendamping.regions.services.list_import import (
    cancel_list_import,
    decide_line,
    prepare_list_import,
)
from pendamping.regions.services.national_list import load_national_list
from pendamping.regions.services.old_codes import import_old_codes

__all__ = [
    "apply_list_import",
    "cancel_boundaries",
    "cancel_list_import",
    "decide_line",
    "import_old_codes",
    "load_national_list",
    "prepare_boundaries",
    "prepare_list_import",
    "store_boundaries",
]
