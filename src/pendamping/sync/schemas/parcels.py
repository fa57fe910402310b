"""What a file that is carried by hand holds, and its receipt (docs/sneakernet.md)."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from pendamping.sync.schemas.bases import Incoming, Outgoing, Sha256, Short
from pendamping.sync.schemas.commands import Command
from pendamping.sync.schemas.contacts import Answer, FileState, SignedStatement
from pendamping.sync.schemas.devices import Key

MOST_COMMANDS, MOST_FILES = 500, 300


class FileSaid(Incoming):
    sha256: Sha256
    size: Annotated[int, Field(ge=1)]


class ParcelHead(Incoming):
    """What stands unencrypted at the beginning of a parcel (docs/sneakernet.md)."""

    format: int
    id: UUID
    device: UUID
    made_at: AwareDatetime
    recipient: Key
    ephemeral_key: Key
    reply_key: Key


class ParcelList(Incoming):
    """What a parcel brings: commands, and the bytes of these files behind the list."""

    protocol: int
    role: Short = ""
    app_version: Short = ""
    clock: AwareDatetime
    commands: Annotated[tuple[Command, ...], Field(max_length=MOST_COMMANDS)] = ()
    files: Annotated[tuple[FileSaid, ...], Field(max_length=MOST_FILES)] = ()


class FileOutcome(FileState):
    """Of one file in a parcel; `code`: why it was not taken."""


class ParcelProblem(Outgoing):
    code: str
    message: str


class ParcelReceipt(Outgoing):
    """What goes back to the phone."""

    parcel: UUID
    clock: datetime
    problem: ParcelProblem | None = None  # of the parcel as a whole; nothing of it was taken then
    answers: list[Answer] = []
    files: list[FileOutcome] = []
    statement: SignedStatement | None = None
