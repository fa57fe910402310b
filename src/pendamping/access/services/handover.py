"""Handing over: roles belong to posts, so a new officer takes them up and no history is lost."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from pendamping.access.errors import AccountSuspended, NothingToHandOver, SameAccount
from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.access.services._guard import require_manageable
from pendamping.access.services.roles import end_role, grant_role
from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope


@transaction.atomic
def hand_over(
    scope: Scope, giver: Account, taker: Account, roles: Sequence[Membership], *, first_day: date, basis: str = ""
) -> list[Membership]:
    """The `roles` of `giver` end the day before `first_day`, and `taker` holds the same from `first_day`.

    What the giver wrote stays theirs. Each new role keeps the end that the old one had.

    Raises:
        NotAllowed, NotFound, OwnAccount, RoleNotYours: `scope` may not change the giver.
        SameAccount: giver and taker are one.
        AccountSuspended: the taker cannot sign in.
        NothingToHandOver: no role is named, or one is not the giver's or is over by `first_day`.
        RoleHeldAlready, RoleEndsTooEarly: see `grant_role` and `end_role`.
    """
    require_manageable(scope, giver)
    if taker.pk == giver.pk:
        raise SameAccount
    if not taker.is_active:
        raise AccountSuspended(name=taker.name)
    last_day = first_day - timedelta(days=1)
    if not roles or any(
        one.account_id != giver.pk or (one.until is not None and one.until < first_day) for one in roles
    ):
        raise NothingToHandOver
    taken = []
    for one in roles:
        until = one.until
        end_role(scope, one, last_day)
        # Not the giver's own basis: when their placement ends, the taker's role goes on.
        why = basis or f"handover:{one.pk}"
        taken.append(grant_role(scope, taker, Role(one.role), one.region_code, since=first_day, until=until, basis=why))
    record_audit(
        scope,
        "roles.handed_over",
        giver,
        roles[0].region_code,
        to_account=taker.pk,
        first_day=first_day,
        roles=[f"{one.role} {one.region_code}".strip() for one in roles],
    )
    return taken
