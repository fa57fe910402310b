"""What every document has in common: it is sealed, stored, drawn once, and drawn again from what was stored."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from pendamping import __version__
from pendamping.common.audit import record_audit
from pendamping.common.models import StoredFile
from pendamping.common.scope import Scope
from pendamping.reports.codes import new_code
from pendamping.reports.models import IssuedDocument, IssuedPhoto, Rendition
from pendamping.reports.paper import render_pdf
from pendamping.reports.schemas import MonthlyReportPaper, Paper, Photo, VisitReportPaper
from pendamping.reports.stored import stored_bytes
from pendamping.reports.storing import content_sha256, from_json, to_json, with_seal
from pendamping.reports.word import render_docx

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class File:
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One document to be issued: of a person, or of an area, then with its `subject`."""

    kind: IssuedDocument.Kind
    paper: Paper
    since: date
    until: date
    region: str  # official code; "": the whole country
    person_id: UUID | None = None
    subject: str = ""


def issue(scope: Scope, one: Issue) -> tuple[IssuedDocument, bool]:
    """Store and draw a document; returns it, and whether this call made it: the same content is not issued twice.

    The caller holds a lock on whose document it is, so that two who issue at once make one version.
    """
    document, is_new = register(scope, one)
    if is_new:
        pdf_bytes(document)
    return document, is_new


def register(scope: Scope, one: Issue) -> tuple[IssuedDocument, bool]:
    """Seal and store a document that its caller draws; returns and asks for the same as `issue`."""
    whose = Q(person=None, subject=one.subject)
    if one.person_id:
        whose = Q(person=one.person_id, since=one.since, until=one.until)
    same = IssuedDocument.objects.filter(whose, kind=one.kind)
    newest = same.filter(replaced_by__isnull=True).first()
    content = content_sha256(one.kind, one.paper)
    if newest and newest.content_sha256 == content:
        return newest, False
    sealed = _sealed(one, newest)
    document = IssuedDocument.objects.create(
        code=sealed.seal.code,
        kind=one.kind,
        person_id=one.person_id,
        subject=one.subject,
        region_id=one.region or None,
        since=one.since,
        until=one.until,
        paper=to_json(one.kind, sealed),
        content_sha256=content,
        reports=sealed.seal.reports,
        issued_at=sealed.seal.issued_at,
        issued_by=scope.name,
        replaces=newest,
        is_sample=sealed.seal.is_sample,
    )
    shown = {photo.sha256 for photo in _photos_on(sealed)}
    IssuedPhoto.objects.bulk_create(IssuedPhoto(document=document, stored_id=sha256) for sha256 in shown)
    replaces = newest.code if newest else ""
    record_audit(scope, "document.issued", document, code=document.code, kind=one.kind, replaces=replaces)
    return document, True


def pdf_bytes(document: IssuedDocument) -> bytes:
    """The PDF, drawn from what was stored; its fingerprint is kept.

    Raises: PhotoMissing: the storage no longer holds a photo of it.
    """
    content = render_pdf(*_paper_and_photos(document))
    _record_rendition(document, content)
    return content


def docx_bytes(document: IssuedDocument) -> bytes:
    """The same as a Word file. Raises: as `pdf_bytes`."""
    return render_docx(*_paper_and_photos(document))


def draw_pdf(scope: Scope, document: IssuedDocument) -> File:
    """The PDF of an issued document for its reader; its handing out is recorded.

    Raises: as `pdf_bytes`.
    """
    with transaction.atomic():
        content = pdf_bytes(document)
        record_audit(scope, "document.downloaded", document, format="pdf")
    return File(f"{document.code}.pdf", PDF, content)


def draw_docx(scope: Scope, document: IssuedDocument) -> File:
    """The same as a Word file that the office can edit.

    Raises: as `pdf_bytes`.
    """
    content = docx_bytes(document)
    record_audit(scope, "document.downloaded", document, format="docx")
    return File(f"{document.code}.docx", DOCX, content)


def _sealed(one: Issue, newest: IssuedDocument | None) -> Paper:
    code = new_code(one.region, one.since)
    return with_seal(
        one.paper,
        code=code,
        url=settings.BASE_URL + reverse("check:document", args=[code]),
        replaces=newest.code if newest else "",
        issued_at=timezone.now().astimezone(one.paper.seal.issued_at.tzinfo).replace(microsecond=0),
    )


def _record_rendition(document: IssuedDocument, pdf: bytes) -> None:
    Rendition.objects.get_or_create(
        document=document,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        defaults={"software": f"Pendamping {__version__}", "made_at": timezone.now()},
    )


def _paper_and_photos(document: IssuedDocument) -> tuple[Paper, dict[str, bytes]]:
    paper = from_json(document.kind, document.paper)
    stored = StoredFile.objects.in_bulk({photo.sha256 for photo in _photos_on(paper)})
    small = isinstance(paper, MonthlyReportPaper)  # three in a row: the thumbnail has 200 dots to the inch there
    return paper, {sha256: stored_bytes(one, small=small) for sha256, one in stored.items()}


def _photos_on(paper: Paper) -> Sequence[Photo]:
    return paper.photos if isinstance(paper, (MonthlyReportPaper, VisitReportPaper)) else ()
