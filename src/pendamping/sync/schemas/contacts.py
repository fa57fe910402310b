"""One contact: what the phone brings and asks, what the office answers."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, JsonValue, StringConstraints

from pendamping.sync.schemas.bases import Incoming, Outgoing, Short
from pendamping.sync.schemas.commands import Command
from pendamping.sync.schemas.records import Change
from pendamping.sync.schemas.reference import ReferenceData

PROTOCOL = 1
MOST_COMMANDS = 50


class Batch(Incoming):
    """Up to 50 commands, oldest first, and what the phone already knows."""

    protocol: int
    role: Short = ""  # in which of the own roles; "": the first
    app_version: Short = ""
    clock: AwareDatetime  # of the phone, at sending
    commands: Annotated[tuple[Command, ...], Field(max_length=MOST_COMMANDS)] = ()
    cursor: Annotated[str, StringConstraints(max_length=400)] = ""  # "": knows nothing yet
    reference: Annotated[str, StringConstraints(max_length=64)] = ""  # digest of the reference data it holds
    waiting: Annotated[int, Field(ge=0, le=100_000)] | None = None  # what stays on the phone besides these commands
    answers_only: bool = False  # more commands follow at once: what changed is told after the last of them


class Answer(Outgoing):
    """What became of one command. `later`: what it speaks of has not arrived here yet; the phone sends it again."""

    id: UUID
    result: Literal["stored", "already_stored", "refused", "later"]
    version: int | None = None
    code: str = ""
    message: str = ""
    field: str | None = None
    facts: dict[str, JsonValue] = {}


class SignedStatement(Outgoing):
    """What the office holds of this person, day by day: `text` is JSON, signed as it stands with Ed25519."""

    text: str
    signature: str  # base64
    public_key: str  # base64
    code: str = ""  # K7QF-28MD: eight signs of the text's digest, to compare by eye


class MonthDue(Outgoing):
    """The own monthly report that is to be handed in: the month at hand, or one that came back."""

    month: str  # "2024-11"
    page: str  # of the office, where that is done: its path
    hand_in_by: date
    is_returned: bool


class Reply(Outgoing):
    protocol: int = PROTOCOL
    clock: datetime  # of the office
    answers: list[Answer]
    changes: list[Change]
    cursor: str
    more: bool  # ask again at once
    anew: bool = False  # a filling from the beginning begins: what it has not named once `more` is over is gone
    restored: bool  # the office went back to an older state: offer again whatever it confirmed since
    reference: ReferenceData | None
    statement: SignedStatement | None
    month_due: MonthDue | None = None  # told when all else is
    next_automatic: int = 900  # seconds until the phone calls again of its own accord; a person may send at any time


class FileState(Outgoing):
    sha256: str
    received: int  # bytes held, from the beginning
    stored: bool  # nothing more is needed
    code: str = ""  # of the Problem for which a report could not take it; it is not sent again
    message: str = ""
