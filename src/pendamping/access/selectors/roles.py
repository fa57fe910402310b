"""Asking about the roles of an account."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

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


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role with all areas where somebody holds it, for a line of a list or of a card."""

    label: str
    areas: tuple[str, ...]

    @property
    def places(self) -> str:
        """Three names at most: "Kina, Jamuat, Karang Mas, dan 1 lain"; the whole country is not said."""
        named = [area for area in self.areas if area]
        shown = ", ".join(named[:3])
        more = len(named) - 3
        return _("%(areas)s, dan %(more)s lain") % {"areas": shown, "more": more} if more > 0 else shown


def role_lines(scope: Scope, memberships: Iterable[Membership]) -> dict[int, list[RoleLine]]:
    """By account key, the roles of these memberships, each named once."""
    areas: dict[tuple[int, str], list[str]] = {}
    for one in in_areas(scope, memberships):
        areas.setdefault((one.membership.account_id, one.label), []).append(one.area.partition(",")[0])
    lines: dict[int, list[RoleLine]] = {}
    for (account_id, label), names in areas.items():
        lines.setdefault(account_id, []).append(RoleLine(label, tuple(names)))
    return lines


def _area_name(names: Mapping[str, str], code: str) -> str:
    """A village comes with its kecamatan: names repeat."""
    name = names.get(code, code)
    above = names.get(code[:6], "") if len(code) == VILLAGE else ""
    return f"{name}, {above}" if above else name
