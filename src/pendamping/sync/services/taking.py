"""Taking what a phone brings: each command for itself, its receipt, effect and trace together or not at all."""

import hashlib
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils import timezone
from pydantic import ValidationError

from pendamping.access.models import Device
from pendamping.common.problems import NotFound, Problem
from pendamping.common.scope import Scope
from pendamping.people.models import Person
from pendamping.sync.answers import refusal_of
from pendamping.sync.commands.registry import KINDS, Kind
from pendamping.sync.commands.sent import Said, Sent
from pendamping.sync.errors import BodyUnreadable, KindUnknown, OfficeFault, OtherContent, PartlyTaken
from pendamping.sync.models import CommandReceipt
from pendamping.sync.schemas import AboutRecord, Answer, Command

log = logging.getLogger(__name__)
TAKEN: Final = (CommandReceipt.Result.STORED, CommandReceipt.Result.SUPERSEDED)
SAID_AT_MOST = 5  # faults named in one message


def take_commands(scope: Scope, device: Device, said: Said, commands: Iterable[Command]) -> list[Answer]:
    """One answer per command, in their order; a refused or poisoned one never stands in the way of the next."""
    return [_answer(scope, device, said, command) for command in commands]


def _answer(scope: Scope, device: Device, said: Said, command: Command) -> Answer:
    try:
        return _take(scope, device, said, command)
    except NotFound as problem:
        # What it speaks of may be on another phone still, or was forgotten by a restored office and will come again.
        return refusal_of(command, problem, "later")
    except Problem as problem:
        _note_refusal(scope, device, command, problem)
        return refusal_of(command, problem, "refused")
    except OperationalError:  # the database is locked, full or gone: so it would be for every other command
        raise
    except Exception:  # a fault of ours in one command must not cost the phone the others
        log.exception("command %s (%s)", command.id, command.kind)
        return refusal_of(command, OfficeFault(), "later")


@transaction.atomic
def _take(scope: Scope, device: Device, said: Said, command: Command) -> Answer:
    """Raises: Problem: nothing of this command was stored."""
    kind = KINDS.get(command.kind)
    if kind is None:
        raise KindUnknown(kind=command.kind)
    body = _read(kind, command)
    if scope.person_id is not None:  # one person's commands one after the other, from however many phones
        Person.objects.select_for_update().only("pk").get(pk=scope.person_id)
    digest = _digest(command)
    known = CommandReceipt.objects.filter(pk=command.id, result__in=TAKEN).first()
    if known is not None:
        if known.account_id != device.account_id or known.digest != digest:
            raise OtherContent
        return Answer(id=command.id, result="already_stored", version=known.version_after)
    record_id, revision = body.id, body.revision
    earlier = _earlier(device, command, kind, body)
    result, version = CommandReceipt.Result.STORED, earlier.version
    if earlier.has_nothing_left(body):
        result = CommandReceipt.Result.SUPERSEDED
    else:
        try:
            left = body.without(earlier.parts)
            version = kind.apply(scope, left, Sent(said.app_version, earlier.version, command.version, said.clock_skew))
        except PartlyTaken as partly:  # what is stored of it stays stored
            _note_refusal(scope, device, command, partly)
            stored = {"revision": revision, "parts": partly.stored}
            CommandReceipt.objects.filter(pk=command.id).update(**stored)
            return refusal_of(command, partly, "refused")
    CommandReceipt.objects.update_or_create(
        pk=command.id,
        defaults=_columns(device, command, digest)
        | {"record_id": record_id, "revision": revision, "result": result, "version_after": version}
        | {"code": "", "message": "", "parts": sorted(body.parts)},
    )
    return Answer(id=command.id, result="stored", version=version)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the same phone said of the record before. Each counts its own revisions, so another phone's say nothing."""

    version: int | None  # of the record, after its newest command
    is_ended: bool  # by its author, from whatever phone
    is_overtaken: bool  # there are newer revisions
    parts: frozenset[str]  # what those say, part by part

    def has_nothing_left(self, body: AboutRecord) -> bool:
        return self.is_ended or (self.is_overtaken and body.parts <= self.parts)


def _earlier(device: Device, command: Command, kind: Kind, body: AboutRecord) -> Earlier:
    taken = Q(result__in=TAKEN) | Q(code=PartlyTaken.code)
    known = CommandReceipt.objects.filter(taken, record_id=body.id, account=device.account_id).exclude(pk=command.id)
    of_interest = list(known.filter(kind__in=(command.kind, kind.ended_by)).order_by("-revision"))
    own = [one for one in of_interest if one.kind == command.kind and one.device_id == device.pk]
    newer = [one for one in own if one.revision >= body.revision] if kind.whole_state else []
    return Earlier(
        version=own[0].version_after if own else None,
        is_ended=any(one.kind == kind.ended_by for one in of_interest),
        is_overtaken=bool(newer),
        parts=frozenset(part for one in newer for part in one.parts),
    )


def _read(kind: Kind, command: Command) -> AboutRecord:
    """Raises: BodyUnreadable: it names the first fields that do not fit."""
    try:
        return kind.body.model_validate(command.body)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        fields = [".".join(str(part) for part in one["loc"]) for one in faults[:SAID_AT_MOST]]
        raise BodyUnreadable(said=", ".join(fields), fields=fields) from error


def _note_refusal(scope: Scope, device: Device, command: Command, problem: Problem) -> None:
    """So that the office sees what waits on phones, and why; mended and sent again, it is stored."""
    said = command.body.get("id")
    try:
        record_id = command.id if not isinstance(said, str) else UUID(said)
    except ValueError:
        record_id = command.id
    known = CommandReceipt.objects.filter(pk=command.id).first()
    if known is not None and (known.result in TAKEN or known.account_id != scope.account_id):
        return
    CommandReceipt.objects.update_or_create(
        pk=command.id,
        defaults=_columns(device, command, _digest(command))
        | {"record_id": record_id, "revision": 0, "result": CommandReceipt.Result.REFUSED}
        | {"code": problem.code, "message": str(problem)},
    )


def _columns(device: Device, command: Command, digest: str) -> dict[str, object]:
    return {
        "account_id": device.account_id,
        "device": device,
        "kind": command.kind,
        "digest": digest,
        "written_at": command.written_at,
        "received_at": timezone.now(),
    }


def _digest(command: Command) -> str:
    text = json.dumps([command.kind, command.body], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    # Half of a character is no text, and still has a digest: its body is refused by itself.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
