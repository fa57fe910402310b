"""Making the demo's folder: built aside and moved in when whole, so that an interruption leaves nothing half-done."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pendamping.demo.marker import UNMARKED, marked_version

DATABASE = "pendamping.sqlite3"
JOURNALS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """The folder that `PENDAMPING_HOME` names."""

    home: Path

    @property
    def database(self) -> Path:
        return self.home / DATABASE

    @property
    def unfinished(self) -> Path:
        return self.home / "sedang-disiapkan"

    @property
    def is_prepared(self) -> bool:
        return self.database.exists() and marked_version(self.database) != UNMARKED

    @property
    def holds_something_else(self) -> bool:
        return self.database.exists() and not self.is_prepared

    def prepare(self, arguments: Sequence[str]) -> int:
        """Fill a new folder in a process of its own, then put it in place; returns that process's exit code.

        The server later starts without what filling needed in memory.
        """
        shutil.rmtree(self.unfinished, ignore_errors=True)
        self.unfinished.mkdir(parents=True)
        key = self.home / "secret.key"
        if key.exists():
            shutil.copy2(key, self.unfinished)  # personal fields are encrypted with it
        environment = os.environ | {"PENDAMPING_HOME": str(self.unfinished.resolve())}
        filling = subprocess.Popen(  # noqa: S603  our own program with our own arguments
            [sys.executable, "-m", "pendamping", "fill_demo", *arguments], env=environment
        )
        try:
            code = filling.wait()
        except KeyboardInterrupt:  # the terminal sends it to both; the other one ends by itself
            filling.wait()
            raise
        if code == 0:
            self._move_in()
        return code

    def _move_in(self) -> None:
        """The database comes last: where it stands, everything stands."""
        self.remove()
        media = self.unfinished / "media"
        if media.exists():
            media.rename(self.home / "media")
        (self.unfinished / DATABASE).rename(self.database)
        shutil.rmtree(self.unfinished)

    def remove(self) -> None:
        self.database.unlink(missing_ok=True)
        for ending in JOURNALS:
            self.database.with_name(DATABASE + ending).unlink(missing_ok=True)
        shutil.rmtree(self.home / "media", ignore_errors=True)
