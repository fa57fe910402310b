"""What every document has in common: it is sealed, stored, drawn once, and drawn again from what was stored."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.periods import Span
from pendamping.common.scope import Scope
from pendamping.reports.codes import new_code
from pendamping.reports.drawn import docx_bytes, pdf_bytes, photos_on
from pendamping.reports.errors import NothingVerified, NoVisits
from pendamping.reports.models import IssuedDocument, IssuedPhoto
from pendamping.reports.schemas import Paper, VisitReportPaper, WorkPaper
from pendamping.reports.storing import content_sha256, to_json, with_seal
from pendamping.reports.wording import date_span

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    again: bool = False  # a version of its own even where it says the same as the one before

    @classmethod
    def of_person(cls, kind: IssuedDocument.Kind, person_id: UUID, paper: WorkPaper, span: Span) -> "Issue":
        """A paper about somebody's work on these days.

        Raises: NothingVerified, NoVisits: there is nothing to put on paper.
        """
        facts = {"name": paper.facilitator.name, "period": date_span(span.first, span.last)}
        if isinstance(paper, VisitReportPaper) and not paper.days:
            raise NoVisits(**facts)
        if not paper.seal.reports:
            raise NothingVerified(**facts)
        return cls(
            kind=kind, paper=paper, since=span.first, until=span.last, region=paper.office.code, person_id=person_id
        )


def issue(scope: Scope, one: Issue) -> tuple[IssuedDocument, bool]:
    """Store and draw a document; returns it, and whether this call made it: the same content is not issued twice,
    unless `one.again`.

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
    if newest and newest.content_sha256 == content and not one.again:
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
    shown = {photo.sha256 for photo in photos_on(sealed)}
    IssuedPhoto.objects.bulk_create(IssuedPhoto(document=document, stored_id=sha256) for sha256 in shown)
    replaces = newest.code if newest else ""
    record_audit(scope, "document.issued", document, code=document.code, kind=one.kind, replaces=replaces)
    return document, True


def draw_pdf(scope: Scope, document: IssuedDocument, *, with_sources: bool = False) -> File:
    """The PDF of an issued document for its reader; its handing out is recorded.

    Raises: as `pdf_bytes`.
    """
    with transaction.atomic():
        content = pdf_bytes(document, with_sources=with_sources)
        record_audit(scope, "document.downloaded", document, format="pdf")
    return File(f"{document.code}.pdf", PDF, content)


def draw_docx(scope: Scope, document: IssuedDocument, *, with_sources: bool = False) -> File:
    """The same as a Word file that the office can edit.

    Raises: as `pdf_bytes`.
    """
    content = docx_bytes(document, with_sources=with_sources)
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
