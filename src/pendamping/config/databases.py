"""Copying the whole database out and in again, SQLite and PostgreSQL alike, while others use it."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import connections
from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem

JOURNALS = ("-wal", "-shm", "-journal")
# What PostgreSQL's own programs read from the environment, so that no password stands among their arguments.
LIBPQ = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "passfile": "PGPASSFILE",
    "service": "PGSERVICE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


class ToolMissing(Problem):
    code = "backup.tool_missing"
    message = _("Program %(tool)s tidak ditemukan. Pasang perkakas PostgreSQL: apt-get install postgresql-client.")


class ToolFailed(Problem):
    code = "backup.tool_failed"
    message = _("%(tool)s berhenti: %(said)s")


class DatabaseDamaged(Problem):
    code = "backup.database_damaged"
    message = _("Salinan basis data tidak utuh: %(said)s")


class DatabaseInUse(Problem):
    code = "backup.database_in_use"
    message = _("Basis data sedang dipakai. Hentikan server lebih dahulu, lalu ulangi.")


class Database(Protocol):
    """One kind of database; `file_name` is what its copy is called inside a backup."""

    file_name: str

    def copy_to(self, target: Path) -> None: ...

    def holds_data(self) -> bool: ...

    def replace_with(self, copy: Path, aside: Path) -> None:
        """Put the copy in the place of what is there, which is kept in the folder `aside` where it can be."""


def this_database() -> Database:
    given = settings.DATABASES["default"]
    return Sqlite(Path(given["NAME"])) if given["ENGINE"].endswith("sqlite3") else Postgresql(given)


class Sqlite:
    """One file; SQLite's own backup reads a single moment of it, whoever writes meanwhile."""

    file_name = "basis-data.sqlite3"

    def __init__(self, path: Path) -> None:
        self.path = path

    def copy_to(self, target: Path) -> None:
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
        self._check(target)

    def holds_data(self) -> bool:
        return self.path.exists() and self.path.stat().st_size > 0

    def replace_with(self, copy: Path, aside: Path) -> None:
        self._check(copy)
        connections.close_all()
        if self.path.exists():
            self._close()
            shutil.move(self.path, aside / self.path.name)
        for ending in JOURNALS:
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        shutil.move(copy, self.path)

    def _close(self) -> None:
        """Only the last connection may leave the write-ahead log, so this fails while a server has the file open."""
        with closing(sqlite3.connect(self.path, timeout=1)) as alone:
            try:
                (mode,) = alone.execute("PRAGMA journal_mode=DELETE").fetchone()
            except sqlite3.OperationalError:
                raise DatabaseInUse from None
        if mode != "delete":
            raise DatabaseInUse

    @staticmethod
    def _check(path: Path) -> None:
        with closing(sqlite3.connect(path)) as opened:
            try:
                (said,) = opened.execute("PRAGMA quick_check").fetchone()
            except sqlite3.DatabaseError as error:
                said = str(error)
        if said != "ok":
            raise DatabaseDamaged(said=said)


class Postgresql:
    """A server; its own pg_dump reads a single moment, and pg_restore writes all or nothing."""

    file_name = "basis-data.dump"

    def __init__(self, given: Mapping[str, Any]) -> None:
        said = {name: given[name.upper()] for name in ("host", "port", "user", "password")} | given["OPTIONS"]
        self.name = str(given["NAME"])
        self.environment = {LIBPQ[name]: str(value) for name, value in said.items() if value and name in LIBPQ}

    def copy_to(self, target: Path) -> None:
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", self.name)

    def holds_data(self) -> bool:
        return bool(connections["default"].introspection.table_names())

    def replace_with(self, copy: Path, aside: Path) -> None:
        self.copy_to(aside / self.file_name)
        connections.close_all()
        options = ("--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-privileges")
        self._run("pg_restore", *options, f"--dbname={self.name}", str(copy))

    def _run(self, tool: str, *options: str) -> None:
        path = shutil.which(tool)
        if path is None:
            raise ToolMissing(tool=tool)
        done = subprocess.run(  # noqa: S603  the database's own tool with our own arguments
            (path, *options), env=os.environ | self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise ToolFailed(tool=tool, said=done.stderr.strip()[-500:])
