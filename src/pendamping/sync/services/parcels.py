"""Work that came as a file instead of by signal: taken under the rights of the phone's owner, whoever brings it."""

from collections.abc import Iterable, Iterator
from typing import IO, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pydantic import ValidationError

from pendamping.access.errors import AccountSuspended
from pendamping.access.models import Account, Device
from pendamping.access.selectors import accounts_in, area_of
from pendamping.common.audit import record_audit
from pendamping.common.problems import NotAllowed, Problem
from pendamping.common.scope import Scope
from pendamping.common.signing import exchange_key, parcel_key
from pendamping.sync.answers import refusal_of
from pendamping.sync.commands.sent import Said
from pendamping.sync.errors import (
    ParcelDeviceUnknown,
    ParcelForged,
    ParcelFormatUnknown,
    ParcelForOtherOffice,
    ParcelTooLarge,
    ParcelUnreadable,
    ParcelWithoutKey,
    ProtocolUnknown,
    WrittenAfterRevocation,
)
from pendamping.sync.models import Parcel
from pendamping.sync.parcel_receipts import sealed_receipt
from pendamping.sync.phone_scopes import scope_of_sender
from pendamping.sync.schemas.commands import Command
from pendamping.sync.schemas.contacts import MOST_COMMANDS, PROTOCOL, Answer
from pendamping.sync.schemas.parcels import FileOutcome, FileSaid, ParcelHead, ParcelList, ParcelProblem, ParcelReceipt
from pendamping.sync.selectors.files import awaited_of
from pendamping.sync.services.files import file_state, hand_over_arrived, take_chunk
from pendamping.sync.services.statements import signed_statement
from pendamping.sync.services.taking import take_commands
from pendamping.sync.sneakernet import FORMAT, Container, Kind, Reader, Unreadable

LARGEST: Final = 45 * 1024 * 1024  # bytes of the whole file
LONGEST_LIST: Final = 4 * 1024 * 1024
AT_ONCE: Final = 1024 * 1024  # bytes of one photo that are stored in one step


