from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from pendamping.common.audit import first_broken_link, record_audit
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


def test_the_chain_is_whole_after_writing(sari: Scope, regions: dict[str, Region]) -> None:
    for number in range(3):
        record_audit(sari, "region.seen", regions["6209"], number=number)
    assert AuditEntry.objects.count() == 3
    assert first_broken_link() is None


@pytest.mark.parametrize("statement", ["UPDATE common_auditentry SET actor = 'x'", "DELETE FROM common_auditentry"])
def test_the_database_refuses_to_rewrite_history(sari: Scope, regions: dict[str, Region], statement: str) -> None:
    record_audit(sari, "region.seen", regions["6209"])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.get().actor == "Sari"


def test_a_changed_entry_breaks_the_chain_at_its_place(
    sari: Scope, regions: dict[str, Region], without_append_only: Callable[[], None]
) -> None:
    for number in range(3):
        record_audit(sari, "region.seen", regions["6209"], number=number)
    without_append_only()
    AuditEntry.objects.filter(sequence=2).update(actor="Orang lain")
    assert first_broken_link() == 2


@pytest.fixture
def without_append_only(db: None) -> Callable[[], None]:
    """Somebody with the database in hand removes the guard."""

    def remove() -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("DROP TRIGGER audit_entry_append_only ON common_auditentry")
            else:
                cursor.execute("DROP TRIGGER audit_entry_no_update")

    return remove
