"""Taking the audit trail along."""

from dataclasses import asdict

from django.db import transaction

from pendamping.access.errors import TooManyEntries
from pendamping.access.selectors import AuditQuestion, audit_entries
from pendamping.common.audit import record_export
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope

MOST_IN_WORKBOOK = 50_000


@transaction.atomic
def note_audit_export(scope: Scope, asked: AuditQuestion, kind: str) -> int:
    """Put into the trail itself that it is taken along as a "csv" or "xlsx"; returns how many entries that are.

    Raises:
        NotAllowed: the role may not read the trail.
        TooManyEntries: a workbook of them would be too large.
    """
    count = audit_entries(scope, asked).count()
    if kind == "xlsx" and count > MOST_IN_WORKBOOK:
        raise TooManyEntries(count=count, limit=MOST_IN_WORKBOOK)
    question = {name: value for name, value in asdict(asked).items() if value}
    record_export(scope, AuditEntry, count, format=kind, **question)
    return count