def take_parcel(scope: Scope, file: IO[bytes], size: int) -> Parcel:
    """Take what a phone wrote into a file, and seal a receipt for that phone.

    Handing the same file in again changes nothing and gives a new receipt.

    Raises:
        NotAllowed: the role in `scope` hands nothing in.
        ParcelTooLarge, ParcelUnreadable, ParcelFormatUnknown, ParcelForOtherOffice: it is no parcel for this office.
        ParcelDeviceUnknown: its phone is neither the own one nor that of an account of the area.
        ParcelWithoutKey, ParcelForged: it cannot be known to come from that phone.
    """
    scope.require("parcel.hand_in")
    if size > largest_parcel(scope):
        raise ParcelTooLarge(limit=largest_parcel(scope) // 1024**2)
    try:
        container = Container.read(file, Kind.PARCEL)
        head = _head(container)
        device = _device(scope, head, container)
        reader = Reader(container.content(parcel_key()))
        brought = ParcelList.model_validate_json(reader.take_list(LONGEST_LIST))
        return _kept(scope, device, head, brought, _taken(scope, device, head, brought, reader))
    except (Unreadable, ValidationError) as error:
        raise ParcelUnreadable from error


def largest_parcel(_scope: Scope) -> int:
    """In bytes; an installation may take less."""
    return min(LARGEST, settings.UPLOAD_LIMIT)


def _head(container: Container) -> ParcelHead:
    """Raises: ParcelFormatUnknown, ParcelForOtherOffice; ValidationError: it says not what it must."""
    if container.head.get("format") != FORMAT:
        raise ParcelFormatUnknown
    head = ParcelHead.model_validate(container.head)
    if head.recipient != exchange_key():
        raise ParcelForOtherOffice
    return head


def _device(scope: Scope, head: ParcelHead, container: Container) -> Device:
    """The phone that made it. Raises: ParcelDeviceUnknown, ParcelWithoutKey, ParcelForged."""
    device = Device.objects.select_related("account").filter(pk=head.device).first()
    if device is None or (
        device.account_id != scope.account_id and not accounts_in(scope).filter(pk=device.account_id).exists()
    ):
        raise ParcelDeviceUnknown
    if not device.public_key:
        raise ParcelWithoutKey
    if not container.is_signed_by(device.public_key):
        raise ParcelForged
    return device


def _taken(scope: Scope, device: Device, head: ParcelHead, brought: ParcelList, reader: Reader) -> ParcelReceipt:
    """What became of it; where the owner may bring nothing today, that and nothing else."""
    try:
        owner = _owner(device, brought)
    except Problem as problem:
        said = ParcelProblem(code=problem.code, message=str(problem))
        return ParcelReceipt(parcel=head.id, clock=timezone.now(), problem=said)
    is_doubted = device.revoked_at is not None and device.account_id != scope.account_id
    answers = _answers(owner, device, brought, is_doubted=is_doubted)
    files = list(_files(owner, brought.files, reader, only_awaited=is_doubted))
    if not reader.is_empty():
        raise Unreadable
    hand_over_arrived(owner)
    return ParcelReceipt(
        parcel=head.id, clock=timezone.now(), answers=answers, files=files, statement=signed_statement(owner)
    )


def _owner(device: Device, brought: ParcelList) -> Scope:
    """Raises: AccountSuspended, ProtocolUnknown, RoleUnknown, NotAllowed."""
    if not device.account.is_active:
        raise AccountSuspended(name=device.account.name)
    if brought.protocol != PROTOCOL:
        raise ProtocolUnknown
    return scope_of_sender(device, brought.role)[0]


def _answers(owner: Scope, device: Device, brought: ParcelList, *, is_doubted: bool) -> list[Answer]:
    """In the order of the commands. In somebody else's hands a lost phone brings only what was written before."""

    def is_late(command: Command) -> bool:
        return is_doubted and device.revoked_at is not None and command.written_at >= device.revoked_at

    taken = [one for one in brought.commands if not is_late(one)]
    answers = {
        answer.id: answer
        for start in range(0, len(taken), MOST_COMMANDS)
        for answer in take_commands(owner, device, Said(brought.app_version), taken[start : start + MOST_COMMANDS])
    }
    late = WrittenAfterRevocation()
    return [answers.get(one.id) or refusal_of(one, late, "refused") for one in brought.commands]


def _files(owner: Scope, said: Iterable[FileSaid], reader: Reader, *, only_awaited: bool) -> Iterator[FileOutcome]:
    for one in said:
        problem: Problem | None = None
        if only_awaited and not awaited_of(owner, one.sha256).exists():
            problem = WrittenAfterRevocation()
        for offset in range(0, one.size, AT_ONCE):
            content = reader.take(min(AT_ONCE, one.size - offset))
            if problem is None:
                problem = _chunk_problem(owner, one, offset, content)
        state = file_state(owner, one.sha256)
        told = {"code": problem.code, "message": str(problem)} if problem and not state.stored else {}
        yield FileOutcome(**state.model_dump() | told)


def _chunk_problem(owner: Scope, said: FileSaid, offset: int, content: bytes) -> Problem | None:
    try:
        take_chunk(owner, said.sha256, size=said.size, offset=offset, content=content)
    except Problem as problem:
        return problem
    return None


@transaction.atomic
def _kept(scope: Scope, device: Device, head: ParcelHead, brought: ParcelList, receipt: ParcelReceipt) -> Parcel:
    if scope.account_id is None:
        raise NotAllowed(need="parcel.hand_in")
    owner: Account = device.account
    kinds = {one.id: one.kind for one in brought.commands}
    outcome = {
        "problem": receipt.problem.message if receipt.problem else "",
        "items": [[kinds[one.id], one.result, one.message] for one in receipt.answers],
        "files": [[one.stored, one.message] for one in receipt.files],
    }
    parcel, _created = Parcel.objects.update_or_create(
        device=device,
        said_id=head.id,
        defaults={
            "made_at": head.made_at,
            "handed_in_by_id": scope.account_id,
            "handed_in_at": receipt.clock,
            "outcome": outcome,
            "receipt": sealed_receipt(head, receipt),
        },
    )
    facts = {"number": len(receipt.answers), "stored": sum(one.result == "stored" for one in receipt.answers)}
    record_audit(scope, "parcel.taken", owner, area_of(scope, owner), **facts)
    return parcel
