"""Asking the audit trail. Nobody sees what happened outside their area; what belongs to none, the country sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from pendamping.common.models import AuditEntry
from pendamping.common.scope import Scope, codes_within
from pendamping.regions.selectors import names_of


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    """What to look for; "" and None leave a question open. `obj` is an id, or a type and an id: people.person:17."""

    who: str = ""
    action: str = ""
    obj: str = ""
    area: str = ""  # a region code
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some entries, the newest first, with the names of their areas; `older` leads to the next ones."""

    entries: list[AuditEntry]
    names: dict[str, str]
    older: int | None


def audit_entries(scope: Scope, asked: AuditQuestion) -> QuerySet[AuditEntry]:
    """What was done inside the scope, the newest first.

    Raises: NotAllowed: the role may not read the trail.
    """
    scope.require("audit.read")
    found = AuditEntry.objects.filter(scope.q("region_code"))
    if asked.area:
        found = found.filter(codes_within((asked.area,), "region_code"))
    if asked.action:
        found = found.filter(action=asked.action)
    if asked.who:
        found = found.filter(Q(actor__icontains=asked.who))
    if asked.obj:
        kind, colon, key = asked.obj.rpartition(":")
        found = found.filter(object_id=key, **({"object_type": kind.lower()} if colon else {}))
    if asked.since:
        found = found.filter(at__gte=_start_of(asked.since))
    if asked.until:
        found = found.filter(at__lt=_start_of(asked.until + timedelta(days=1)))
    return found


def audit_page(scope: Scope, asked: AuditQuestion, *, before: int | None = None, size: int = 50) -> AuditPage:
    """One page by number, never by counting: the trail only grows.

    Raises: NotAllowed: the role may not read the trail.
    """
    found = audit_entries(scope, asked)
    if before is not None:
        found = found.filter(sequence__lt=before)
    entries = list(found[: size + 1])
    shown = entries[:size]
    return AuditPage(shown, area_names(scope, shown), shown[-1].sequence if len(entries) > size else None)


def area_names(scope: Scope, entries: Iterable[AuditEntry]) -> dict[str, str]:
    """The names of the areas of these entries, all of them inside the scope."""
    return names_of({entry.region_code for entry in entries if scope.covers(entry.region_code)})


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
