"""What fills the addresses of this app in the access table."""

from uuid import UUID

from django.utils import timezone
from tests.access_table import Area, Sample

from pendamping.access.models import Device
from pendamping.access.roles import NEEDS, Role
from pendamping.common.ids import new_id

# Who manages no accounts sees no phone but the own one; the sample is the PLD's.
NOT_THEIRS = frozenset(role for role in Role if "account.manage" not in NEEDS[role] and role is not Role.PLD)


def account(area: Area) -> dict[str, object]:
    return {"pk": area.pld.account_id}


def phone(area: Area) -> dict[str, UUID]:
    device = Device.objects.create(
        id=new_id(),
        account_id=area.pld.account_id,
        name="HP contoh",
        token_hash=area.village,
        enrolled_at=timezone.now(),
    )
    return {"pk": device.pk}


def _any(_area: Area) -> dict[str, object]:
    return {"path": "laporan"}


SAMPLES = {
    "sync:field_app_file": Sample(_any, outside="the app itself is for everybody; what it shows is asked for"),
    "sync:account_phones": Sample(account),
    "sync:enrol_link": Sample(account),
    "sync:revoke_phone": Sample(phone, hidden_from=NOT_THEIRS),
}
