"""Where a command comes from."""

from dataclasses import dataclass

from pendamping.sync.schemas import Command


@dataclass(frozen=True, slots=True)
class Sent:
    """A command with what its phone is known for."""

    command: Command
    app_version: str
    own_version: int | None  # of the record, after the last change that this very phone brought in
