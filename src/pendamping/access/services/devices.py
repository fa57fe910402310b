"""Phones: enrolled by a one-time link, known by a token, revoked when lost."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.access.errors import DeviceRevoked, DeviceTaken, DeviceUnknown, LinkUnusable
from pendamping.access.models import Account, Device
from pendamping.access.schemas import NewDevice
from pendamping.access.scopes import first_scope_of
from pendamping.access.secret_digests import digest_of
from pendamping.access.selectors import area_of
from pendamping.access.services._guard import require_manageable
from pendamping.access.services.links import claim_device_link
from pendamping.common.audit import record_audit
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope

SEEN_AGAIN_AFTER = timedelta(minutes=10)  # a write per contact would be the busiest row of the installation


@transaction.atomic
def enrol_device(secret: str, new: NewDevice) -> tuple[Device, str]:
    """Bind a phone to the account of this link and hand out its token, which is shown this one time only.

    A phone that was enrolled before, even one that was revoked, gets a new token and the old one stops working: so its
    owner can hand in what it still holds. A phone whose answer was lost asks again with the same link and nonce, and
    gets another token in place of the one that never arrived.

    Raises:
        LinkUnusable: as for a sign-in link; or another phone used it, or this one was revoked since.
        DeviceTaken: the phone's id belongs to another account.
    """
    link, is_first = claim_device_link(secret, f"{new.id} {new.nonce}" if new.nonce else "")
    account, token = link.account, secrets.token_urlsafe(32)
    values = {
        "name": new.name,
        "app_version": new.app_version,
        "public_key": new.public_key,
        "handset": new.handset,
        "token_hash": digest_of(token),
        "enrolled_at": timezone.now(),
        "revoked_at": None,
        "revoked_because": "",
    }
    known = Device.objects.select_for_update().filter(pk=new.id).first()
    if known is not None and known.account_id != account.pk:
        raise DeviceTaken
    if not is_first and (known is None or known.revoked_at is not None):
        raise LinkUnusable
    device, _created = Device.objects.update_or_create(id=new.id, account=account, defaults=values)
    own = first_scope_of(account, timezone.localdate())
    record_audit(own, "device.enrolled", device, area_of(own, account), name=new.name)
    return device, token


def device_of(token: str) -> Device:
    """The phone that shows this token, with its account.

    Raises:
        DeviceUnknown: no phone has it, or its account is suspended.
        DeviceRevoked: it was reported lost; enrolling it again opens it.
    """
    device = Device.objects.select_related("account").filter(token_hash=digest_of(token)).first()
    if device is None or not device.account.is_active:
        raise DeviceUnknown
    if device.revoked_at is not None:
        raise DeviceRevoked
    now = timezone.now()
    if device.last_seen_at is None or now - device.last_seen_at > SEEN_AGAIN_AFTER:
        Device.objects.filter(pk=device.pk).update(last_seen_at=now)
    return device


@transaction.atomic
def revoke_device(scope: Scope, device_id: UUID, because: str) -> Device:
    """Stop a phone that was lost or passed on: the own one, or one of an account below.

    Raises: NotFound: no such phone of an account that `scope` may change; NotAllowed, RoleNotYours: as for its account.
    """
    device = Device.objects.select_related("account").filter(pk=device_id).first()
    if device is None:
        raise NotFound
    account: Account = device.account
    if account.pk != scope.account_id:
        require_manageable(scope, account)
    if device.revoked_at is None:
        device.revoked_at = timezone.now()
        device.revoked_because = because.strip()[:200]
        device.save(update_fields=["revoked_at", "revoked_because"])
        record_audit(scope, "device.revoked", device, area_of(scope, account), reason=device.revoked_because)
    return device
