"""Identifiers that any machine may make: UUIDv7, ordered by time."""

from datetime import UTC, datetime
from uuid import UUID

from uuid_utils import compat


def new_id() -> UUID:
    return compat.uuid7()


def moment_of(identifier: UUID) -> datetime:
    """When a UUIDv7 was made, by the clock of the machine that made it.

    >>> moment_of(UUID("01931f4e-2c00-7000-8000-000000000000")).isoformat()
    '2024-11-12T07:37:17.056000+00:00'
    """
    return datetime.fromtimestamp((identifier.int >> 80) / 1000, UTC)
