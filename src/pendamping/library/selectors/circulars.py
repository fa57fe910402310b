"""Finding circulars: those for this reader, those of an office, and who has not read one."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pendamping.access.models import Membership
from pendamping.common.scope import Scope, codes_within
from pendamping.library.errors import CircularNotFound
from pendamping.library.models import Circular, CircularQuestion, CircularReceipt, SearchEntry

UNREAD, SENT = "belum", "kirim"


@dataclass(frozen=True, slots=True)
class WantedCirculars:
    """Which circulars to show; "": all that are for this reader."""

    text: str = ""
    shelf: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "WantedCirculars":
        shelf = query.get("rak", "")
        return cls(
            text=query.get("q", "").strip()[:120].replace("\x00", ""), shelf=shelf if shelf in {UNREAD, SENT} else ""
        )


def circulars_in(scope: Scope, wanted: WantedCirculars) -> QuerySet[Circular]:
    """The newest first; `is_read` says whether this account has read it."""
    if wanted.shelf == SENT:
        found = _sent(scope)
    elif wanted.shelf == UNREAD:
        found = _unread(scope)
    else:
        found = Circular.objects.addressed_to(scope)
    if wanted.text:
        found = found.filter(search_entry__in=SearchEntry.objects.matching(wanted.text))
    counted = found.annotate(is_read=Exists(_own_receipts(scope)), receipts_number=Count("receipts", distinct=True))
    return counted.order_by("-issued_on", "-pk")


def _sent(scope: Scope) -> QuerySet[Circular]:
    return Circular.objects.filter(scope.q("region_code")) if scope.may("circular.write") else Circular.objects.none()


def _unread(scope: Scope) -> QuerySet[Circular]:
    return Circular.objects.addressed_to(scope).standing().exclude(Exists(_own_receipts(scope)))


def _own_receipts(scope: Scope) -> QuerySet[CircularReceipt]:
    return CircularReceipt.objects.filter(circular=OuterRef("pk"), account_id=scope.account_id or 0)


def unread_circulars(scope: Scope) -> QuerySet[Circular]:
    """Those that still wait for this reader: for the notice at their home."""
    if scope.account_id is None or not scope.may("circular.read"):
        return Circular.objects.none()
    return _unread(scope)


def get_circular(scope: Scope, pk: UUID) -> Circular:
    """Raises: CircularNotFound: absent, or neither for this reader nor of its office."""
    found = Circular.objects.within(scope).select_related("regulation", "attachment").filter(pk=pk).first()
    if found is None:
        raise CircularNotFound
    return found


def get_question(scope: Scope, pk: UUID) -> CircularQuestion:
    """Raises: CircularNotFound: absent, or about a circular that is not for this scope."""
    found = CircularQuestion.objects.select_related("circular").filter(pk=pk).first()
    if found is None:
        raise CircularNotFound
    get_circular(scope, found.circular_id)
    return found


def is_addressed(scope: Scope, circular: Circular) -> bool:
    return Circular.objects.addressed_to(scope).filter(pk=circular.pk).exists()


def sends(scope: Scope, circular: Circular) -> bool:
    """Whether this scope speaks for the office that sent it."""
    return scope.may("circular.write") and scope.covers(circular.region_code)


@dataclass(frozen=True, slots=True)
class Reached:
    """How many of those addressed have read it."""

    addressed: int
    read: int

    @property
    def unread(self) -> int:
        return self.addressed - self.read


def recipients_of(scope: Scope, circular: Circular) -> QuerySet[Membership]:
    """The holders of its roles in its area today, one line per account and role, those who have not read it first.

    Only for the office that sent it.
    """
    if not sends(scope, circular):
        return Membership.objects.none()
    holders = _holders(scope, circular)
    receipts = CircularReceipt.objects.filter(circular=circular, account_id=OuterRef("account_id"))
    return (
        holders.annotate(has_read=Exists(receipts))
        .select_related("account")
        .order_by("has_read", "region_code", "account__name", "pk")
    )


def reached_by(scope: Scope, circular: Circular) -> Reached:
    """Counts people, not roles."""
    accounts = _holders(scope, circular).order_by().values("account_id").distinct()
    return Reached(
        addressed=accounts.count(), read=CircularReceipt.objects.filter(circular=circular, account__in=accounts).count()
    )


def _holders(scope: Scope, circular: Circular) -> QuerySet[Membership]:
    """An account that was suspended reads nothing and is not waited for."""
    here = codes_within((circular.region_code,), "region_code") if circular.region_code else Q()
    roles = circular.roles.values("role")
    return Membership.objects.valid_on(scope.today).filter(here, role__in=roles, account__is_active=True)
