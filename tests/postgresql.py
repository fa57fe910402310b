"""A real PostgreSQL for one test run: started here from Debian's server binaries, gone afterwards.

`PENDAMPING_TEST_DATABASE=postgresql pytest` runs every storage test on it; `make test` runs both databases.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = 0
UNPRIVILEGED = "postgres"  # the account that Debian's package makes; PostgreSQL refuses to run as root


def server_binaries() -> Path | None:
    """The folder of the newest installed server, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def start_server() -> tuple[str, Path]:
    """Start a server on a socket in a new folder.

    Returns: its database URL, and the folder to hand to `stop_server`.
    """
    binaries = server_binaries()
    if binaries is None:
        raise FileNotFoundError("no PostgreSQL server binaries: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pendamping-pg-"))
    if os.getuid() == ROOT:
        shutil.chown(folder, UNPRIVILEGED)
    data = folder / "data"
    _as_server(
        str(binaries / "initdb"), "-D", str(data), "-U", "pendamping", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"
    )
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
    _as_server(str(binaries / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    return f"postgresql://pendamping@/postgres?host={folder}", folder


def stop_server(folder: Path) -> None:
    binaries = server_binaries()
    if binaries is not None:
        _as_server(str(binaries / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _as_server(*command: str) -> None:
    user = UNPRIVILEGED if os.getuid() == ROOT else None
    subprocess.run(command, check=True, user=user, stdout=subprocess.DEVNULL, cwd="/", env={"PATH": os.environ["PATH"]})
