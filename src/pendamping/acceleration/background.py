"""A calculation runs in a process of its own, so that it outlives a page, a worker, and cannot take them down."""

import subprocess
import sys
from uuid import UUID


def launch(scenario: UUID, run: UUID) -> None:
    """Start `pendamping solve_scenario` beside this process, with the same environment."""
    subprocess.Popen(  # noqa: S603  our own command and two ids
        [sys.executable, "-m", "pendamping", "solve_scenario", str(scenario), str(run)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
