"""Where a command comes from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from pendamping.common.problems import Problem


@dataclass(frozen=True, slots=True)
class Said:
    """What a phone says of itself with its commands."""

    app_version: str
    clock_skew: int | None = None  # seconds, its clock minus the office's; None: it came as a file


@dataclass(frozen=True, slots=True)
class Sent:
    """What is known of a command besides what it says."""

    app_version: str
    own_version: int | None  # of the record, after the last change that this very phone brought in
    written_at: datetime  # on the phone, by the office's clock
    version: int | None = None  # with which an office that was restored since had taken this command
    clock_skew: int | None = None  # seconds, the phone's clock minus the office's; None: it came as a file


Asked: TypeAlias = tuple[Any, Sent]  # the body, of the type that its kind of command names
Outcome: TypeAlias = int | Problem | None  # the record's version afterwards, where it has versions; or why not
