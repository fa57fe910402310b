"""What changed for one person since a cursor: read off the audit trail, whose one order is the order of commits.

Every write adds an entry under one lock, so a number that is visible has every smaller one visible too, and no change
can slip in behind a cursor. The cursor carries the hash of its link: an office that was restored to an older state no
longer has that link, and knows so at once.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from pendamping.common.audit import last_link
from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors.checkers import posts_below
from pendamping.indices.models import Round
from pendamping.meetings.models import Action
from pendamping.meetings.models.meeting import invited
from pendamping.obstacles.models import Obstacle
from pendamping.regions.models import Region
from pendamping.sync.schemas.records import Change, RecordType
from pendamping.sync.selectors.told import OTHERS_FOR, OWN_FOR, TOLD, own_leaves, sheets

PAGE: Final = 200
ORDER: Final = tuple(TOLD)
TYPES: Final[Mapping[str, RecordType]] = {one.label: kind for kind, one in TOLD.items()}
ROUND: Final = Round._meta.label_lower


@dataclass(frozen=True, slots=True)
class Cursor:
    """`sequence`, `link`: the audit entry up to which all is known; `type`, `after`: how far the first filling is."""

    sequence: int
    link: str
    area: str  # fingerprint of the scope
    type: RecordType | None = None  # None: the first filling is done
    after: str = ""
    newest: int = 0  # the audit entry up to which the office had come when it said this, with what it confirmed then
    newest_link: str = ""

    def encode(self) -> str:
        known = [self.sequence, self.link, self.area, self.type, self.after]
        said = json.dumps([*known, self.newest, self.newest_link], separators=(",", ":"))
        return base64.urlsafe_b64encode(said.encode()).decode()

    @classmethod
    def decode(cls, text: str) -> "Cursor | None":
        """None for one that this office did not write: the phone begins anew."""
        try:
            sequence, link, area, kind, after, *seen = json.loads(base64.urlsafe_b64decode(text.encode()))
            newest, newest_link = seen or (0, "")
        except (ValueError, binascii.Error, TypeError):
            return None
        if not all(type(one) is int and 0 <= one < 2**63 for one in (sequence, newest)):
            return None
        if kind not in (None, *ORDER) or not all(isinstance(one, str) for one in (link, area, after, newest_link)):
            return None
        return cls(sequence, link, area, kind, after, newest, newest_link) if kind is None or _is_id(after) else None


@dataclass(frozen=True, slots=True)
class Pulled:
    changes: list[Change]
    cursor: Cursor
    more: bool
    restored: bool
    anew: bool = False  # the first page of a filling


def pull(scope: Scope, cursor_text: str) -> Pulled:
    """The next page of what changed, from the beginning where the cursor is empty, strange, or of another area."""
    cursor = Cursor.decode(cursor_text) if cursor_text else None
    restored = cursor is not None and not _is_ours(cursor)
    anew = cursor is None or restored or cursor.area != area_of(scope)
    newest, newest_link = last_link()
    if cursor is None or anew:
        cursor = Cursor(newest, newest_link, area_of(scope), ORDER[0])
    cursor = replace(cursor, newest=newest, newest_link=newest_link)
    if cursor.type is not None:
        return replace(_fill(scope, cursor, restored=restored), anew=anew)
    return _since(scope, cursor, restored=restored)


def stay(scope: Scope, cursor_text: str) -> str | None:
    """The same place, with what the office confirmed by now: else a restore to before that would go unnoticed.

    None: there is no such place, so the phone has to be told more at once; it knows nothing yet, or what it knows is
    of another area, another office's, or was restored away.
    """
    cursor = Cursor.decode(cursor_text) if cursor_text else None
    if cursor is None or cursor.area != area_of(scope) or not _is_ours(cursor):
        return None
    newest, newest_link = last_link()
    return replace(cursor, newest=newest, newest_link=newest_link).encode()


def area_of(scope: Scope) -> str:
    """What a phone may see depends on nothing else: who asks where, and which posts below are held by whom."""
    said = json.dumps([str(scope.person_id), scope.role, sorted(scope.prefixes), posts_below(scope)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _is_ours(cursor: Cursor) -> bool:
    """Whether this office's trail has those very links: what was confirmed while pages were still to come too."""
    links = {(cursor.sequence, cursor.link), (cursor.newest, cursor.newest_link)}
    expected = {(sequence, link) for sequence, link in links if sequence}
    found = AuditEntry.objects.filter(pk__in=[sequence for sequence, _link in expected]).values_list("pk", "hash")
    return set(found) == expected


