"""Roles by area, for a time: given, ended, never rewritten."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format

from pendamping.access.errors import (
    AreaDoesNotFit,
    AreaNotYours,
    RoleEndedAlready,
    RoleEndsTooEarly,
    RoleHeldAlready,
    RoleNotYours,
)
from pendamping.access.hierarchy import LEVEL_WORDS, WORKS_AT, roles_managed_by
from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.access.services.links import withdraw_links
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.regions.models import Region


@transaction.atomic
def grant_role(
    scope: Scope,
    account: Account,
    role: Role,
    region_code: str,
    *,
    since: date,
    until: date | None = None,
    basis: str = "",
) -> Membership:
    """Give a role in an area from `since` to `until` inclusive; None leaves it open.

    Args:
        region_code: an official code of the level that the role works at; "" is the whole country.
        basis: why, such as "assignment:<id>"; roles with a basis end with it (`end_roles_based_on`).

    Raises:
        NotAllowed: the role in `scope` manages no accounts.
        RoleNotYours: `role` is given by a higher level.
        AreaNotYours: no such region, or it lies outside `scope`.
        AreaDoesNotFit: `role` does not work at that level.
        RoleEndsTooEarly: `until` lies before `since`.
        RoleHeldAlready: the account holds that role there during that time.
    """
    require_grantable(scope, role, region_code)
    if until is not None and until < since:
        raise RoleEndsTooEarly(since=date_format(since), until=date_format(until))
    same = Membership.objects.filter(Q(until__isnull=True) | Q(until__gte=since), account=account, role=role)
    if until is not None:
        same = same.filter(since__lte=until)
    if held := same.filter(region_code=region_code).first():
        raise RoleHeldAlready(name=account.name, since=date_format(held.since))
    membership = Membership.objects.create(
        account=account,
        role=role,
        region_code=region_code,
        since=since,
        until=until,
        granted_by_id=scope.account_id,
        basis=basis,
    )
    # Somebody lower may have made a link while the account could do less.
    withdraw_links(scope, account, keep_own=True)
    _record(scope, "role.granted", membership)
    return membership


def require_grantable(scope: Scope, role: Role, region_code: str) -> None:
    """Raises: NotAllowed, RoleNotYours, AreaNotYours or AreaDoesNotFit, as `grant_role` says."""
    scope.require("account.manage")
    if role not in roles_managed_by(scope):
        raise RoleNotYours(role=role.label)
    known = not region_code or Region.objects.filter(pk=region_code).exists()
    if not known or not scope.covers(region_code):
        raise AreaNotYours(region=region_code)
    if len(region_code) not in WORKS_AT[role]:
        level = " / ".join(str(LEVEL_WORDS[length]) for length in WORKS_AT[role])
        raise AreaDoesNotFit(role=role.label, level=level, region=region_code)


@transaction.atomic
def end_role(scope: Scope, membership: Membership, last_day: date) -> None:
    """Let a role end on `last_day`, its last one. An end in the past is allowed; what was done stays.

    Raises:
        NotAllowed, RoleNotYours, AreaNotYours: as for `grant_role`.
        RoleEndsTooEarly: `last_day` lies before its first day.
        RoleEndedAlready: it ended before `last_day`.
    """
    require_endable(scope, membership)
    if last_day < membership.since:
        raise RoleEndsTooEarly(since=date_format(membership.since), until=date_format(last_day))
    if membership.until is not None and membership.until <= last_day:
        raise RoleEndedAlready(until=date_format(membership.until))
    membership.until = last_day
    membership.save(update_fields=["until"])
    _record(scope, "role.ended", membership)


def require_endable(scope: Scope, membership: Membership) -> None:
    """Raises: NotAllowed, RoleNotYours, AreaNotYours."""
    scope.require("account.manage")
    if not scope.covers(membership.region_code):
        raise AreaNotYours(region=membership.region_code)
    if Role(membership.role) not in roles_managed_by(scope):
        raise RoleNotYours(role=Role(membership.role).label)


@transaction.atomic
def end_roles_based_on(scope: Scope, basis: str, last_day: date) -> int:
    """End every role that stands on `basis` (a placement that ends); returns how many. Asking again is harmless.

    A role that would only have begun after `last_day` never was: it goes, and the audit trail keeps it.
    """
    changed = 0
    for membership in Membership.objects.filter(Q(until__isnull=True) | Q(until__gt=last_day), basis=basis):
        if membership.since > last_day:
            require_endable(scope, membership)
            _record(scope, "role.cancelled", membership)
            membership.delete()
        else:
            end_role(scope, membership, last_day)
        changed += 1
    return changed


def _record(scope: Scope, action: str, membership: Membership) -> None:
    record_audit(
        scope,
        action,
        membership.account,
        membership.region_code,
        role=membership.role,
        since=membership.since,
        until=membership.until,
        basis=membership.basis,
    )
