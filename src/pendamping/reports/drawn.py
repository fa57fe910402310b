"""The files of an issued document, drawn from what was stored: the same document gives the same bytes."""

import hashlib
from collections.abc import Sequence

from django.utils import timezone

from pendamping import __version__
from pendamping.common.models import StoredFile
from pendamping.reports.models import IssuedDocument, Rendition
from pendamping.reports.paper import render_pdf
from pendamping.reports.schemas import MonthlyReportPaper, Paper, Photo, VisitReportPaper
from pendamping.reports.stored import stored_bytes
from pendamping.reports.storing import from_json
from pendamping.reports.word import render_docx


def pdf_bytes(document: IssuedDocument, *, with_sources: bool = False) -> bytes:
    """The PDF; its fingerprint is kept.

    Raises: PhotoMissing: the storage no longer holds a photo of it.
    """
    content = render_pdf(*_paper_and_photos(document), with_sources=with_sources)
    Rendition.objects.get_or_create(
        document=document,
        pdf_sha256=hashlib.sha256(content).hexdigest(),
        defaults={"software": f"Pendamping {__version__}", "made_at": timezone.now()},
    )
    return content


def docx_bytes(document: IssuedDocument, *, with_sources: bool = False) -> bytes:
    """The same as a Word file. Raises: as `pdf_bytes`."""
    return render_docx(*_paper_and_photos(document), with_sources=with_sources)


def photos_on(paper: Paper) -> Sequence[Photo]:
    return paper.photos if isinstance(paper, (MonthlyReportPaper, VisitReportPaper)) else ()


def _paper_and_photos(document: IssuedDocument) -> tuple[Paper, dict[str, bytes]]:
    paper = from_json(document.kind, document.paper)
    stored = StoredFile.objects.in_bulk({photo.sha256 for photo in photos_on(paper)})
    small = isinstance(paper, MonthlyReportPaper)  # three in a row: the thumbnail has 200 dots to the inch there
    return paper, {sha256: stored_bytes(one, small=small) for sha256, one in stored.items()}
