"""Draw the Word templates of src/pendamping/reports/word_templates: `python tools/make_docx_templates.py`.

The templates are ordinary Word files with docxtpl tags, so an office can also change them in Word. They are committed;
run this again after a change here.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from pendamping.reports.packing import repack  # noqa: E402 the package lies in src

TARGET = ROOT / "src/pendamping/reports/word_templates"

TEXT_FONT, TITLE_FONT = "Source Sans 3", "Source Serif 4"
SUBSTITUTES = {TEXT_FONT: "Calibri", TITLE_FONT: "Cambria"}  # for machines that lack our fonts
QUIET = RGBColor(0x46, 0x46, 0x46)
INK, HAIRLINE = ("000000", 6), ("AAAAAA", 4)  # colour, eighths of a point
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 173, 260  # mm between the margins
DAYS = 31


@dataclass(frozen=True)
class Column:
    head: str
    value: str
    width: float
    right: bool = False
    quiet: bool = False


def main() -> None:
    for name, draw in (("monthly", monthly), ("three_part", three_part), ("visit", visit)):
        path = TARGET / f"{name}.docx"
        draw().save(str(path))
        path.write_bytes(repack(path.read_bytes()))
        print(path.relative_to(ROOT))


def monthly() -> Docx:
    doc = new_document()
    masthead(doc, PORTRAIT_WIDTH)
    identity(doc, PORTRAIT_WIDTH)
    doc.add_heading("A. Ringkasan", 2)
    summary(doc)
    doc.add_heading("B. Kegiatan menurut jenis", 2)
    ledger(
        doc,
        "activities",
        [
            Column("Jenis kegiatan", "one.category", 54),
            Column("Laporan", "one.count", 17, right=True),
            Column("Jam", "one.hours", 14, right=True),
            Column("Laki-laki", "one.participants_m", 18, right=True),
            Column("Perempuan", "one.participants_f", 21, right=True),
            Column("Sumber", "one.sources", 49, quiet=True),
        ],
        total=["Jumlah", *(f"{{{{ activities_total.{name} }}}}" for name in ACTIVITY_TOTALS), ""],
        empty="Tidak ada kegiatan.",
    )
    optional(doc, "hours_note")
    doc.add_heading("C. Kunjungan lapangan", 2)
    ledger(
        doc,
        "visits",
        [
            Column("Tanggal", "one.date", 17),
            Column("{{ village_word }}", "one.village", 30),
            Column("Tujuan dan hasil", "one.outcome", 94),
            Column("Jam", "one.hours", 14, right=True),
            Column("Laporan", "one.report", 18, right=True),
        ],
        total=["Jumlah", "{{ visits_total.count }}", "", "{{ visits_total.hours }}", ""],
        empty="Tidak ada kunjungan lapangan.",
    )
    doc.add_heading("D. Kendala dan tindak lanjut", 2)
    obstacles(doc, "obstacles", empty="Tidak ada kendala yang dilaporkan.")
    doc.add_heading("E. Rekomendasi", 2)
    recommendations(doc)
    doc.add_heading("F. Rencana {{ next_month }}", 2)
    ledger(
        doc,
        "next_plan",
        [
            Column("Tanggal", "one.date", 20),
            Column("{{ village_word }}", "one.village", 38),
            Column("Rencana", "one.activity", 115),
        ],
        empty="Rencana bulan berikutnya belum ada.",
    )
    doc.add_heading("G. Foto", 2)
    photo_grid(doc, columns=3)
    optional(doc, "photos_note")
    closing(doc, PORTRAIT_WIDTH)
    return doc


ACTIVITY_TOTALS = ("count", "hours", "participants_m", "participants_f")


def three_part() -> Docx:
    doc = new_document(landscape=True)
    masthead(doc, LANDSCAPE_WIDTH)
    identity(doc, LANDSCAPE_WIDTH)
    doc.add_heading("A. Lembar waktu kerja", 2)
    days = [
        Column(
            f"{{{{ days[{i}].weekday if days[{i}] }}}}\n{{{{ days[{i}].day if days[{i}] }}}}",
            f"one.hours[{i}]",
            6.2,
            right=True,
        )
        for i in range(DAYS)
    ]
    timesheet = ledger(
        doc,
        "timesheet",
        [Column("Jenis kegiatan", "one.category", 54), *days, Column("Jumlah jam", "one.total", 13.8, right=True)],
        total=[
            "Jumlah",
            *(f"{{{{ timesheet_total.hours[{i}] }}}}" for i in range(DAYS)),
            "{{ timesheet_total.total }}",
        ],
        empty="Tidak ada jam kerja.",
    )
    for row in timesheet.rows:
        for cell in row.cells:
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.font.size = Pt(7)
    optional(doc, "hours_note")
    doc.add_heading("B. Rencana kerja bulanan", 2)
    ledger(
        doc,
        "plan",
        [
            Column("Tanggal", "one.date", 22),
            Column("{{ village_word }}", "one.village", 48),
            Column("Rencana kegiatan", "one.activity", 95),
            Column("Hasil yang diharapkan", "one.target", 95),
        ],
        empty="Rencana bulan ini belum ada.",
    )
    doc.add_heading("C. Realisasi kerja harian", 2)
    ledger(
        doc,
        "actuals",
        [
            Column("Hari, tanggal", "one.date", 30),
            Column("Waktu", "one.time", 25),
            Column("{{ village_word }}", "one.village", 36),
            Column("Kegiatan", "one.activity", 62),
            Column("Hasil", "one.result", 73),
            Column("Jam", "one.hours", 16, right=True),
            Column("Laporan", "one.report", 18, right=True),
        ],
        total=["Jumlah", "", "", "", "", "{{ actuals_total }}", ""],
        empty="Belum ada kegiatan.",
    )
    closing(doc, LANDSCAPE_WIDTH)
    return doc


def visit() -> Docx:
    doc = new_document()
    title = doc.add_heading("{{ title }}", 1)
    title.paragraph_format.space_before = Mm(80)
    border(doc.add_paragraph("{{ subtitle }}"), "bottom", INK)
    doc.add_paragraph()
    cover = plain_table(doc, [40, PORTRAIT_WIDTH - 40])
    for label, value in (
        ("Nama", "{{ author }}"),
        ("Jabatan", "{{ tier }}"),
        ("Tempat", "{{ places }}"),
        ("Wilayah", "{{ office.full }}"),
    ):
        cells = cover.add_row().cells
        write(cells[0], label).font.color.rgb = QUIET
        write(cells[1], value, bold=label == "Nama")
    doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    doc.add_heading("A. Identitas", 2)
    identity(doc, PORTRAIT_WIDTH)
    doc.add_heading("B. Hari kunjungan", 2)
    ledger(
        doc,
        "days",
        [
            Column("Hari ke-", "one.number", 20),
            Column("Tanggal", "one.date", 38),
            Column("Kecamatan", "one.district", 50),
            Column("{{ village_word }}", "one.village", 50),
            Column("Jam", "one.hours", 15, right=True),
        ],
        total=["Jumlah", "{{ days_total.count }}", "", "", "{{ days_total.hours }}"],
        empty="Tidak ada hari kunjungan.",
    )
    optional(doc, "hours_note")
    doc.add_heading("C. Tujuan", 2)
    doc.add_paragraph("{%p for one in objectives %}")
    doc.add_paragraph("{{ loop.index }}. {{ one }}")
    doc.add_paragraph("{%p endfor %}")
    doc.add_paragraph("{%p if not objectives %}")
    doc.add_paragraph("Tujuan belum ditulis.", style="Quiet")
    doc.add_paragraph("{%p endif %}")
    doc.add_heading("D. Hasil", 2)
    ledger(
        doc,
        "results",
        [
            Column("Tanggal", "one.date", 18),
            Column("{{ village_word }}", "one.village", 29),
            Column("Kegiatan", "one.activity", 44),
            Column("Hasil", "one.result", 44),
            Column("Peserta", "one.participants", 21),
            Column("Laporan", "one.report", 17, right=True),
        ],
        empty="Tidak ada hasil.",
    )
    optional(doc, "summary", style="Normal")
    doc.add_heading("E. Tindak lanjut", 2)
    obstacles(doc, "follow_ups", empty="Tidak ada kendala yang memerlukan tindak lanjut.")
    doc.add_heading("F. Rekomendasi", 2)
    recommendations(doc)
    doc.add_heading("G. Foto", 2)
    photo_grid(doc, columns=2)
    closing(doc, PORTRAIT_WIDTH)
    return doc


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
    name_substitutes(doc)
    return doc


def styles(doc: Docx) -> None:
    normal = style(doc, "Normal")
    font(normal, TEXT_FONT, 10.5)
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


def name_substitutes(doc: Docx) -> None:
    """Tell Word which of its own fonts to take where ours are not installed."""
    part = next(one for one in doc.part.package.iter_parts() if one.partname.endswith("fontTable.xml"))
    listed = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{substitute}"/></w:font>'
        for name, substitute in SUBSTITUTES.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", f"{listed}</w:fonts>".encode())


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


def field(paragraph: Paragraph, code: str) -> None:
    wrapper = OxmlElement("w:fldSimple")
    wrapper.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    wrapper.append(run)
    paragraph._p.append(wrapper)


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


def optional(doc: Docx, name: str, *, style: str = "Quiet") -> None:
    doc.add_paragraph(f"{{%p if {name} %}}")
    doc.add_paragraph(f"{{{{ {name} }}}}", style=style)
    doc.add_paragraph("{%p endif %}")


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


def closing(doc: Docx, width: float) -> None:
    """Signatures and seal, kept on one page: every paragraph but the last holds on to the next."""
    place = doc.add_paragraph("{{ signatures.place_date }}")
    place.paragraph_format.space_before = Pt(14)
    place.paragraph_format.keep_with_next = True
    count = 3
    table = plain_table(doc, [width / count] * count)
    roles, space, names = table.add_row(), table.add_row(), table.add_row()
    space.height = Mm(12)
    for index in range(count):
        write(roles.cells[index], f"{{{{ signers[{index}].role }}}}")
        write(names.cells[index], f"{{{{ signers[{index}].name or signers[{index}].line }}}}")
    gap = doc.add_paragraph()
    border(gap, "bottom", INK)
    gap.paragraph_format.line_spacing = Pt(8)
    seal = plain_table(doc, [24, width - 24])
    picture, words = seal.add_row().cells
    picture.paragraphs[0].paragraph_format.line_spacing = 1.0
    picture.paragraphs[0].paragraph_format.space_before = Pt(6)
    write(picture, "{{ qr }}")
    for index, line in enumerate(("{{ seal.sources }}", "{{ seal.steps }}", "{{ seal.check }}", "{{ copy_note }}")):
        write(words, line, quiet=True, more=index > 0)
    for row in (roles, space, names):
        keep_whole(row)
        for paragraph in (paragraph for cell in row.cells for paragraph in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True
    gap.paragraph_format.keep_with_next = True
    keep_whole(seal.rows[0])


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


def write(cell: _Cell, text: str, *, bold: bool = False, right: bool = False, quiet: bool = False, more: bool = False):
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


if __name__ == "__main__":
    main()
