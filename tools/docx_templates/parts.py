"""The parts that the templates share: page and type, head, tables with repeated heads, photos, signatures and seal."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from ooxml import (
    HAIRLINE,
    INK,
    QUIET,
    RIGHT,
    border,
    border_row,
    control,
    field,
    keep_whole,
    plain_table,
    repeat_head,
    write,
)

CENTRE = WD_ALIGN_PARAGRAPH.CENTER
# Every office has these, or their metric twins in LibreOffice: an unknown font would be replaced by a wider one.
TEXT_FONT, TITLE_FONT = "Arial", "Times New Roman"
PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 173, 260  # mm between the margins


@dataclass(frozen=True)
class Column:
    head: str
    value: str
    width: float
    right: bool = False
    quiet: bool = False
    cited: str = ""  # letter of the section whose lines say what stands behind the value, where it is printed


def new_document(*, landscape: bool = False) -> Docx:
    doc = Document()
    page = doc.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    page.top_margin, page.bottom_margin = Mm(15), Mm(20)
    page.left_margin, page.right_margin = Mm(20), Mm(17)
    page.header_distance, page.footer_distance = Mm(8), Mm(9)
    styles(doc)
    footer(page)
    return doc


def styles(doc: Docx) -> None:
    normal = style(doc, "Normal")
    font(normal, TEXT_FONT, 10)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = Pt(14)
    for name, size, before, after in (("Heading 1", 16.5, 0, 2), ("Heading 2", 11.5, 12, 3)):
        heading = style(doc, name)
        font(heading, TITLE_FONT, size)
        heading.font.bold = True
        heading.font.color.rgb = RGBColor(0, 0, 0)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(before), Pt(after)
        heading.paragraph_format.line_spacing = 1.1
        heading.paragraph_format.keep_with_next = True
    quiet = doc.styles.add_style("Quiet", 1)
    quiet.base_style = normal
    quiet.font.size, quiet.font.color.rgb = Pt(9), QUIET
    language = doc.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "id-ID")


def style(doc: Docx, name: str) -> ParagraphStyle:
    found = doc.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def font(target: ParagraphStyle, name: str, size: float) -> None:
    target.font.name, target.font.size = name, Pt(size)
    fonts = target.element.rPr.rFonts
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), name)


def footer(page: Section) -> None:
    paragraph = page.footer.paragraphs[0]
    paragraph.style = "Quiet"
    tabs = paragraph.paragraph_format.tab_stops
    tabs.add_tab_stop(page.page_width - page.left_margin - page.right_margin, WD_TAB_ALIGNMENT.RIGHT)
    border(paragraph, "top", INK)
    paragraph.add_run("{{ footer }}\tHalaman ")
    field(paragraph, "PAGE")
    paragraph.add_run(" dari ")
    field(paragraph, "NUMPAGES")


def masthead(doc: Docx, width: float) -> None:
    table = plain_table(doc, [width * 0.55, width * 0.45])
    left, right = table.add_row().cells
    left.paragraphs[0].style = "Heading 1"
    left.paragraphs[0].add_run("{{ title }}")
    left.add_paragraph("{{ subtitle }}")
    for text in ("", "{{ office.district }}", "{{ office.wider }}"):
        paragraph = right.paragraphs[0] if not text else right.add_paragraph(text)
        paragraph.alignment = RIGHT
    border_row(table.rows[0], INK)
    doc.add_paragraph().paragraph_format.line_spacing = Pt(6)


def letterhead(doc: Docx, width: float) -> None:
    """Emblem on the left, the offices centred, an ink line under them."""
    side = 22
    table = plain_table(doc, [side, width - 2 * side, side])
    picture, words, _empty = table.add_row().cells
    picture.paragraphs[0].paragraph_format.line_spacing = 1.0
    write(picture, "{{ emblem }}")
    for index, text in enumerate(("{%p for one in letterhead.lines %}", "{{ one }}", "{%p endfor %}")):
        paragraph = words.paragraphs[0] if index == 0 else words.add_paragraph()
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.bold = TITLE_FONT, Pt(12), True
        paragraph.alignment = CENTRE
    write(words, "{{ letterhead.address }}", quiet=True, more=True)
    words.paragraphs[-1].alignment = CENTRE
    border_row(table.rows[0], INK)
    doc.add_paragraph().paragraph_format.line_spacing = Pt(6)


def facts(doc: Docx, rows: str, width: float, *, label: float) -> None:
    """Label and value in two columns."""
    table = plain_table(doc, [label, width - label])
    control(table, f"{{%tr for one in {rows} %}}")
    cells = table.add_row().cells
    write(cells[0], "{{ one.label }}").font.color.rgb = QUIET
    write(cells[1], "{{ one.value }}")
    control(table, "{%tr endfor %}")


def paragraphs(doc: Docx, rows: str, *, numbered: bool = False, empty: str = "") -> None:
    """One paragraph per text; `empty` stands there instead when there is none."""
    doc.add_paragraph(f"{{%p for one in {rows} %}}")
    paragraph = doc.add_paragraph("{{ loop.index }}. {{ one }}" if numbered else "{{ one }}")
    paragraph.paragraph_format.space_after = Pt(4)
    doc.add_paragraph("{%p endfor %}")
    if empty:
        doc.add_paragraph(f"{{%p if not {rows} %}}")
        doc.add_paragraph(empty, style="Quiet")
        doc.add_paragraph("{%p endif %}")


def identity(doc: Docx, width: float) -> None:
    label = 33
    table = plain_table(doc, [label, width / 2 - label, label, width / 2 - label])
    for left_label, left, right_label, right in (
        ("Nama", "{{ identity.name }}", "Jabatan", "{{ identity.tier }}"),
        ("Nomor SPK", "{{ identity.contract_number }}", "Masa kontrak", "{{ identity.contract_term }}"),
        ("{{ identity.areas_label }}", "{{ identity.areas }}", "Pemeriksa", "{{ identity.supervisor }}"),
    ):
        cells = table.add_row().cells
        write(cells[0], left_label).font.color.rgb = QUIET
        write(cells[1], left, bold=left_label == "Nama")
        write(cells[2], right_label).font.color.rgb = QUIET
        write(cells[3], right)


def ledger(doc: Docx, rows: str, columns: Sequence[Column], *, empty: str, total: Sequence[str] | None = None) -> Table:
    """A table with a repeated head and whole rows; `empty` stands there instead when `rows` has none."""
    doc.add_paragraph(f"{{%p if {rows} %}}")
    table = plain_table(doc, [column.width for column in columns])
    head = table.add_row()
    for cell, column in zip(head.cells, columns, strict=True):
        write(cell, column.head, bold=True, right=column.right)
    repeat_head(head)
    border_row(head, INK)
    control(table, f"{{%tr for one in {rows} %}}")
    body = table.add_row()
    for cell, column in zip(body.cells, columns, strict=True):
        write(cell, f"{{{{ {column.value} }}}}", right=column.right, quiet=column.quiet)
        if column.cited:
            cite(cell, column)
    keep_whole(body)
    border_row(body, HAIRLINE)
    control(table, "{%tr endfor %}")
    if total:
        last = table.add_row()
        for cell, text, column in zip(last.cells, total, columns, strict=True):
            write(cell, text, bold=True, right=column.right)
        keep_whole(last)
        border_row(last, HAIRLINE)
    doc.add_paragraph("{%p else %}")
    doc.add_paragraph(empty, style="Quiet")
    doc.add_paragraph("{%p endif %}")
    return table


def cite(cell: _Cell, column: Column) -> None:
    """The number of the line that names what stands behind the value, raised beside it."""
    something = f"sources and one.number and {column.value} not in ('0', 'belum ada')"
    run = cell.paragraphs[0].add_run(f"{{{{ '{column.cited}' ~ one.number if {something} }}}}")
    run.font.superscript = True


def sources(doc: Docx, section: str, columns: Sequence[Column]) -> None:
    """The last section of a paper that was wanted with its sources."""
    doc.add_paragraph("{%p if sources or sources_note %}")
    doc.add_heading(f"{section}. Laporan harian di balik angkanya", 2)
    doc.add_paragraph("{%p if sources %}")
    ledger(doc, "sources", columns, empty="")
    doc.add_paragraph("{%p endif %}")
    optional(doc, "sources_note")
    doc.add_paragraph("{%p endif %}")


def records(doc: Docx, section: str) -> None:
    """The daily reports that a person's paper names, in a line each."""
    doc.add_paragraph("{%p if records or sources_note %}")
    doc.add_heading(f"{section}. Laporan harian yang disebut", 2)
    doc.add_paragraph("{%p if records %}")
    ledger(
        doc,
        "records",
        [
            Column("No", "one.report", 10, right=True),
            Column("Hari, tanggal", "one.date", 28),
            Column("Waktu", "one.time", 25),
            Column("{{ village_word }}", "one.village", 28),
            Column("Kegiatan dan hasil", "one.activity }}. {{ one.result", 68),
            Column("Jam", "one.hours", 14, right=True),
        ],
        empty="",
    )
    doc.add_paragraph("{%p endif %}")
    optional(doc, "sources_note")
    doc.add_paragraph("{%p endif %}")


