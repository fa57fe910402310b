"""The same paper as a Word file that an office can edit: same data, same bytes."""

import io
from base64 import b64decode
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from docx.shared import Length, Mm
from docxtpl import DocxTemplate, InlineImage
from PIL import Image

from pendamping.reports.packing import repack
from pendamping.reports.printable import printable
from pendamping.reports.qr import qr_png
from pendamping.reports.schemas import (
    DistrictPaper,
    IndexMinutesPaper,
    LetterPaper,
    MonthlyReportPaper,
    ObjectionPaper,
    Paper,
    PersonSummaryPaper,
    ProgramPaper,
    RecapPaper,
    SummaryPaper,
    ThreePartPaper,
    VisitReportPaper,
)

TEMPLATES: Final = Path(__file__).parent / "word_templates"
TEMPLATE_OF: Final[dict[type[Paper], str]] = {
    MonthlyReportPaper: "monthly.docx",
    ThreePartPaper: "three_part.docx",
    VisitReportPaper: "visit.docx",
    IndexMinutesPaper: "index_minutes.docx",
    ObjectionPaper: "objection.docx",
    RecapPaper: "recap.docx",
    DistrictPaper: "district.docx",
    ProgramPaper: "program.docx",
    SummaryPaper: "summary.docx",
    PersonSummaryPaper: "person_summary.docx",
}
PHOTOS_PER_ROW: Final[dict[type[Paper], int]] = {MonthlyReportPaper: 3, VisitReportPaper: 2}
PHOTO_BOX: Final[dict[int, tuple[Length, Length]]] = {3: (Mm(55), Mm(42)), 2: (Mm(83), Mm(62))}
QR_WIDTH: Final = Mm(20)
COPY: Final = "Salinan untuk disunting. Yang terbit ialah PDF dengan kode periksa ini."
SIGNERS: Final = 3
SIGNERS_OF: Final[dict[type[Paper], int]] = {IndexMinutesPaper: 4, ObjectionPaper: 1}
EMBLEM_WIDTH: Final = Mm(18)
SIGNATURE_LINE: Final = "_" * 24


class Picture(InlineImage):  # type: ignore[misc]  # docxtpl is not typed
    """An inline image with words for those who cannot see it, and without the margins that LibreOffice would add."""

    def __init__(
        self,
        template: DocxTemplate,
        image: bytes,
        *,
        alt: str,
        width: Length | None = None,
        height: Length | None = None,
    ) -> None:
        super().__init__(template, io.BytesIO(image), width=width, height=height)
        self.alt = alt

    def __html__(self) -> str:
        drawing = str(super().__html__())
        described = drawing.replace("<wp:docPr ", f"<wp:docPr descr={quoteattr(self.alt)} ", 1)
        return described.replace("<wp:inline ", '<wp:inline distT="0" distB="0" distL="0" distR="0" ', 1)


def render_docx(paper: Paper, photos: Mapping[str, bytes], *, with_sources: bool = False) -> bytes:
    """The Word file of `paper`; `photos` holds the stored image of every photo on it, by SHA-256."""
    template = DocxTemplate(TEMPLATES / TEMPLATE_OF[type(paper)])
    context = printable(paper, with_sources=with_sources)
    context["copy_note"] = COPY
    context["qr"] = Picture(template, qr_png(paper.seal.url), alt=paper.seal.url, width=QR_WIDTH)
    signers = [one | {"line": "\n".join((SIGNATURE_LINE, *one["under"]))} for one in context["signatures"]["signers"]]
    context["signers"] = _filled(signers, SIGNERS_OF.get(type(paper), SIGNERS))
    if isinstance(paper, LetterPaper):
        context["emblem"] = _emblem(template, paper)
    if (per_row := PHOTOS_PER_ROW.get(type(paper))) is not None:
        context["photo_rows"] = _photo_rows(template, context["photos"], photos, per_row)
    template.render(context, autoescape=True)
    _stamp(template, paper, title=context["document"])
    out = io.BytesIO()
    template.save(out)
    return repack(out.getvalue())


def _emblem(template: DocxTemplate, paper: LetterPaper) -> Picture | str:
    head = paper.letterhead
    if not head.emblem:
        return ""
    return Picture(template, b64decode(head.emblem), alt=f"Lambang {head.lines[0]}", width=EMBLEM_WIDTH)


def _photo_rows(
    template: DocxTemplate, shown: list[dict[str, str]], photos: Mapping[str, bytes], per_row: int
) -> list[list[dict[str, Any]]]:
    box = PHOTO_BOX[per_row]
    pictures = [one | {"image": _picture(template, photos[one["sha256"]], one["caption"], box)} for one in shown]
    return [_filled(pictures[start : start + per_row], per_row) for start in range(0, len(pictures), per_row)]


def _filled(cells: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """As many cells as the template's row has, the last ones empty."""
    return cells + [{}] * (count - len(cells))


def _picture(template: DocxTemplate, image: bytes, alt: str, box: tuple[Length, Length]) -> Picture:
    """The whole picture, as large as the box allows."""
    with Image.open(io.BytesIO(image)) as opened:
        width, height = opened.size
    if width * box[1] >= height * box[0]:
        return Picture(template, image, alt=alt, width=box[0])
    return Picture(template, image, alt=alt, height=box[1])


def _stamp(template: DocxTemplate, paper: Paper, *, title: str) -> None:
    """The file's own particulars come from the paper, never from a clock."""
    properties = template.docx.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = paper.author
    properties.created = properties.modified = paper.seal.issued_at.astimezone(UTC).replace(tzinfo=None)
    properties.comments = ""
    properties.revision = 1
