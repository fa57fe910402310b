"""The real server in processes of its own over the database of the running test, and phones that call it."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from tests.demo import ROOT, free_port

PATIENCE = 60  # seconds for one answer, on a busy machine
Answer = tuple[int, dict[str, Any]]


class Gone(Exception):
    """The server stopped before it answered; whether it did what was asked is unknown."""


def call(port: int, method: str, path: str, token: str, content: bytes) -> Answer:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(
            method, path, content, {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        )
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    except (HTTPException, OSError) as error:
        raise Gone from error
    finally:
        connection.close()


def send_all(port: int, token: str, batch: dict[str, Any], photos: Sequence[bytes]) -> list[str]:
    """One phone's evening, in a process of its own: its batch, then each photo; what became of each command."""
    _status, said = call(port, "POST", "/api/sync", token, json.dumps(batch).encode())
    for photo in photos:
        sha256 = hashlib.sha256(photo).hexdigest()
        call(port, "PUT", f"/api/files/{sha256}?size={len(photo)}&offset=0", token, photo)
    return [one["result"] for one in said["answers"]]


@contextmanager
def server(environment: dict[str, str], *, workers: int = 1) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """`pendamping serve` while the block runs: its port, and its process in a group of its own."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PENDAMPING_", "DJANGO_"))}
    command = [sys.executable, "-m", "pendamping", "serve", "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=kept | {"PYTHONPATH": str(ROOT / "src"), "PENDAMPING_BASE_URL": f"http://127.0.0.1:{port}"} | environment,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if "Alamat:" in line:
                break
        yield port, process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


@contextmanager
def over_test_database(*, workers: int = 1) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The same database and files as the running test, which must really commit."""
    from django.conf import settings
    from django.db import connection

    known = connection.settings_dict
    address = f"sqlite:///{known['NAME']}"
    if connection.vendor == "postgresql":
        folder = known["OPTIONS"].get("host") or known["HOST"]
        address = f"postgresql://{known['USER']}@/{known['NAME']}?host={folder}"
    with tempfile.TemporaryDirectory() as home:
        media = Path(home) / "media"
        media.symlink_to(settings.MEDIA_ROOT)
        environment = {
            "DATABASE_URL": address,
            "PENDAMPING_HOME": home,
            "PENDAMPING_HTTPS": "0",
            "PENDAMPING_SYNC_AT_ONCE": "8",  # nobody is sent away: what is tested is what happens at once
            "PENDAMPING_SECRET_KEY": settings.SECRET_KEY,
        }
        with server(environment, workers=workers) as running:
            yield running
