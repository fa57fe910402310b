"""A test that really commits leaves entries in the audit trail, which refuses to be emptied: this empties it."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.db import connection

GUARDS = {
    "sqlite": ["DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_entry_no_delete"],
    "postgresql": [
        "DROP TRIGGER audit_entry_append_only ON common_auditentry",
        "DROP FUNCTION audit_entry_append_only()",
        "DROP TRIGGER audit_entry_no_truncate ON common_auditentry",
        "DROP FUNCTION audit_entry_no_truncate()",
    ],
}


def remove_guards() -> None:
    """What somebody with the database in hand can do."""
    with connection.cursor() as cursor:
        for statement in GUARDS[connection.vendor]:
            cursor.execute(statement)


def restore_guards() -> None:
    append_only = import_module("pendamping.common.migrations.0002_audit_append_only")
    truncate = import_module("pendamping.common.migrations.0003_audit_refuse_truncate")
    statements = {"sqlite": append_only.SQLITE, "postgresql": append_only.POSTGRESQL + truncate.POSTGRESQL}
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


@pytest.fixture(autouse=True)
def emptied_audit_trail(request: pytest.FixtureRequest) -> Iterator[None]:
    mark = request.node.get_closest_marker("django_db")
    commits = mark is not None and mark.kwargs.get("transaction", False)
    if commits:
        request.getfixturevalue("transactional_db")
    yield
    if commits:
        remove_guards()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM common_auditentry")
        restore_guards()
