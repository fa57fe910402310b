"""Adding to the audit trail and checking that nobody changed it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from pendamping.common.models import AuditEntry, AuditHead
from pendamping.common.scope import Scope

START = "0" * 64
HEAD = 1


@dataclass(frozen=True, slots=True)
class Act:
    """What happened to which object; `region_code` "" when it belongs to no area; `facts` must be plain JSON."""

    action: str
    object_type: str
    object_id: str
    region_code: str
    facts: Mapping[str, object]


def record_audit(scope: Scope, action: str, obj: models.Model, region_code: str = "", **facts: object) -> None:
    """Add one entry, in the caller's transaction, so that an act and its trace stand or fall together.

    `region_code` defaults to the object's own `region_id` where it has one.
    """
    code = region_code or str(getattr(obj, "region_id", "") or "")
    record_acts(scope, [Act(action, obj._meta.label_lower, str(obj.pk), code, facts)])


def record_acts(scope: Scope, acts: Iterable[Act]) -> None:
    """Add many entries at once: one lock, one insert."""
    now = timezone.now()
    with transaction.atomic():
        AuditHead.objects.get_or_create(pk=HEAD, defaults={"sequence": 0, "hash": START})
        head = AuditHead.objects.select_for_update().get(pk=HEAD)
        entries = []
        for act in acts:
            entry = AuditEntry(
                sequence=head.sequence + 1,
                at=now,
                account_id=scope.account_id,
                actor=scope.name,
                role=scope.role,
                action=act.action,
                object_type=act.object_type,
                object_id=act.object_id,
                region_code=act.region_code,
                facts=json.loads(json.dumps(dict(act.facts), default=str)),
                previous_hash=head.hash,
            )
            entry.hash = head.hash = link_hash(entry)
            head.sequence = entry.sequence
            entries.append(entry)
        AuditEntry.objects.bulk_create(entries, batch_size=500)
        head.save()


def link_hash(entry: AuditEntry) -> str:
    """SHA-256 over everything the entry says and the link before it."""
    said = [
        entry.sequence,
        _moment(entry.at),
        entry.account_id,
        entry.actor,
        entry.role,
        entry.action,
        entry.object_type,
        entry.object_id,
        entry.region_code,
        entry.facts,
        entry.previous_hash,
    ]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")


def first_broken_link() -> int | None:
    """The sequence number of the first entry that does not follow from the one before; None: the chain is whole."""
    hash_before, expected = START, 1
    for entry in AuditEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence != expected or entry.previous_hash != hash_before or entry.hash != link_hash(entry):
            return expected
        hash_before, expected = entry.hash, expected + 1
    head = AuditHead.objects.filter(pk=HEAD).first()
    return expected if head and (head.hash != hash_before or head.sequence != expected - 1) else None
