"""How a visitor gets into the demo: one sample account per role, all with one known password."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.access.scopes import first_scope_of
from pendamping.access.services import make_device_link

ON_THE_PHONE = "pld"  # the shown account whose phone is enrolled


@dataclass(frozen=True, slots=True)
class Door:
    """One line of the table that the command prints at the end."""

    roles: str
    name: str
    username: str


def doors() -> Iterator[Door]:
    """The shown accounts with their roles of today, in the order of the role table."""
    order = list(Role.values)
    accounts = Account.objects.filter(is_sample=True, must_set_password=False).prefetch_related("memberships")
    lines = []
    for account in accounts:
        roles = sorted({one.role for one in account.memberships.all()}, key=order.index)
        lines.append((order.index(roles[0]), ", ".join(str(Role(role).label) for role in roles), account))
    for _place, roles_text, account in sorted(lines, key=lambda line: line[0]):
        yield Door(roles_text, account.name, account.username)


def phone_door(address: str) -> tuple[str, str]:
    """Whose phone this one-time link enrols, and the link: in any browser of this machine, under `address`."""
    account = Account.objects.get(username=ON_THE_PHONE, is_sample=True)
    link = make_device_link(first_scope_of(account, timezone.localdate()), account)
    return account.name, address + link.url.removeprefix(settings.BASE_URL)
