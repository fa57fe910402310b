"""From a phone to the scope of its owner."""

from django.utils import timezone

from pendamping.access.models import Device
from pendamping.access.scopes import hats_of, scope_of
from pendamping.common.scope import Scope
from pendamping.sync.errors import RoleUnknown


def scope_of_phone(device: Device, role: str) -> tuple[Scope, list[str]]:
    """The scope of the phone's person in one of the own roles, and which roles those are today.

    Raises:
        RoleUnknown: the account does not hold this role today.
        NotAllowed: nobody works with a phone in this role.
    """
    today = timezone.localdate()
    hats = hats_of(device.account, today)
    chosen = next((hat for hat in hats if not role or hat.role == role), None)
    if role and chosen is None:
        raise RoleUnknown(role=role)
    scope = scope_of(device.account, chosen, today)
    scope.require("sync.use")
    return scope, [hat.role.value for hat in hats]