def optional(doc: Docx, name: str, *, style: str = "Quiet") -> None:
    doc.add_paragraph(f"{{%p if {name} %}}")
    doc.add_paragraph(f"{{{{ {name} }}}}", style=style)
    doc.add_paragraph("{%p endif %}")


def words(doc: Docx) -> None:
    """What stands over the tables of an area's paper, each with its name in front."""
    doc.add_paragraph("{%p for one in words %}")
    paragraph = doc.add_paragraph()
    paragraph.add_run("{{ one.label }}. ").bold = True
    paragraph.add_run("{{ one.text }}")
    paragraph.paragraph_format.space_after = Pt(4)
    doc.add_paragraph("{%p endfor %}")
    optional(doc, "words_note")


def recommendations(doc: Docx) -> None:
    doc.add_paragraph("{%p for one in recommendations %}")
    paragraph = doc.add_paragraph("{{ one.text }} ")
    source = paragraph.add_run("{{ one.source }}")
    source.font.size, source.font.color.rgb = Pt(9), QUIET
    doc.add_paragraph("{%p endfor %}")
    doc.add_paragraph("{%p if not recommendations %}")
    doc.add_paragraph("Tidak ada rekomendasi.", style="Quiet")
    doc.add_paragraph("{%p endif %}")


def photo_grid(doc: Docx, columns: int) -> None:
    doc.add_paragraph("{%p if photo_rows %}")
    table = plain_table(doc, [PORTRAIT_WIDTH / columns] * columns)
    control(table, "{%tr for row in photo_rows %}")
    pictures = table.add_row()
    for index, cell in enumerate(pictures.cells):
        cell.paragraphs[0].paragraph_format.line_spacing = 1.0
        write(cell, f"{{{{ row[{index}].image }}}}")
        write(cell, f"{{{{ row[{index}].caption }}}} {{{{ row[{index}].source }}}}", quiet=True, more=True)
    keep_whole(pictures)
    control(table, "{%tr endfor %}")
    doc.add_paragraph("{%p else %}")
    doc.add_paragraph("Tidak ada foto.", style="Quiet")
    doc.add_paragraph("{%p endif %}")


