"""Photos and documents: sent in pieces that never come twice, checked by hash, then handed to the report."""

import hashlib
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from pendamping.access.models import Account
from pendamping.common.audit import record_audit
from pendamping.common.problems import NotAllowed, Problem
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.schemas import NewAttachment
from pendamping.fieldwork.services import attach_document, attach_photo
from pendamping.sync.errors import ChunkOutOfPlace, FileTooLarge, OtherSize, TooManyIncoming, WrongHash
from pendamping.sync.models import AwaitedFile, IncomingFile
from pendamping.sync.schemas.commands import AttachmentSaid
from pendamping.sync.schemas.contacts import FileState
from pendamping.sync.selectors.files import awaited_of, incoming_of, is_stored, refused_of

LARGEST: Final = 20 * 1024 * 1024
MOST_INCOMING: Final = 200  # unfinished files of one account
FOLDER: Final = "incoming"


def take_chunk(scope: Scope, sha256: str, *, size: int, offset: int, content: bytes) -> FileState:
    """Keep the next bytes of a file; when it is whole and right, every report that waits for it gets it.

    Bytes that are here already are passed over, so the same piece may come again and overlap.

    Raises:
        NotAllowed: nobody writes reports in this role, or no area is left and no stored report waits for this file.
        FileTooLarge, TooManyIncoming, OtherSize: it is not taken.
        ChunkOutOfPlace: bytes are missing before it; it says from where to go on.
        WrongHash: whole, but not what was announced; it begins anew.
    """
    scope.require("daily_report.write")
    if size > LARGEST or offset + len(content) > size:
        raise FileTooLarge(size=max(size, offset + len(content)), limit=min(size, LARGEST))
    is_new = not (is_stored(scope, sha256) or refused_of(scope, sha256).exists())
    is_awaited = awaited_of(scope, sha256).exists()
    if is_new and not is_awaited and not scope.prefixes:  # ahead of its report only from whoever may still write
        raise NotAllowed(need="daily_report.write")
    if is_new or is_awaited:
        incoming = _append(scope, sha256, size=size, offset=offset, content=content)
        if incoming.received == size:
            _check(incoming)
            _hand_over(scope, incoming)
    return file_state(scope, sha256)


def file_state(scope: Scope, sha256: str) -> FileState:
    """How much of this file the office has from this account; a file that nobody named yet is kept, whole.

    Raises: NotAllowed: nobody works with a phone in this role.
    """
    scope.require("sync.use")
    incoming = incoming_of(scope).filter(sha256=sha256).first()
    if incoming is not None:
        return FileState(sha256=sha256, received=incoming.received, stored=incoming.received == incoming.size)
    if awaited_of(scope, sha256).exists():
        return FileState(sha256=sha256, received=0, stored=False)
    refused = refused_of(scope, sha256).first()
    if refused is not None:
        return FileState(sha256=sha256, received=0, stored=False, code=refused.code, message=refused.message)
    return FileState(sha256=sha256, received=0, stored=is_stored(scope, sha256))


def hand_over_arrived(scope: Scope) -> None:
    """Give files that came before the report that names them to it: it may have come just now."""
    awaited = set(awaited_of(scope).values_list("sha256", flat=True))
    for incoming in incoming_of(scope).filter(sha256__in=awaited):
        if incoming.received == incoming.size:
            _hand_over(scope, incoming)


@transaction.atomic
def _append(scope: Scope, sha256: str, *, size: int, offset: int, content: bytes) -> IncomingFile:
    """The bytes are written before the row says that they are here."""
    if scope.account_id is None:
        raise NotAllowed(need="daily_report.write")
    Account.objects.select_for_update().only("pk").get(pk=scope.account_id)
    incoming = incoming_of(scope).filter(sha256=sha256).first()
    if incoming is None:
        if incoming_of(scope).count() >= MOST_INCOMING:
            raise TooManyIncoming(number=MOST_INCOMING)
        incoming = IncomingFile(
            account_id=scope.account_id,
            sha256=sha256,
            size=size,
            file=f"{FOLDER}/{scope.account_id}-{sha256}",
            started_at=timezone.now(),
        )
    if incoming.size != size:
        raise OtherSize(size=size, before=incoming.size)
    if offset > incoming.received:
        raise ChunkOutOfPlace(received=incoming.received)
    if fresh := content[incoming.received - offset :]:
        path = _path(incoming)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("r+b" if path.exists() else "w+b") as file:
            file.seek(incoming.received)
            file.write(fresh)
            file.truncate()  # what a killed writer left behind
        incoming.received += len(fresh)
        incoming.save()
    return incoming


def _check(incoming: IncomingFile) -> None:
    """Raises: WrongHash: the bytes are not those of its name, or a restored office lost them; they are to come anew."""
    path = _path(incoming)
    if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != incoming.sha256:
        _forget(incoming)
        raise WrongHash


def _hand_over(scope: Scope, incoming: IncomingFile) -> None:
    """To every attachment that waits for it; afterwards it lies where all files lie. Nobody waits yet: it is kept.

    Where it lies there already, another process took the same bytes at the same moment: these are let go. All or
    nothing: bytes that stayed after they were refused would look as if they had been taken.
    """
    try:
        content = _path(incoming).read_bytes()
    except FileNotFoundError:
        _forget(incoming)
        return
    with transaction.atomic():
        waiting = list(awaited_of(scope, incoming.sha256).order_by("announced_at", "pk"))
        for awaited in waiting:
            _attach(scope, awaited, content)
        if not waiting and not is_stored(scope, incoming.sha256):
            return
        incoming.delete()
    _path(incoming).unlink(missing_ok=True)


def _attach(scope: Scope, awaited: AwaitedFile, content: bytes) -> None:
    said = AttachmentSaid.model_validate(awaited.said)
    new = NewAttachment(**said.model_dump(include=set(NewAttachment.model_fields)))
    upload = SimpleUploadedFile(said.file_name or said.sha256[:12], content)
    attach = attach_photo if said.kind == "photo" else attach_document
    try:
        with transaction.atomic():
            attach(scope, awaited.report_id, upload, new, announced_at=awaited.announced_at)
            awaited.delete()
    except Problem as problem:  # told to the phone with the report; the bytes are asked for no more
        _refuse(scope, awaited, problem)


@transaction.atomic
def _refuse(scope: Scope, awaited: AwaitedFile, problem: Problem) -> None:
    AwaitedFile.objects.filter(pk=awaited.pk).update(code=problem.code, message=str(problem))
    report = DailyReport.objects.filter(pk=awaited.report_id).first()
    if report is not None:
        record_audit(scope, "daily_report.file_refused", report, code=problem.code)


def _forget(incoming: IncomingFile) -> None:
    incoming.delete()
    _path(incoming).unlink(missing_ok=True)


def _path(incoming: IncomingFile) -> Path:
    return Path(settings.MEDIA_ROOT) / incoming.file
