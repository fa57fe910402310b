"""From a phone to the scope of its owner."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from django.utils import timezone

from pendamping.access.models import Device
from pendamping.access.scopes import hats_of, scope_of
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.people.models import Assignment
from pendamping.sync.errors import RoleUnknown

LEFT: Final = frozenset({"sync.use", "daily_report.write"})  # to whoever held a post and holds none now


def scope_of_phone(device: Device, role: str) -> tuple[Scope, list[str]]:
    """The scope of the phone's person in one of the own roles, and which roles those are today.

    Raises:
        RoleUnknown: the account does not hold this role today.
        NotAllowed: nobody works with a phone in this role.
    """
    scope, roles = _scope_today(device, role)
    scope.require("sync.use")
    return scope, roles


def scope_of_sender(device: Device, role: str) -> tuple[Scope, list[str]]:
    """The same; whoever held a post before still hands in the own work of those days, and is told of nothing else.

    Without an area nothing of others is visible, and the daily work's own rules refuse every day without a post.

    Raises: RoleUnknown; NotAllowed: nobody works with a phone in this role, and this person never held a post.
    """
    scope, roles = _scope_today(device, role)
    if scope.may("sync.use"):
        return scope, roles
    if not Assignment.objects.filter(person=scope.person_id, person__isnull=False).exists():
        raise NotAllowed(need="sync.use")
    today = scope.today
    return Scope(device.account_id, scope.person_id, scope.name, role="", prefixes=(), today=today, needs=LEFT), []


def scopes_then(device: Device, scope: Scope, written_at: datetime) -> list[Scope]:
    """The scopes that the phone's person had when something was written, where they are not today's; still of today.

    So what was written while in post is judged as by that post, though it was given up or changed before it arrived.
    """
    try:
        day = timezone.localdate(written_at)
    except OverflowError:  # a clock at the end of all years
        return []
    then = [replace(scope_of(device.account, hat, day), today=scope.today) for hat in hats_of(device.account, day)]
    return [one for one in then if one != scope and one.may("sync.use")]


def _scope_today(device: Device, role: str) -> tuple[Scope, list[str]]:
    today = timezone.localdate()
    hats = hats_of(device.account, today)
    chosen = next((hat for hat in hats if not role or hat.role == role), None)
    if role and chosen is None:
        raise RoleUnknown(role=role)
    return scope_of(device.account, chosen, today), [hat.role.value for hat in hats]
