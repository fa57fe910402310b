"""What the office remembers of commands: read before a command is taken, written with its effect."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from pendamping.access.models import Device
from pendamping.common.bulk import insert_rows
from pendamping.common.problems import NotFound, Problem
from pendamping.sync.commands.reading import Brought, digest_of
from pendamping.sync.errors import OtherContent, PartlyTaken
from pendamping.sync.models import CommandReceipt
from pendamping.sync.schemas.commands import AboutRecord, Command

TAKEN: Final = (CommandReceipt.Result.STORED, CommandReceipt.Result.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the same phone said of the record before. Each counts its own revisions, so another phone's say nothing."""

    version: int | None  # of the record, after its newest command
    is_ended: bool  # by its author, from whatever phone
    is_overtaken: bool  # there are newer revisions
    parts: frozenset[str]  # what those say, part by part

    def has_nothing_left(self, body: AboutRecord) -> bool:
        return self.is_ended or (self.is_overtaken and body.parts <= self.parts)


class Remembered:
    """The receipts of some commands and of all that the same account said of the same records: one query."""

    def __init__(self, device: Device, brought: Collection[Brought]) -> None:
        self._device = device
        ids = {one.command.id for one in brought}
        of_records = Q(record_id__in={one.body.id for one in brought}, account=device.account_id)
        self._by_id: dict[UUID, CommandReceipt] = {}
        self._by_record: defaultdict[UUID, list[CommandReceipt]] = defaultdict(list)
        for receipt in CommandReceipt.objects.filter(Q(pk__in=ids) | of_records).order_by("-revision"):
            self._by_id[receipt.pk] = receipt
            if receipt.account_id == device.account_id:
                self._by_record[receipt.record_id].append(receipt)

    def taken(self, one: Brought) -> CommandReceipt | None:
        """The receipt of a command that was taken before.

        Raises: OtherContent: that number was given to something else.
        """
        known = self._by_id.get(one.command.id)
        if known is None or known.result not in TAKEN:
            return None
        if known.account_id != self._device.account_id or known.digest != one.digest:
            raise OtherContent
        return known

    def is_taken(self, one: Brought) -> bool:
        known = self._by_id.get(one.command.id)
        return known is not None and known.result in TAKEN

    def write(self, receipts: Collection[CommandReceipt]) -> None:
        """New ones in one query; a command that was refused before is remembered under its old number."""
        insert_rows([one for one in receipts if one.pk not in self._by_id])
        for mended in receipts:
            if mended.pk in self._by_id:
                mended.save(force_update=True)

    def may_note(self, command: Command, problem: Problem) -> bool:
        return not isinstance(problem, NotFound) and _may_note(self._device, self._by_id.get(command.id))

    def earlier(self, one: Brought) -> Earlier:
        kind, name = one.kind, one.command.kind
        of_interest = [
            known
            for known in self._by_record[one.body.id]
            if known.pk != one.command.id
            and known.kind in (name, kind.ended_by)
            and (known.result in TAKEN or known.code == PartlyTaken.code)
        ]
        own = [known for known in of_interest if known.kind == name and known.device_id == self._device.pk]
        newer = [known for known in own if known.revision >= one.body.revision] if kind.whole_state else []
        return Earlier(
            version=own[0].version_after if own else None,
            is_ended=any(known.kind == kind.ended_by for known in of_interest),
            is_overtaken=bool(newer),
            parts=frozenset(part for known in newer for part in known.parts),
        )


def receipt_of(
    device: Device, one: Brought, version: int | None, result: str = CommandReceipt.Result.STORED
) -> CommandReceipt:
    """That it was taken; the caller stores it."""
    return CommandReceipt(
        **_of(device, one.command, one.digest),
        record_id=one.body.id,
        revision=one.body.revision,
        parts=sorted(one.body.parts),
        result=result,
        version_after=version,
    )


def refusal_receipt_of(
    device: Device, command: Command, problem: Problem, body: AboutRecord | None = None
) -> CommandReceipt:
    """Why it was not: so that the office sees what waits on phones; mended and sent again, it is stored."""
    stored = problem.stored if isinstance(problem, PartlyTaken) else None
    return CommandReceipt(
        **_of(device, command, digest_of(command)),
        record_id=body.id if body else _record_said(command),
        revision=body.revision if body and stored is not None else 0,
        parts=stored or [],
        result=CommandReceipt.Result.REFUSED,
        code=problem.code,
        message=str(problem),
    )


def note_refusal(device: Device, command: Command, problem: Problem) -> None:
    """Write the refusal of a command of which nothing else is stored."""
    if _may_note(device, CommandReceipt.objects.filter(pk=command.id).first()):
        refusal_receipt_of(device, command, problem).save()


def _of(device: Device, command: Command, digest: str) -> dict[str, Any]:
    return {
        "id": command.id,
        "account_id": device.account_id,
        "device_id": device.pk,
        "kind": command.kind,
        "digest": digest,
        "written_at": command.written_at,
        "received_at": timezone.now(),
    }


def _may_note(device: Device, known: CommandReceipt | None) -> bool:
    """Whether a refusal may be written under this number: never over what was taken, or was another account's."""
    return known is None or (known.result not in TAKEN and known.account_id == device.account_id)


def _record_said(command: Command) -> UUID:
    """The record of a body that could not be read, as far as it says one."""
    try:
        return UUID(str(command.body.get("id")))
    except ValueError:
        return command.id
