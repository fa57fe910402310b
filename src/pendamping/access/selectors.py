"""Asking about accounts and their roles."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from pendamping.access.hierarchy import roles_managed_by
from pendamping.access.models import Account, Membership
from pendamping.access.phones import normal_phone, phone_digest
from pendamping.access.roles import Role
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.regions.selectors import names_of


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


def own_account(scope: Scope) -> Account:
    """Raises: NotFound: a command asks, which has no account."""
    if scope.account_id is None:
        raise NotFound
    return Account.objects.get(pk=scope.account_id)


def search_accounts(scope: Scope, text: str = "", role: str = "", status: str = "") -> QuerySet[Account]:
    """Accounts by name, account name, e-mail or telephone number; roles of today come with one further query.

    Args:
        status: "active", "suspended", "new" (never signed in), "without_role" or "" for all.
    """
    current = Membership.objects.valid_on(scope.today)
    found = accounts_in(scope).prefetch_related(Prefetch("memberships", current, to_attr="current_roles"))
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


def roles_not_over(scope: Scope, account: Account) -> QuerySet[Membership]:
    """The roles, wherever they are, that hold today or will hold later."""
    return Membership.objects.filter(Q(until__isnull=True) | Q(until__gte=scope.today), account=account)


@dataclass(frozen=True, slots=True)
class RoleInArea:
    """A role as a page shows it."""

    membership: Membership
    label: str
    area: str  # the region's name, "" for the whole country
    is_over: bool


def roles_with_areas(scope: Scope, account: Account) -> list[RoleInArea]:
    """Every role of an account, those that still hold first; with the names of their areas in one query."""
    held = list(account.memberships.order_by("-since", "role", "region_code"))
    names = names_of(one.region_code for one in held)
    roles = [
        RoleInArea(
            one,
            str(Role(one.role).label),
            names.get(one.region_code, one.region_code),
            one.until is not None and one.until < scope.today,
        )
        for one in held
    ]
    return sorted(roles, key=lambda role: role.is_over)


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
