"""A command as it was read, before anything is done about it."""

import hashlib
import json
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from pendamping.common.problems import Problem
from pendamping.sync.commands.registry import KINDS, Kind
from pendamping.sync.errors import BodyUnreadable, KindUnknown
from pendamping.sync.schemas.commands import AboutRecord, Command

SAID_AT_MOST: Final = 5  # faults named in one message


@dataclass(frozen=True, slots=True)
class Brought:
    """A command whose body could be read."""

    command: Command
    kind: Kind
    body: AboutRecord
    digest: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A command that says nothing to this office, and why."""

    command: Command
    problem: Problem


def read(command: Command) -> Brought | Unread:
    kind = KINDS.get(command.kind)
    if kind is None:
        return Unread(command, KindUnknown(kind=command.kind))
    try:
        body = kind.body.model_validate(command.body)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        fields = [".".join(str(part) for part in one["loc"]) for one in faults[:SAID_AT_MOST]]
        return Unread(command, BodyUnreadable(said=", ".join(fields), fields=fields))
    return Brought(command, kind, body, digest_of(command))


def digest_of(command: Command) -> str:
    text = json.dumps([command.kind, command.body], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    # Half of a character is no text, and still has a digest: its body is refused by itself.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
