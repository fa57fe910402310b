"""Asking about accounts: who is inside an area, who may be changed by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pendamping.access.errors import TakerUnknown
from pendamping.access.hierarchy import roles_managed_by
from pendamping.access.models import Account, Membership
from pendamping.access.phones import normal_phone, phone_digest
from pendamping.access.roles import Role
from pendamping.access.selectors.roles import RoleLine, role_lines, roles_not_over
from pendamping.common.models import AuditEntry
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope

HISTORY = 20


def accounts_in(scope: Scope) -> QuerySet[Account]:
    """Accounts with a role, now or before, inside the scope; those without any role: who made them, and the country."""
    roles = Membership.objects.filter(account=OuterRef("pk"))
    if "" in scope.prefixes:
        return Account.objects.all()
    inside = Exists(roles.filter(scope.q("region_code")))
    return Account.objects.filter(inside | (~Exists(roles) & Q(created_by_id=scope.account_id)))


def get_account(scope: Scope, pk: int) -> Account:
    """Raises: NotFound: no such account, or none of its roles lies inside `scope`."""
    account = accounts_in(scope).filter(pk=pk).first()
    if account is None:
        raise NotFound
    return account


def get_accounts(scope: Scope, keys: Sequence[int]) -> list[Account]:
    """Those of these accounts that lie inside `scope` and may be changed by who asks, by name."""
    found = accounts_in(scope).filter(pk__in=keys, is_active=True)
    return [account for account in found if may_manage(scope, account)]


def find_taker(scope: Scope, username: str) -> Account:
    """Who takes over: an account of this area, by its exact account name.

    Raises: TakerUnknown: no such account inside `scope`.
    """
    taker = accounts_in(scope).filter(username=username.strip().lower()).first()
    if taker is None:
        raise TakerUnknown(username=username)
    return taker


def own_account(scope: Scope) -> Account:
    """Raises: NotFound: a command asks, which has no account."""
    if scope.account_id is None:
        raise NotFound
    return Account.objects.get(pk=scope.account_id)


def search_accounts(scope: Scope, text: str = "", role: str = "", status: str = "") -> QuerySet[Account]:
    """Accounts by name, account name, e-mail or telephone number.

    Args:
        status: "active", "suspended", "new" (never signed in), "without_role" or "" for all.
    """
    current = Membership.objects.valid_on(scope.today)
    found = accounts_in(scope)
    if text:
        condition = Q(name__icontains=text) | Q(username__icontains=text) | Q(email__iexact=text)
        if phone := normal_phone(text):
            condition |= Q(phone_digest=phone_digest(phone))
        found = found.filter(condition)
    if role:
        held = current.filter(scope.q("region_code"), account=OuterRef("pk"), role=role)
        found = found.filter(Exists(held))
    if status == "without_role":
        found = found.filter(~Exists(current.filter(account=OuterRef("pk"))))
    elif status:
        found = found.filter(
            {
                "active": Q(is_active=True, last_login__isnull=False),
                "suspended": Q(is_active=False),
                "new": Q(is_active=True, last_login__isnull=True),
            }.get(status, Q())
        )
    return found


def count_accounts(scope: Scope) -> dict[str, int]:
    """How many accounts the area has: `all`, `active` (signed in once), `new`, `suspended`."""
    return accounts_in(scope).aggregate(
        all=Count("pk"),
        active=Count("pk", Q(is_active=True, last_login__isnull=False)),
        new=Count("pk", Q(is_active=True, last_login__isnull=True)),
        suspended=Count("pk", Q(is_active=False)),
    )


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account with the roles that it holds today."""

    account: Account
    roles: list[RoleLine]


def with_roles(scope: Scope, accounts: Iterable[Account]) -> list[AccountRow]:
    """These accounts in their order, with their roles of today in two queries."""
    listed = list(accounts)
    roles = role_lines(scope, Membership.objects.valid_on(scope.today).filter(account__in=listed))
    return [AccountRow(account, roles.get(account.pk, [])) for account in listed]


def account_history(scope: Scope, account: Account) -> list[AuditEntry]:
    """What happened to an account lately, for who may read the trail; nothing for others."""
    if not scope.may("audit.read"):
        return []
    trail = AuditEntry.objects.filter(object_type=account._meta.label_lower, object_id=str(account.pk))
    return list(trail[:HISTORY])


def may_manage(scope: Scope, account: Account) -> bool:
    """Whether every role that this account still holds is below the asker and inside the asker's area."""
    if not scope.may("account.manage") or account.pk == scope.account_id:
        return False
    managed = roles_managed_by(scope)
    return all(Role(one.role) in managed and scope.covers(one.region_code) for one in roles_not_over(scope, account))


def area_of(scope: Scope, account: Account) -> str:
    """The region code that what happens to this account belongs to: its first role's, "" without any."""
    first = roles_not_over(scope, account).order_by("region_code").first() or account.memberships.first()
    return first.region_code if first else ""