def _fill(scope: Scope, cursor: Cursor, *, restored: bool) -> Pulled:
    """The first filling, type after type by id, as much as one page holds; what changes meanwhile comes after it."""
    kind, after = cursor.type, cursor.after
    changes: list[Change] = []
    while kind is not None and len(changes) < PAGE:
        ids = _ids(scope, kind, after)
        changes += _changes(scope, {kind: ids})
        if len(ids) == PAGE:
            after = str(ids[-1])
        else:
            place = ORDER.index(kind) + 1
            kind, after = (ORDER[place] if place < len(ORDER) else None), ""
    more = kind is not None or cursor.newest > cursor.sequence
    return Pulled(changes, replace(cursor, type=kind, after=after), more=more, restored=restored)


def _ids(scope: Scope, kind: RecordType, after: str) -> list[UUID]:
    beyond = Q(pk__gt=UUID(after)) if after else Q()
    visible = TOLD[kind].visible(scope).filter(beyond).order_by("pk")
    return list(visible.values_list("pk", flat=True)[:PAGE])


def _since(scope: Scope, cursor: Cursor, *, restored: bool) -> Pulled:
    """What the trail tells of after the cursor, each record once and as it is now."""
    if cursor.sequence == cursor.newest:
        return Pulled([], cursor, more=False, restored=restored)
    entries = list(
        _concerning(scope)
        .filter(sequence__gt=cursor.sequence, sequence__lte=cursor.newest, object_type__in=[*TYPES, ROUND])
        .order_by("sequence")
        .values_list("sequence", "hash", "object_type", "object_id")[:PAGE]
    )
    asked: dict[RecordType, dict[UUID, None]] = {}  # each once, in the order of the trail
    for _sequence, _hash, object_type, object_id in entries:
        if object_type != ROUND:
            asked.setdefault(TYPES[object_type], {})[UUID(object_id)] = None
    if rounds := [UUID(object_id) for _sequence, _hash, object_type, object_id in entries if object_type == ROUND]:
        theirs = sheets(scope).filter(round__in=rounds).order_by("pk").values_list("pk", flat=True)
        asked.setdefault("index_sheet", {}).update(dict.fromkeys(theirs))
    more = len(entries) == PAGE
    sequence, link = (entries[-1][0], entries[-1][1]) if more else (cursor.newest, cursor.newest_link)
    return Pulled(_changes(scope, asked), replace(cursor, sequence=sequence, link=link), more=more, restored=restored)


def _concerning(scope: Scope) -> QuerySet[AuditEntry]:
    """Entries about the area, by this account, about the kabupaten's rounds, or what else is theirs, from elsewhere."""
    regencies = {prefix[: Region.Level.REGENCY] for prefix in scope.prefixes if prefix}
    return AuditEntry.objects.filter(
        scope.q("region_code")
        | Q(account_id=scope.account_id)
        | Q(object_type=ROUND, region_code__in=regencies)
        | Q(object_type__in=TYPES, object_id__in=_from_elsewhere(scope))
    )


def _from_elsewhere(scope: Scope) -> list[str]:
    """What is own or of people posted in the area and tells of other areas; own leaves, which are decided on above."""
    if scope.covers_country:
        return []
    theirs = Q(date__gte=scope.today - OTHERS_FOR) | Q(
        state__in=(DailyReport.State.SUBMITTED, DailyReport.State.RETURNED)
    )
    reports = DailyReport.objects.filter(
        Q(author_id=scope.person_id, date__gte=scope.today - OWN_FOR) | (scope.q("author_post") & theirs)
    ).exclude(scope.q("region_id"))
    raised = Obstacle.objects.filter(raised_by_id=scope.person_id, raised_by__isnull=False).exclude(
        scope.q("region_id")
    )
    owned = Action.objects.filter(person=scope.person_id, person__isnull=False).exclude(scope.q("region_id"))
    ids = [one for found in (reports, own_leaves(scope), raised, owned) for one in found.values_list("pk", flat=True)]
    return [str(pk) for pk in [*ids, *invited(scope).values_list("meeting_id", flat=True)]]


def _changes(scope: Scope, asked: Mapping[RecordType, Iterable[UUID]]) -> list[Change]:
    changes: list[Change] = []
    for kind, ids in asked.items():
        if not (wanted := list(ids)):
            continue
        told = TOLD[kind]
        found = told.changes(told.visible(scope).filter(pk__in=wanted))
        changes += [found.get(one) or Change(type=kind, id=one, gone=True) for one in wanted]
    return changes


def _is_id(text: str) -> bool:
    try:
        UUID(text or "0" * 32)
    except ValueError:
        return False
    return True
