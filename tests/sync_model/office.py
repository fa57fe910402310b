"""The real server as phones reach it, on a machine that dies in mid-work and is restored from its backups."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.test import Client

ON_SQLITE = connection.vendor == "sqlite"


class Broken(Exception):
    """A promise that does not hold."""


class Killed(BaseException):
    """The process is gone: no handler of the product sees this."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one request: `lost` and `unheard` are drops of the request and of its answer."""

    lost: bool = False
    unheard: bool = False
    twice: bool = False
    dies_at: int | None = None  # the statement at which the server is killed

    def __str__(self) -> str:
        said = [name for name in ("lost", "unheard", "twice") if getattr(self, name)]
        if self.dies_at is not None:
            said.append(f"server killed at its statement {self.dies_at}")
        return ", ".join(said) or "answered"


WELL = Fate()


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    token: str
    content: bytes
    media_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Heard:
    status: int
    said: dict[str, Any]


@dataclass
class Office:
    """`backups` are real copies: of the SQLite file by its own backup interface, of PostgreSQL by savepoints."""

    media: Path
    client: Client = field(default_factory=Client)
    sent: list[Request] = field(default_factory=list)  # what may still wander about in the network
    backups: list[Any] = field(default_factory=list)

    def ask(self, request: Request, fate: Fate = WELL) -> Heard | None:
        """The answer, or None where it never reached the phone."""
        self.sent.append(request)
        if fate.lost:
            return None
        answer = self._handle(request, fate.dies_at)
        if fate.twice:
            answer = self._handle(request, None)
        return None if fate.unheard or answer is None else answer

    def deliver_again(self, place: int) -> Heard | None:
        """An old request arrives once more, long after its phone gave it up; nobody hears the answer."""
        return self._handle(self.sent[place % len(self.sent)], None) if self.sent else None

    def _handle(self, request: Request, dies_at: int | None) -> Heard | None:
        headers = {"Authorization": f"Bearer {request.token}"}
        try:
            with _dying(dies_at):
                answer = self.client.generic(
                    request.method, request.path, request.content, request.media_type, headers=headers
                )
        except Killed:
            return None
        heard = Heard(answer.status_code, answer.json())
        codes = [one["code"] for one in heard.said.get("answers", [])]
        if heard.status >= 500 or "sync.office_fault" in codes:
            raise Broken(f"the office broke: {heard}")
        return heard

    def back_up(self) -> None:
        files = self.media.parent / f"backup-{len(self.backups)}"
        self.backups.append((_copy_of_database(), files))
        shutil.rmtree(files, ignore_errors=True)
        shutil.copytree(self.media, files)

    def restore(self, place: int, *, with_files: bool) -> None:
        """Go back to a backup; `with_files`: the folder of files too, otherwise it is newer than the database."""
        place %= len(self.backups)
        database, files = self.backups[place]
        _put_back(database)
        if with_files:
            shutil.rmtree(self.media)
            shutil.copytree(files, self.media)
        del self.backups[place + 1 :]  # on PostgreSQL they ended with it

    def forget_everything(self) -> None:
        """Back to the first backup, for the next story."""
        self.restore(0, with_files=True)
        self.sent.clear()


def _copy_of_database() -> Any:
    if not ON_SQLITE:
        return transaction.savepoint()
    connection.ensure_connection()
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)
    return copy


def _put_back(copy: Any) -> None:
    if ON_SQLITE:
        copy.backup(connection.connection)
    else:
        transaction.savepoint_rollback(copy)


@contextmanager
def _dying(at: int | None) -> Iterator[None]:
    """Kill at the statement with this number; what was not committed by then is rolled back, as by the database."""
    if at is None:
        yield
        return
    left = at

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        left -= 1
        if left == -1:
            raise Killed
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield
