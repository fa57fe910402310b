"""Identifiers that any machine may make: UUIDv7, ordered by time."""

from uuid import UUID

from uuid_utils import compat


def new_id() -> UUID:
    return compat.uuid7()
