"""Long work in a process of its own (decision 11): it outlives a page and a worker, and cannot take them down."""

import subprocess
import sys
import time
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id

SILENT: Final = timedelta(seconds=90)  # work that says nothing for so long is dead
SECOND: Final = 1.0
AT_ONCE: Final = 2  # of one kind on one machine; each takes a core
SECONDS_BETWEEN_LOOKS: Final = "2"  # how often a page that shows it looks again


def launch(command: str, *ids: UUID) -> None:
    """Start one of our commands beside this process, with the same environment."""
    subprocess.Popen(  # noqa: S603  our own command and ids
        [sys.executable, "-m", "pendamping", command, *map(str, ids)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


class BackgroundWork(models.Model):
    """What such a process works on: `run` names the process, so that one that was given up changes nothing."""

    OPEN: ClassVar = ("preparing", "running")

    state = models.CharField(_("keadaan"), max_length=10)  # its own words; the two above are its first ones
    run = models.UUIDField(null=True)
    stop_asked = models.BooleanField(default=False)
    heard_at = models.DateTimeField(null=True)
    progress = models.FloatField(default=0)  # 0..1

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    def is_interrupted(self, now: datetime) -> bool:
        """Whether its process ended without a word, such as by a restart of the machine."""
        return self.is_open and (self.heard_at is None or now - self.heard_at > SILENT)

    def is_running(self, now: datetime) -> bool:
        return self.run is not None and self.is_open and not self.is_interrupted(now)

    @property
    def percent(self) -> int:
        return round(100 * self.progress)

    def begin(self, now: datetime) -> UUID:
        """Wait for a new process, whose name is returned; the caller saves, and launches it on commit."""
        self.run = new_id()
        self.state, self.heard_at, self.stop_asked, self.progress = self.OPEN[0], now, False, 0
        return self.run


def others_running(work: models.QuerySet[Any], now: datetime) -> int:
    """How many of these are being worked on."""
    return work.filter(state__in=BackgroundWork.OPEN, heard_at__gt=now - SILENT).count()


class Listener:
    """Writes down how far the work is and reads whether to stop, both at most once a second."""

    def __init__(self, mine: models.QuerySet[Any]) -> None:
        """`mine`: the row of this run, and none once it was given up."""
        self._mine = mine
        self._told = self._asked = 0.0
        self._stop = False

    def tell(self, **facts: Any) -> None:
        """`progress` and whatever else the work keeps of how far it is."""
        if time.monotonic() - self._told >= SECOND:
            self._told = time.monotonic()
            self._mine.update(heard_at=timezone.now(), **facts)

    def stop(self) -> bool:
        if time.monotonic() - self._asked >= SECOND:
            self._asked = time.monotonic()
            # A row that no longer carries this run was given up: stop as well.
            self._stop = self._mine.values_list("stop_asked", flat=True).first() is not False
        return self._stop
