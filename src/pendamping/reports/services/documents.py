"""Issuing a document and handing out its files."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pendamping import __version__
from pendamping.common.audit import record_audit
from pendamping.common.models import StoredFile
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.people.models import Person
from pendamping.reports import wording
from pendamping.reports.codes import new_code
from pendamping.reports.errors import (
    NothingVerified,
    NoVisits,
    PeriodEndsBeforeStart,
    PeriodInFuture,
    PeriodTooLong,
    PhotoMissing,
)
from pendamping.reports.models import IssuedDocument, IssuedPhoto, Rendition
from pendamping.reports.paper import render_pdf
from pendamping.reports.schemas import MonthlyReportPaper, Paper, Photo, ThreePartPaper
from pendamping.reports.selectors.documents import readable_document
from pendamping.reports.selectors.monthly import monthly_paper, three_part_paper
from pendamping.reports.selectors.visit import visit_paper
from pendamping.reports.storing import content_sha256, from_json, to_json
from pendamping.reports.word import render_docx

Kind = IssuedDocument.Kind
LONGEST_VISIT = 31  # days
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class File:
    name: str
    media_type: str
    content: bytes


@transaction.atomic
def issue_monthly_report(scope: Scope, person_id: UUID, month: Month) -> tuple[IssuedDocument, bool]:
    """Issue the laporan bulanan; returns it, and whether this call made it: unchanged work is not issued twice.

    Raises:
        NotAllowed: the role may not issue documents.
        NotFound: nobody with this id, or outside `scope`.
        PeriodInFuture, NothingVerified: there is nothing to put on paper yet.
    """
    _refuse_early(scope, month.first, month.last)
    paper = monthly_paper(scope, person_id, month)
    return _issue(scope, Kind.MONTHLY, person_id, paper, (month.first, month.last))


@transaction.atomic
def issue_three_part_form(scope: Scope, person_id: UUID, month: Month) -> tuple[IssuedDocument, bool]:
    """Issue the older three-part form of a month; as `issue_monthly_report`."""
    _refuse_early(scope, month.first, month.last)
    paper = three_part_paper(scope, person_id, month)
    return _issue(scope, Kind.THREE_PART, person_id, paper, (month.first, month.last))


@transaction.atomic
def issue_visit_report(scope: Scope, person_id: UUID, since: date, until: date) -> tuple[IssuedDocument, bool]:
    """Issue the laporan kunjungan lapangan over these days; as `issue_monthly_report`.

    Raises: also PeriodEndsBeforeStart, PeriodTooLong, NoVisits.
    """
    if until < since:
        raise PeriodEndsBeforeStart(since=wording.long_date(since), until=wording.long_date(until))
    if (days := (until - since).days + 1) > LONGEST_VISIT:
        raise PeriodTooLong(limit=LONGEST_VISIT, days=days)
    _refuse_early(scope, since, until)
    paper = visit_paper(scope, person_id, since, until)
    if not paper.days:
        raise NoVisits(name=paper.facilitator.name, period=wording.date_span(since, until))
    return _issue(scope, Kind.VISIT, person_id, paper, (since, until))


def pdf_of(scope: Scope, code: str) -> File:
    """The PDF of an issued document, drawn again from what was stored; its handing out is recorded.

    Raises:
        NotFound: no such code, or outside `scope`.
        PhotoMissing: the storage no longer holds a photo of it.
    """
    document = readable_document(scope, code)
    content = render_pdf(*_paper_and_photos(document))
    with transaction.atomic():
        _record_rendition(document, content)
        record_audit(scope, "document.downloaded", document, format="pdf")
    return File(f"{document.code}.pdf", PDF, content)


def docx_of(scope: Scope, code: str) -> File:
    """The same as a Word file that the office can edit.

    Raises: as `pdf_of`.
    """
    document = readable_document(scope, code)
    content = render_docx(*_paper_and_photos(document))
    record_audit(scope, "document.downloaded", document, format="docx")
    return File(f"{document.code}.docx", DOCX, content)


def _refuse_early(scope: Scope, since: date, until: date) -> None:
    scope.require("monthly_report.issue")
    if since > scope.today:
        raise PeriodInFuture(period=wording.date_span(since, until), today=wording.long_date(scope.today))


def _issue(scope: Scope, kind: Kind, person_id: UUID, paper: Paper, period: Period) -> tuple[IssuedDocument, bool]:
    since, until = period
    if not paper.seal.reports:
        raise NothingVerified(name=paper.facilitator.name, period=wording.date_span(since, until))
    Person.objects.select_for_update().get(pk=person_id)  # two who issue at once make one version
    same = IssuedDocument.objects.filter(kind=kind, person_id=person_id, since=since, until=until)
    newest = same.filter(replaced_by__isnull=True).first()
    content = content_sha256(kind, paper)
    if newest and newest.content_sha256 == content:
        return newest, False
    sealed = _sealed(paper, since, newest)
    document = IssuedDocument.objects.create(
        code=sealed.seal.code,
        kind=kind,
        person_id=person_id,
        region_id=paper.office.code or None,
        since=since,
        until=until,
        paper=to_json(kind, sealed),
        content_sha256=content,
        reports=paper.seal.reports,
        issued_at=sealed.seal.issued_at,
        issued_by=scope.name,
        replaces=newest,
        is_sample=paper.seal.is_sample,
    )
    photos = _photos_on(paper)
    IssuedPhoto.objects.bulk_create(IssuedPhoto(document=document, stored_id=one) for one in {p.sha256 for p in photos})
    _record_rendition(document, render_pdf(*_paper_and_photos(document)))
    record_audit(
        scope, "document.issued", document, code=document.code, kind=kind, replaces=newest.code if newest else ""
    )
    return document, True


def _sealed(paper: Paper, since: date, newest: IssuedDocument | None) -> Paper:
    code = new_code(paper.office.code, since)
    seal = replace(
        paper.seal,
        code=code,
        url=settings.BASE_URL + reverse("check:document", args=[code]),
        replaces=newest.code if newest else "",
        issued_at=timezone.now().astimezone(paper.seal.issued_at.tzinfo).replace(microsecond=0),
    )
    return replace(paper, seal=seal)


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
    return paper, {sha256: _read(one, small=small) for sha256, one in stored.items()}


def _read(stored: StoredFile, *, small: bool) -> bytes:
    file = stored.thumbnail if small and stored.thumbnail else stored.file
    try:
        with file.open("rb") as opened:
            content: bytes = opened.read()
            return content
    except FileNotFoundError:
        raise PhotoMissing(sha256=stored.pk) from None


def _photos_on(paper: Paper) -> Sequence[Photo]:
    return () if isinstance(paper, ThreePartPaper) else paper.photos
