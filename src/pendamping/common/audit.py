"""Adding to the audit trail and checking that nobody changed it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from pendamping.common.bulk import insert_rows
from pendamping.common.models import AuditEntry, AuditHead
from pendamping.common.scope import Scope

START = "0" * 64
HEAD = 1
CHUNK = 2000


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

    `region_code` defaults to the object's own `region_id` where it has one. Facts say which, never a personal value.
    """
    code = region_code or str(getattr(obj, "region_id", "") or "")
    record_acts(scope, [Act(action, obj._meta.label_lower, str(obj.pk), code, facts)])


def record_export(scope: Scope, model: type[models.Model], count: int, **facts: object) -> None:
    """Note that `count` rows left the house as a file: "auditentry.exported"; `facts` say what was asked for."""
    area = scope.prefixes[0] if len(scope.prefixes) == 1 else ""
    action = f"{model._meta.model_name}.exported"
    record_acts(scope, [Act(action, model._meta.label_lower, "", area, {"count": count, **facts})])


def record_acts(scope: Scope, acts: Iterable[Act]) -> None:
    """Add many entries at once: one lock, one insert."""
    acts, now = list(acts), timezone.now()
    if not acts:
        return
    with transaction.atomic():
        head = _locked_head()
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
                facts=json.loads(json.dumps(dict(act.facts), default=str)) if act.facts else {},
                previous_hash=head.hash,
            )
            entry.hash = head.hash = link_hash(entry)
            head.sequence = entry.sequence
            entries.append(entry)
        insert_rows(entries)
        AuditHead.objects.filter(pk=HEAD).update(sequence=head.sequence, hash=head.hash)


def _locked_head() -> AuditHead:
    """The last link, ours until the transaction ends."""
    locked = AuditHead.objects.select_for_update()
    head = locked.filter(pk=HEAD).first()
    if head is None:  # the very first entry of this installation
        AuditHead.objects.get_or_create(pk=HEAD, defaults={"sequence": 0, "hash": START})
        head = locked.get(pk=HEAD)
    return head


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
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def last_link() -> tuple[int, str]:
    """Number and hash of the last entry: noted outside the database, they also show whether its end was cut off."""
    head = AuditHead.objects.filter(pk=HEAD).first()
    return (head.sequence, head.hash) if head else (0, START)


def first_broken_link(progress: Callable[[int, int], None] = lambda _done, _of: None) -> int | None:
    """The number of the first entry that does not follow from the one before; None: the chain is whole.

    Entries may be added meanwhile. `progress` is told how many of how many are checked.
    """
    last, last_hash = last_link()
    hash_before, expected = START, 1
    for entry in AuditEntry.objects.filter(sequence__lte=last).order_by("sequence").iterator(chunk_size=CHUNK):
        if entry.sequence != expected or entry.previous_hash != hash_before or entry.hash != link_hash(entry):
            return expected
        hash_before, expected = entry.hash, expected + 1
        if entry.sequence % CHUNK == 0:
            progress(entry.sequence, last)
    if expected != last + 1 or hash_before != last_hash:
        return expected
    # In this order, so that an entry added in between is in both.
    newest = AuditEntry.objects.aggregate(Max("sequence"))["sequence__max"] or 0
    end = last_link()[0]
    return end + 1 if newest > end else None
