"""The templates of the papers about the index: the berita acara and the letter of objection."""

from docx.document import Document as Docx
from docx.enum.text import WD_BREAK
from ooxml import RIGHT
from parts import (
    CENTRE,
    PORTRAIT_WIDTH,
    Column,
    closing,
    facts,
    ledger,
    letterhead,
    new_document,
    paragraphs,
    seal,
    signatures,
)


def index_minutes() -> Docx:
    doc = new_document()
    letterhead(doc, PORTRAIT_WIDTH)
    doc.add_heading("{{ title }}", 1).alignment = CENTRE
    for text in ("{{ subtitle }}", "{{ number }}"):
        doc.add_paragraph(text).alignment = CENTRE
    doc.add_paragraph()
    doc.add_paragraph("{{ opening }}")
    facts(doc, "facts", PORTRAIT_WIDTH, label=33)
    doc.add_heading("A. Kesepakatan", 2)
    doc.add_paragraph("{{ agreement }}")
    ledger(
        doc,
        "dimensions",
        [
            Column("Dimensi", "one.name", 93),
            Column("Jumlah skor", "one.scores", 45, right=True),
            Column("Nilai", "one.value", 35, right=True),
        ],
        empty="Nilai dimensi belum dapat dihitung.",
    )
    doc.add_heading("B. Isian dan skor", 2)
    ledger(
        doc,
        "indicators",
        [
            Column("No", "one.number", 10, right=True),
            Column("Indikator", "one.name", 68),
            Column("Isian yang disepakati", "one.answers", 72),
            Column("Skor", "one.score", 23, right=True),
        ],
        empty="Belum ada isian.",
    )
    doc.add_heading("C. Yang belum dijawab", 2)
    paragraphs(doc, "missing", empty="Tidak ada. Semua isian terjawab.")
    doc.add_heading("D. Catatan musyawarah", 2)
    paragraphs(doc, "notes", numbered=True, empty="Tidak ada catatan.")
    closing(doc, PORTRAIT_WIDTH, count=4)
    return doc


def objection() -> Docx:
    doc = new_document()
    letterhead(doc, PORTRAIT_WIDTH)
    doc.add_paragraph("{{ place_date }}").alignment = RIGHT
    facts(doc, "heading", PORTRAIT_WIDTH, label=24)
    doc.add_paragraph()
    doc.add_paragraph("Yth.")
    paragraphs(doc, "recipient")
    doc.add_paragraph()
    paragraphs(doc, "paragraphs")
    doc.add_paragraph()
    signatures(doc, [PORTRAIT_WIDTH - 70, 70], skip=1)
    doc.add_paragraph()
    doc.add_paragraph("{%p if copies %}")
    doc.add_paragraph("Tembusan:", style="Quiet")
    doc.add_paragraph("{%p endif %}")
    paragraphs(doc, "copies", numbered=True)
    doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    doc.add_heading("Lampiran. {{ attachment }}", 2)
    doc.add_paragraph("{{ source }}", style="Quiet")
    ledger(
        doc,
        "lines",
        [
            Column("No", "one.number", 8, right=True),
            Column("{{ village_word }}", "one.village", 26),
            Column("Tempat", "one.place", 24, quiet=True),
            Column("Resmi", "one.official", 14, right=True),
            Column("Status", "one.official_status", 21),
            Column("Hitungan", "one.own", 17, right=True),
            Column("Status", "one.own_status", 21),
            Column("Selisih", "one.difference", 15, right=True),
            Column("Sebab", "one.causes", 27),
        ],
        empty="Tidak ada selisih.",
    )
    seal(doc, PORTRAIT_WIDTH)
    return doc
