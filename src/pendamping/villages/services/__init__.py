"""Changing what is known of works."""

from pendamping.villages.services.importing import Imported, import_works
from pendamping.villages.services.progress import write_progress
from pendamping.villages.services.recording import edit_work, note_export, record_work, withdraw_work

__all__ = [
    "Imported",
    "edit_work",
    "import_works",
    "note_export",
    "record_work",
    "withdraw_work",
    "write_progress",
]
