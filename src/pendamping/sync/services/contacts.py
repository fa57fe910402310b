"""What a phone says of itself at every contact."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from pendamping.access.models import Device
from pendamping.common.scope import Scope
from pendamping.sync.models import DeviceContact
from pendamping.sync.schemas.contacts import Batch

AGAIN_AFTER: Final = timedelta(minutes=10)  # a write per contact would be the busiest row of the installation
SKEW_MOVED: Final = 60  # seconds; less is the time that the message took
FARTHEST: Final = 2**31 - 1  # seconds that the column holds: 68 years


def note_contact(scope: Scope, device: Device, batch: Batch) -> int:
    """Keep version, clock and what waits, where that is news; the skew of the phone's clock in seconds."""
    scope.require("sync.use")
    now = timezone.now()
    skew = max(-FARTHEST, min(FARTHEST, round((batch.clock - now).total_seconds())))
    said = {"app_version": batch.app_version, "waiting": batch.waiting}
    known = DeviceContact.objects.filter(pk=device.pk).first()
    if (
        known is None
        or now - known.at > AGAIN_AFTER
        or abs(known.clock_skew - skew) > SKEW_MOVED
        or any(getattr(known, name) != value for name, value in said.items())
    ):
        DeviceContact.objects.update_or_create(device=device, defaults=said | {"at": now, "clock_skew": skew})
    return skew
