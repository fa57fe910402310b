"""From an account and the role it acts in to a Scope."""

from dataclasses import dataclass
from datetime import date

from pendamping.access.models import Account
from pendamping.access.roles import NEEDS, Role
from pendamping.common.scope import Scope


@dataclass(frozen=True, slots=True)
class Hat:
    """One role that an account may act in today, over all areas where it holds that role."""

    role: Role
    prefixes: tuple[str, ...]


def hats_of(account: Account, today: date) -> list[Hat]:
    """The roles of this account on this day, in the order of the role table."""
    areas: dict[Role, list[str]] = {}
    for one in account.memberships_on(today):
        areas.setdefault(Role(one.role), []).append(one.region_code)
    return [Hat(role, tuple(sorted(areas[role]))) for role in Role if role in areas]


def first_scope_of(account: Account, today: date) -> Scope:
    """The scope that this account has on signing in, before it chooses another of its roles."""
    hats = hats_of(account, today)
    return scope_of(account, hats[0] if hats else None, today)


def scope_of(account: Account, hat: Hat | None, today: date) -> Scope:
    """What this account may see and do in this role; without a role today: only the own account."""
    return Scope(
        account_id=account.pk,
        person_id=account.person_id,
        name=account.name,
        role=hat.role.value if hat else "",
        prefixes=hat.prefixes if hat else (),
        today=today,
        needs=NEEDS[hat.role] if hat else frozenset({"home.read", "own_account.manage"}),
    )


def command_scope(name: str, today: date) -> Scope:
    """The scope of somebody at the machine itself, running a command: the whole country, every need."""
    return Scope(
        account_id=None,
        person_id=None,
        name=name,
        role="COMMAND",
        prefixes=("",),
        today=today,
        needs=frozenset().union(*NEEDS.values()),
    )
