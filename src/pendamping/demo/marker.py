"""How a database says that it holds a whole sample world: SQLite's own `user_version`, written as the last step."""

import sqlite3
from pathlib import Path

from django.db import connection

DEMO_VERSION = 5  # raise when the sample world changes so much that an old one should be replaced
UNMARKED = 0


def mark_prepared() -> None:
    """Mark the open database and leave nothing of it in a journal beside the file; others than SQLite need neither."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA user_version = {DEMO_VERSION}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def marked_version(database: Path) -> int:
    """The version of the sample world in this file; 0: it holds something else, or cannot be read."""
    try:
        opened = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        try:
            return int(opened.execute("PRAGMA user_version").fetchone()[0])
        finally:
            opened.close()
    except sqlite3.DatabaseError:
        return UNMARKED