def closing(doc: Docx, width: float, *, count: int = 3) -> None:
    """Signatures and seal, kept on one page: every paragraph but the last holds on to the next."""
    place = doc.add_paragraph("{{ signatures.place_date }}")
    place.paragraph_format.space_before = Pt(14)
    place.paragraph_format.keep_with_next = True
    rows = signatures(doc, [width / count] * count)
    for paragraph in (paragraph for row in rows for cell in row.cells for paragraph in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True
    seal(doc, width)


def signatures(doc: Docx, widths: Sequence[float], *, skip: int = 0) -> list[_Row]:
    """Role, room to sign, and name of each signer, beside each other; the first `skip` columns stay empty."""
    table = plain_table(doc, list(widths))
    roles, space, names = table.add_row(), table.add_row(), table.add_row()
    space.height = Mm(12)
    for index in range(len(widths) - skip):
        write(roles.cells[index + skip], f"{{{{ signers[{index}].role }}}}")
        write(names.cells[index + skip], f"{{{{ signers[{index}].name or signers[{index}].line }}}}")
    for row in (roles, space, names):
        keep_whole(row)
    return [roles, space, names]


def seal(doc: Docx, width: float) -> None:
    gap = doc.add_paragraph()
    border(gap, "bottom", INK)
    gap.paragraph_format.line_spacing = Pt(8)
    table = plain_table(doc, [24, width - 24])
    picture, words = table.add_row().cells
    picture.paragraphs[0].paragraph_format.line_spacing = 1.0
    picture.paragraphs[0].paragraph_format.space_before = Pt(6)
    write(picture, "{{ qr }}")
    for index, line in enumerate(("{{ seal.sources }}", "{{ seal.steps }}", "{{ seal.check }}", "{{ copy_note }}")):
        write(words, line, quiet=True, more=index > 0)
    gap.paragraph_format.keep_with_next = True
    keep_whole(table.rows[0])


def obstacles(doc: Docx, rows: str, *, empty: str) -> None:
    """With the columns of who and until when only where some line says it."""
    village = Column("{{ village_word }}", "one.village", 28)
    report = Column("Laporan", "one.report", 17, right=True)
    doc.add_paragraph("{%p if has_owners %}")
    owned = [
        village,
        Column("Kendala", "one.problem", 44),
        Column("Tindak lanjut", "one.follow_up", 43),
        Column("Penanggung jawab", "one.responsible", 25),
        Column("Batas", "one.due", 16, right=True),
        report,
    ]
    ledger(doc, rows, owned, empty=empty)
    doc.add_paragraph("{%p else %}")
    ledger(
        doc,
        rows,
        [village, Column("Kendala", "one.problem", 64), Column("Tindak lanjut", "one.follow_up", 64), report],
        empty=empty,
    )
    doc.add_paragraph("{%p endif %}")


def summary(doc: Docx) -> None:
    count = 5
    table = plain_table(doc, [PORTRAIT_WIDTH / count] * count)
    figures, labels = table.add_row(), table.add_row()
    for index in range(count):
        run = write(figures.cells[index], f"{{{{ summary[{index}].value }}}}", bold=True)
        run.font.name, run.font.size = TITLE_FONT, Pt(15)
        figures.cells[index].paragraphs[0].paragraph_format.line_spacing = Pt(20)
        write(labels.cells[index], f"{{{{ summary[{index}].label }}}}")
    border_row(labels, HAIRLINE)
