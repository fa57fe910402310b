"""Asking about the roles of an account."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from pendamping.access.hierarchy import VILLAGE
from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.regions.selectors import names_of


@dataclass(frozen=True, slots=True)
class RoleInArea:
    """A role as a page shows it."""

    membership: Membership
    label: str
    area: str  # "Pedongatan, Bulik Timur"; "" for the whole country
    is_over: bool


def roles_not_over(scope: Scope, account: Account) -> QuerySet[Membership]:
    """The roles, wherever they are, that hold today or will hold later."""
    return Membership.objects.filter(Q(until__isnull=True) | Q(until__gte=scope.today), account=account)


def get_role(scope: Scope, account: Account, pk: int) -> Membership:
    """Raises: NotFound: the account has no such role, or it lies outside `scope`."""
    membership = account.memberships.filter(scope.q("region_code"), pk=pk).first()
    if membership is None:
        raise NotFound
    return membership


def roles_with_areas(scope: Scope, account: Account) -> list[RoleInArea]:
    """Every role of an account, those that still hold first, the newest of them first."""
    roles = in_areas(scope, account.memberships.order_by("-since", "role", "region_code"))
    return sorted(roles, key=lambda role: role.is_over)


def in_areas(scope: Scope, memberships: Iterable[Membership]) -> list[RoleInArea]:
    """These roles with the names of their areas, in one query."""
    held = list(memberships)
    names = names_of(one.region_code for one in held)
    return [
        RoleInArea(
            one,
            str(Role(one.role).label),
            _area_name(names, one.region_code),
            one.until is not None and one.until < scope.today,
        )
        for one in held
    ]


def _area_name(names: Mapping[str, str], code: str) -> str:
    """A village comes with its kecamatan: names repeat."""
    name = names.get(code, code)
    above = names.get(code[:6], "") if len(code) == VILLAGE else ""
    return f"{name}, {above}" if above else name
