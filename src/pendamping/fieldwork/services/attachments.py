"""Photos and documents of a report: looked at first, stored once by content, then named by the report."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from pendamping.common.files.documents import read_document
from pendamping.common.files.photos import read_photo
from pendamping.common.files.storing import store_document, store_photo
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.fieldwork.errors import NotEditable, ReportNotFound, StoredDiffers, TooManyAttachments
from pendamping.fieldwork.models import DailyReport, ReportAttachment, ReportEvent
from pendamping.fieldwork.rules import lock_author
from pendamping.fieldwork.schemas import NewAttachment
from pendamping.fieldwork.services.steps import write_steps

Upload = UploadedFile[bytes]
MAX_ATTACHMENTS = 20
# Photos travel behind their report, so they may still arrive while it waits for its checker.
OPEN = (*DailyReport.EDITABLE, DailyReport.State.SUBMITTED)


def attach_photo(
    scope: Scope,
    report_id: UUID,
    upload: Upload,
    new: NewAttachment | None = None,
    *,
    announced_at: datetime | None = None,
) -> ReportAttachment:
    """Add a photo to an own report; sending it again with the same id is harmless.

    Args:
        announced_at: when the office was told, with the report, that this photo is on its way; where that was before
            the report was checked, it is still taken, and marked.
    Raises:
        ReportNotFound, NotEditable: no own report that still takes photos.
        TooManyAttachments, UploadTooLarge, NotAPhoto, TooManyPixels: the file is not taken.
        StoredDiffers: that attachment id is stored with another file.
    """
    scope.require("daily_report.write")
    name = upload.name or ""
    photo = read_photo(_content(upload), name, _zone())
    said = new or NewAttachment()
    attachment = ReportAttachment(
        id=said.id,
        kind=ReportAttachment.Kind.PHOTO,
        stored_id=photo.sha256,
        name=(said.name or name)[-160:],
        caption=said.caption,
        taken_at=said.taken_at or photo.taken_at,
        latitude=photo.latitude if said.latitude is None else said.latitude,
        longitude=photo.longitude if said.longitude is None else said.longitude,
    )

    return _attach(scope, report_id, attachment, lambda: store_photo(photo), announced_at)


def attach_document(
    scope: Scope,
    report_id: UUID,
    upload: Upload,
    new: NewAttachment | None = None,
    *,
    announced_at: datetime | None = None,
) -> ReportAttachment:
    """Add a PDF, DOCX or XLSX to an own report, as `attach_photo` does; sending it again is harmless.

    Raises:
        ReportNotFound, NotEditable: no own report that still takes files.
        TooManyAttachments, UploadTooLarge, NotADocument: the file is not taken.
        StoredDiffers: that attachment id is stored with another file.
    """
    scope.require("daily_report.write")
    name = upload.name or ""
    document = read_document(_content(upload), name)
    said = new or NewAttachment()
    attachment = ReportAttachment(
        id=said.id,
        kind=ReportAttachment.Kind.DOCUMENT,
        stored_id=document.sha256,
        name=(said.name or name)[-160:],
        caption=said.caption,
        taken_at=said.taken_at,
    )

    return _attach(scope, report_id, attachment, lambda: store_document(document), announced_at)


@transaction.atomic
def remove_attachment(scope: Scope, attachment_id: UUID) -> None:
    """Take a photo or document off an own report; `remove_unused_files` removes a file that nobody names any more.

    Raises:
        NotFound: no such attachment of this author.
        NotEditable: the report is no longer the author's to change.
    """
    scope.require("daily_report.write")
    found = _own_editable(scope, attachment_id)
    found.delete()
    change = [found.caption or found.name, ""]
    write_steps(scope, [found.report], ReportEvent.Kind.DETACHED, changes={"attachment": change})


@transaction.atomic
def describe_attachment(scope: Scope, attachment_id: UUID, caption: str) -> ReportAttachment:
    """Say in words what a photo or document of an own report shows.

    Raises:
        NotFound: no such attachment of this author.
        NotEditable: the report is no longer the author's to change.
    """
    scope.require("daily_report.write")
    found = _own_editable(scope, attachment_id)
    caption = caption.strip()[:200]
    if caption != found.caption:
        change = [found.caption, caption]
        found.caption = caption
        found.save(update_fields=["caption"])
        write_steps(scope, [found.report], ReportEvent.Kind.EDITED, changes={"attachment": change})
    return found


def _own_editable(scope: Scope, attachment_id: UUID) -> ReportAttachment:
    own = ReportAttachment.objects.select_related("report").filter(report__author_id=lock_author(scope))
    found = own.filter(pk=attachment_id).first()
    if found is None:
        raise NotFound
    if found.report.state not in DailyReport.EDITABLE:
        raise NotEditable(state=found.report.get_state_display())
    return found


def _attach(
    scope: Scope,
    report_id: UUID,
    attachment: ReportAttachment,
    store: Callable[[], None],
    announced_at: datetime | None,
) -> ReportAttachment:
    """Name the file in the report. The file lies in its place before the row that names it is written."""
    with transaction.atomic():
        author_id = lock_author(scope)
        report = DailyReport.objects.filter(pk=report_id, author_id=author_id).first()
        if report is None:
            raise ReportNotFound
        stored = ReportAttachment.objects.filter(pk=attachment.pk).first()
        if stored is not None:
            if stored.report_id != report.pk or stored.stored_id != attachment.stored_id:
                raise StoredDiffers(id=attachment.pk)
            return stored
        if report.state not in OPEN and not _was_announced(report, announced_at):
            raise NotEditable(state=report.get_state_display())
        number = report.attachments.count()
        if number >= MAX_ATTACHMENTS:
            raise TooManyAttachments(limit=MAX_ATTACHMENTS)
        store()
        attachment.report = report
        attachment.order = number
        attachment.came_late = report.state not in OPEN
        attachment.save(force_insert=True)
        change = ["", attachment.caption or attachment.name]
        kind = ReportEvent.Kind.LATE_FILE if attachment.came_late else ReportEvent.Kind.ATTACHED
        write_steps(scope, [report], kind, changes={"attachment": change})
    return attachment


def _was_announced(report: DailyReport, announced_at: datetime | None) -> bool:
    """Whether the checker could know that this file was still on its way."""
    return announced_at is not None and report.checked_at is not None and announced_at <= report.checked_at


def _content(upload: Upload) -> bytes:
    upload.seek(0)
    content: bytes = upload.read()
    return content


def _zone() -> ZoneInfo:
    return ZoneInfo(timezone.get_current_timezone_name())
