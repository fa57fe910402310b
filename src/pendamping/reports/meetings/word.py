"""The same papers as Word files that an office can edit: same data, same bytes."""

import io
from datetime import UTC, date, datetime
from typing import Any, Final

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from pendamping.reports.lines import Printable
from pendamping.reports.meetings.kinds import PaperKind
from pendamping.reports.packing import repack
from pendamping.reports.qr import qr_png

SANS, SERIF = "Source Sans 3", "Source Serif 4"
WIDTH: Final = 173  # millimetres between the margins
LINE: Final = "_" * 24
COPY: Final = "Salinan untuk disunting."


def word_of(data: Printable, emblem: bytes, *, author: str, day: date) -> bytes:
    """A paper of a meeting, or its letters, as a Word file."""
    doc = _new()
    if data["kind"] == PaperKind.INVITATION:
        for place, one in enumerate(data["letters"]):
            if place:
                doc.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
            _letter(doc, data, one, emblem)
    else:
        _paper(doc, data, emblem)
    properties = doc.core_properties
    properties.title, properties.author, properties.last_modified_by = data["document"], author, author
    properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    properties.comments, properties.revision = "", 1
    out = io.BytesIO()
    doc.save(out)
    return repack(out.getvalue())


def _new() -> Docx:
    doc = Document()
    page = doc.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(15), Mm(20), Mm(20), Mm(17)
    for name, font, size in (("Normal", SANS, 10.5), ("Heading 1", SERIF, 16.5), ("Heading 2", SERIF, 11.5)):
        style: Any = doc.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        style.font.color.rgb = None
        style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_after = Pt(4)
    return doc


def _paper(doc: Docx, data: Printable, emblem: bytes) -> None:
    _letterhead(doc, data, emblem)
    for words, style in ((data["title"], "Heading 1"), (data["subtitle"], None), (data["state"], None)):
        if words:
            doc.add_paragraph(words, style).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for one in data["opening"]:
        doc.add_paragraph(one).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _facts(doc, data["facts"])
    for section in data["sections"]:
        doc.add_heading(section["title"], 2)
        for one in section["paragraphs"]:
            doc.add_paragraph(one)
        for place, one in enumerate(section["numbered"], start=1):
            doc.add_paragraph(f"{place}. {one}")
        if section["table"]:
            _ledger(doc, section["table"])
    if data["closing"]:
        doc.add_paragraph(data["closing"])
    doc.add_paragraph()
    doc.add_paragraph(data["place_date"])
    _signers(doc, data["signers"])
    doc.add_paragraph(f"{data['source']} {data['printed']} {COPY}")


def _letter(doc: Docx, data: Printable, one: Printable, emblem: bytes) -> None:
    _letterhead(doc, data, emblem)
    doc.add_paragraph(data["place_date"]).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _facts(doc, data["heading"])
    doc.add_paragraph()
    for words in ("Kepada Yth.", one["name"], one["position"], "di tempat", "", data["opening"]):
        if words or not one["position"]:
            doc.add_paragraph(words)
    _facts(doc, data["facts"])
    if data["link"]:
        doc.add_paragraph(f"Ikut dari jauh: {data['link']}")
    if data["agenda"]:
        doc.add_paragraph().add_run("Acara").bold = True
        doc.add_paragraph("\n".join(data["agenda"]))
    doc.add_paragraph(data["closing"])
    cell, *_others = _signers(doc, [{"role": "", "name": ""}, *data["signers"]])
    cell.text = ""
    cell.paragraphs[0].add_run().add_picture(io.BytesIO(qr_png(one["url"])), width=Mm(24))
    cell.add_paragraph("QR pribadi: tunjukkan saat datang.")


def _letterhead(doc: Docx, data: Printable, emblem: bytes) -> None:
    if emblem:
        doc.add_picture(io.BytesIO(emblem), height=Mm(18))
        doc.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    head = data["letterhead"]
    for line in head["lines"]:
        paragraph = doc.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line)
        run.bold, run.font.name, run.font.size = True, SERIF, Pt(13)
    last = doc.add_paragraph(head["address"])
    last.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _rule(last)


def _rule(paragraph: Any) -> None:
    """A line under a paragraph."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("w:val", "single"), ("w:sz", "12"), ("w:space", "1"), ("w:color", "000000")):
        bottom.set(qn(name), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def _facts(doc: Docx, rows: list[Printable]) -> None:
    if not rows:
        return
    table = doc.add_table(len(rows), 2)
    _widths(table, [33, WIDTH - 33])
    for row, one in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = one["label"], one["value"]


def _ledger(doc: Docx, grid: Printable) -> None:
    if not grid["rows"]:
        doc.add_paragraph(grid["empty"])
        return
    columns = grid["columns"]
    table = doc.add_table(1, len(columns), "Table Grid")
    free = WIDTH - sum(one["width"] for one in columns)
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(column["head"]).bold = True
    _repeat_head(table)
    for row in grid["rows"]:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    _widths(table, [one["width"] or free for one in columns])


def _repeat_head(table: Table) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _widths(table: Table, millimetres: list[int]) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)


def _signers(doc: Docx, signers: list[Printable]) -> tuple[Any, ...]:
    """Beside each other; returns their cells."""
    table = doc.add_table(1, max(2, len(signers)))
    for cell, one in zip(table.rows[0].cells, signers, strict=False):
        cell.text = "\n".join([one["role"], "", "", "", one["name"] or LINE, *one.get("under", [])])
    cells: tuple[Any, ...] = table.rows[0].cells
    return cells
