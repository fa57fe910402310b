"""What fills the addresses of this app in the access table."""

from uuid import UUID

from django.utils import timezone
from tests.access_table import Area, Sample
from tests.people import account_of

from pendamping.access.models import Device
from pendamping.access.roles import NEEDS, Role
from pendamping.common.ids import new_id
from pendamping.sync.models import Parcel

# Who manages no accounts sees no phone but the own one; the sample is the PLD's.
NOT_THEIRS = frozenset(role for role in Role if "account.manage" not in NEEDS[role] and role is not Role.PLD)
NOT_READING_ALL = frozenset(
    role for role in Role if "daily_report.read_all" not in NEEDS[role] and role is not Role.PLD
)
NOT_THE_PLD = frozenset(Role) - {Role.PLD}


def account(area: Area) -> dict[str, object]:
    return {"pk": area.pld.account_id}


def phone(area: Area) -> dict[str, UUID]:
    device = Device.objects.create(
        id=new_id(),
        account=account_of(area.pld),
        name="HP contoh",
        token_hash=str(new_id()),
        enrolled_at=timezone.now(),
    )
    return {"pk": device.pk}


def month(area: Area) -> dict[str, object]:
    return {"person_id": area.pld.person_id, "month": "2024-10"}


def person(area: Area) -> dict[str, object]:
    return {"person_id": area.pld.person_id}


def _any(_area: Area) -> dict[str, object]:
    return {"path": "laporan"}


def parcel(area: Area) -> dict[str, UUID]:
    """Handed in by the PLD from the own phone: nobody else sees it."""
    made = Parcel.objects.create(
        device_id=phone(area)["pk"],
        said_id=new_id(),
        made_at=timezone.now(),
        handed_in_by=account_of(area.pld),
        handed_in_at=timezone.now(),
        outcome={"items": [], "files": [], "problem": ""},
        receipt=b"",
    )
    return {"pk": made.pk}


SAMPLES = {
    "sync:receipt": Sample(month, hidden_from=NOT_READING_ALL),
    "sync:receipt_pdf": Sample(month, hidden_from=NOT_READING_ALL),
    "sync:person_receipts": Sample(person, hidden_from=NOT_READING_ALL),
    "sync:person_phones": Sample(person),
    "sync:parcel": Sample(parcel, hidden_from=NOT_THE_PLD),
    "sync:parcel_receipt": Sample(parcel, hidden_from=NOT_THE_PLD),
    "sync:field_app_file": Sample(_any, outside="the app itself is for everybody; what it shows is asked for"),
    "sync:account_phones": Sample(account),
    "sync:enrol_link": Sample(account),
    "sync:revoke_phone": Sample(phone, hidden_from=NOT_THEIRS),
}
