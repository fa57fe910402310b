from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.audit import remove_guards, restore_guards

from pendamping.common.audit import first_broken_link, last_link, record_audit, record_export
from pendamping.common.models import AuditEntry, AuditHead
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


@pytest.fixture
def three(sari: Scope, regions: dict[str, Region]) -> None:
    for number in range(3):
        record_audit(sari, "region.seen", regions["6209"], number=number)


@pytest.fixture
def without_guards(db: None) -> Iterator[None]:
    """Somebody with the database in hand."""
    remove_guards()
    yield
    restore_guards()


def test_the_chain_is_whole_after_writing(three: None) -> None:
    assert AuditEntry.objects.count() == 3
    assert first_broken_link() is None


def test_an_empty_trail_is_whole(db: None) -> None:
    assert first_broken_link() is None
    assert last_link()[0] == 0


STATEMENTS = ["UPDATE common_auditentry SET actor = 'x'", "DELETE FROM common_auditentry"]


@pytest.mark.parametrize("statement", [*STATEMENTS, "TRUNCATE common_auditentry"])
def test_the_database_refuses_to_rewrite_history(three: None, statement: str) -> None:
    if statement.startswith("TRUNCATE") and connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL knows TRUNCATE")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.count() == 3


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_changed_entry_breaks_the_chain_at_its_place(three: None, without_guards: None, number: int) -> None:
    AuditEntry.objects.filter(sequence=number).update(actor="Orang lain")
    assert first_broken_link() == number


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_missing_entry_breaks_the_chain_at_its_place(three: None, without_guards: None, number: int) -> None:
    AuditEntry.objects.filter(sequence=number).delete()
    assert first_broken_link() == number


def test_an_entry_slipped_in_at_the_end_is_found(three: None) -> None:
    last = AuditEntry.objects.get(sequence=3)
    last.pk = last.sequence = 4
    last.save(force_insert=True)
    assert first_broken_link() == 4


def test_a_head_set_back_is_found(three: None) -> None:
    AuditHead.objects.update(sequence=2, hash=AuditEntry.objects.get(sequence=2).hash)
    assert first_broken_link() == 3


def test_progress_is_told(three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pendamping.common.audit.CHUNK", 1)
    told: list[tuple[int, int]] = []
    assert first_broken_link(lambda done, of: told.append((done, of))) is None
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_one_entry_costs_three_queries(three: None, sari: Scope, regions: dict[str, Region]) -> None:
    """The lock, the entry, the head; besides the savepoint."""
    with CaptureQueriesContext(connection) as queries:
        record_audit(sari, "region.seen", regions["6209"])
    assert len([one for one in queries if "SAVEPOINT" not in one["sql"]]) == 3


def test_exporting_leaves_a_trace(sari: Scope, regions: dict[str, Region]) -> None:
    record_export(sari, Region, 12, format="csv")
    exported = AuditEntry.objects.get()
    assert (exported.action, exported.facts) == ("region.exported", {"count": 12, "format": "csv"})


def test_what_is_undone_leaves_no_trace(sari: Scope, regions: dict[str, Region]) -> None:
    with transaction.atomic():
        record_audit(sari, "region.seen", regions["6209"])
        transaction.set_rollback(True)
    assert first_broken_link() is None
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_threads_that_write_at_once_make_one_chain(sari: Scope, regions: dict[str, Region]) -> None:
    def write(_number: int) -> None:
        try:
            record_audit(sari, "region.seen", regions["6209"])
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(write, range(20)))
    assert AuditEntry.objects.count() == 20
    assert first_broken_link() is None
