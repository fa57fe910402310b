"""Small things of Word's format that python-docx does not offer, and cells with text."""

from collections.abc import Sequence

from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

QUIET = RGBColor(0x46, 0x46, 0x46)
INK, HAIRLINE = ("000000", 6), ("AAAAAA", 4)  # colour, eighths of a point
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT


def plain_table(doc: Docx, widths: Sequence[float]) -> Table:
    table = doc.add_table(rows=0, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    margins = OxmlElement("w:tblCellMar")
    for side, points in (("top", 50), ("left", 0), ("bottom", 50), ("right", 110)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(points))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)
    return table


def control(table: Table, tag: str) -> None:
    """A row that docxtpl takes out again: it only opens or closes a loop."""
    table.add_row().cells[0].text = tag


def write(
    cell: _Cell, text: str, *, bold: bool = False, right: bool = False, quiet: bool = False, more: bool = False
) -> Run:
    paragraph = cell.add_paragraph() if more else cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold = bold or None
    if right:
        paragraph.alignment = RIGHT
    if quiet:
        run.font.size, run.font.color.rgb = Pt(9), QUIET
    return run


def repeat_head(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    keep_whole(row)


def keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def border_row(row: _Row, line: tuple[str, int]) -> None:
    for cell in row.cells:
        borders = OxmlElement("w:tcBorders")
        borders.append(edge("bottom", line))
        cell._tc.get_or_add_tcPr().append(borders)


def border(paragraph: Paragraph, side: str, line: tuple[str, int]) -> None:
    borders = OxmlElement("w:pBdr")
    borders.append(edge(side, line, space=4))
    paragraph._p.get_or_add_pPr().append(borders)


def edge(side: str, line: tuple[str, int], *, space: int = 0) -> OxmlElement:
    element = OxmlElement(f"w:{side}")
    colour, eighths = line
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", str(space)), ("color", colour)):
        element.set(qn(f"w:{name}"), value)
    return element


def field(paragraph: Paragraph, code: str) -> None:
    wrapper = OxmlElement("w:fldSimple")
    wrapper.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    wrapper.append(run)
    paragraph._p.append(wrapper)
