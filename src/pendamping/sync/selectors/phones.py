"""Phones as the office sees them: whose they are, when they last spoke, what of theirs is not taken yet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from pendamping.access.models import Account, Device, Membership
from pendamping.access.roles import NEEDS, Role
from pendamping.access.selectors import AccountRow, accounts_in, with_roles
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.sync.models import AwaitedFile, CommandReceipt, DeviceContact

SILENT_AFTER: Final = timedelta(days=7)
WITH_PHONES: Final = tuple(role for role in Role if "sync.use" in NEEDS[role])


@dataclass(frozen=True, slots=True)
class Phone:
    """One account's enrolment on one phone."""

    device: Device
    contact: DeviceContact | None
    refused: int  # commands of it that the office could not take and that were not mended since
    shared_with: Sequence[Account]  # other accounts on the same phone, inside the scope

    @property
    def last_heard(self) -> object:
        return self.contact.at if self.contact else self.device.last_seen_at

    @property
    def app_version(self) -> str:
        return self.contact.app_version if self.contact else self.device.app_version


@dataclass(frozen=True, slots=True)
class PhoneOwner:
    """Somebody who works with a phone, or once did."""

    row: AccountRow
    phones: Sequence[Phone]  # the ones in use first
    awaited: int  # photos and documents that reports name and that have not arrived

    @property
    def refused(self) -> int:
        return sum(phone.refused for phone in self.phones)

    @property
    def others(self) -> int:
        """Phones besides the first."""
        return len(self.phones) - 1


def phone_owners(scope: Scope, text: str = "", state: str = "") -> QuerySet[Account]:
    """Accounts of the area that work with a phone, or once did, by name.

    Args:
        state: "none" (no phone in use), "silent" (not heard of for a week), "refused" (something is not taken),
            "revoked", or "" for all.

    Raises: NotAllowed: the role in `scope` manages no accounts.
    """
    scope.require("account.manage")
    roles = Membership.objects.valid_on(scope.today).filter(scope.q("region_code"), role__in=WITH_PHONES)
    devices = Device.objects.filter(account=OuterRef("pk"))
    found = accounts_in(scope).filter(Exists(roles.filter(account=OuterRef("pk"))) | Exists(devices))
    if text:
        found = found.filter(Q(name__icontains=text) | Q(username__icontains=text))
    in_use = devices.filter(revoked_at__isnull=True)
    conditions = {
        "none": ~Exists(in_use),
        "silent": Exists(in_use.filter(_silent())),
        "refused": Exists(_refused_commands().filter(account=OuterRef("pk"))),
        "revoked": Exists(devices.filter(revoked_at__isnull=False)),
    }
    return found.filter(conditions[state]) if state in conditions else found


def count_phones(scope: Scope) -> dict[str, int]:
    """`in_use`, `silent` among them; one query. Raises: as `phone_owners`."""
    scope.require("account.manage")
    phones = Device.objects.filter(account__in=accounts_in(scope), revoked_at__isnull=True)
    return phones.aggregate(in_use=Count("pk"), silent=Count("pk", _silent()))


def owners_with_phones(scope: Scope, accounts: Iterable[Account]) -> list[PhoneOwner]:
    """These accounts in their order, with everything about their phones; seven queries."""
    rows = with_roles(scope, accounts)
    devices = _devices_of([row.account for row in rows])
    refused = Counter(
        dict(
            _refused_commands()
            .filter(device__in=[one.pk for held in devices.values() for one in held])
            .order_by()
            .values_list("device_id")
            .annotate(Count("pk"))
        )
    )
    awaited = Counter(
        dict(
            AwaitedFile.objects.filter(account__in=devices, code="")
            .order_by()
            .values_list("account")
            .annotate(Count("pk"))
        )
    )
    shared = _sharing(scope, [one for held in devices.values() for one in held])
    return [
        PhoneOwner(
            row,
            [
                Phone(one, getattr(one, "contact", None), refused[one.pk], shared.get(one.pk, []))
                for one in devices.get(row.account.pk, [])
            ],
            awaited[row.account.pk],
        )
        for row in rows
    ]


def _refused_commands() -> QuerySet[CommandReceipt]:
    """Commands that the office could not take and whose record was not brought in later."""
    taken = CommandReceipt.objects.filter(
        record_id=OuterRef("record_id"), account=OuterRef("account"), received_at__gt=OuterRef("received_at")
    ).exclude(result=CommandReceipt.Result.REFUSED)
    return CommandReceipt.objects.filter(~Exists(taken), result=CommandReceipt.Result.REFUSED)


def refused_of(scope: Scope, account: Account) -> QuerySet[CommandReceipt]:
    """Newest first, for the account itself and for who may see it. Raises: NotFound: neither."""
    if account.pk != scope.account_id:
        get_phone_account(scope, account.pk)
    return _refused_commands().filter(account=account).select_related("device").order_by("-received_at")


def get_phone_account(scope: Scope, pk: int) -> Account:
    """Raises: NotFound: no such account of the area."""
    account = accounts_in(scope).filter(pk=pk).first() if scope.may("account.manage") else None
    if account is None:
        raise NotFound
    return account


def get_phone(scope: Scope, pk: UUID) -> Device:
    """The own one, or one of an account of the area. Raises: NotFound."""
    device = Device.objects.select_related("account").filter(pk=pk).first()
    if device is None:
        raise NotFound
    if device.account_id != scope.account_id:
        get_phone_account(scope, device.account_id)
    return device


def _silent() -> Q:
    return Q(last_seen_at__isnull=True) | Q(last_seen_at__lt=timezone.now() - SILENT_AFTER)


def _devices_of(accounts: Sequence[Account]) -> dict[int, list[Device]]:
    held: dict[int, list[Device]] = {one.pk: [] for one in accounts}
    devices = Device.objects.filter(account__in=accounts).select_related("contact")
    for one in sorted(devices.order_by("-enrolled_at"), key=lambda one: one.revoked_at is not None):
        held[one.account_id].append(one)
    return held


def _sharing(scope: Scope, devices: Iterable[Device]) -> dict[UUID, list[Account]]:
    """Per device the other accounts of the area that are enrolled on the same phone."""
    handsets = {one.pk: one.handset for one in devices if one.handset}
    others: defaultdict[UUID | None, list[Device]] = defaultdict(list)
    visible = Q(account__in=accounts_in(scope)) | Q(account=scope.account_id)
    for one in Device.objects.filter(
        visible, handset__in=set(handsets.values()), revoked_at__isnull=True
    ).select_related("account"):
        others[one.handset].append(one)
    return {pk: [one.account for one in others[handset] if one.pk != pk] for pk, handset in handsets.items()}
