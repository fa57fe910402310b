"""The templates of the papers of an area: the supervisor's recap, the camat's report, the report by theme."""

from docx.document import Document as Docx
from ooxml import RIGHT
from parts import (
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    Column,
    closing,
    facts,
    ledger,
    letterhead,
    masthead,
    new_document,
    optional,
    paragraphs,
    sources,
    words,
)


def recap() -> Docx:
    doc = new_document(landscape=True)
    masthead(doc, LANDSCAPE_WIDTH)
    words(doc)
    doc.add_heading("A. Rekap dan rekomendasi", 2)
    ledger(
        doc,
        "lines",
        [
            Column("No", "one.number", 9, right=True),
            Column("Nama", "one.name", 40),
            Column("Tugas", "one.post", 34),
            Column("Hari melapor", "one.days", 20, right=True, cited="D"),
            Column("Laporan", "one.reports", 20, right=True, cited="D"),
            Column("Kunjungan", "one.visits", 24, right=True, cited="D"),
            Column("Hari kosong", "one.empty", 19, right=True, cited="D"),
            Column("Izin", "one.leave", 12, right=True, cited="D"),
            Column("Laporan bulanan", "one.state", 32),
            Column("Rekomendasi", "one.verdict", 28, cited="D"),
            Column("Catatan", "one.note", 22),
        ],
        empty="Tidak ada yang bertugas pada bulan ini.",
    )
    optional(doc, "explained")
    doc.add_heading("B. Yang belum menyerahkan", 2)
    paragraphs(doc, "missing", empty="Semua sudah menyerahkan.")
    doc.add_heading("C. Posisi kosong", 2)
    paragraphs(doc, "vacancies", empty="Tidak ada posisi kosong yang tercatat.")
    sources(
        doc,
        "D",
        [
            Column("No", "one.number", 9, right=True),
            Column("Nama", "one.name", 40),
            Column("Tanggal dan nomor laporan", "one.reports", 98),
            Column("Nomor kunjungan", "one.visits", 36),
            Column("Tanggal kosong", "one.empty", 22),
            Column("Tanggal izin", "one.leave", 20),
            Column("Rekomendasi oleh", "one.recommended", 35),
        ],
    )
    closing(doc, LANDSCAPE_WIDTH)
    return doc


def district() -> Docx:
    doc = new_document()
    letterhead(doc, PORTRAIT_WIDTH)
    doc.add_paragraph("{{ place_date }}").alignment = RIGHT
    facts(doc, "heading", PORTRAIT_WIDTH, label=24)
    doc.add_paragraph()
    doc.add_paragraph("Yth.")
    paragraphs(doc, "recipient")
    words(doc)
    doc.add_heading("A. Pendampingan menurut {{ village_word|lower }}", 2)
    ledger(
        doc,
        "villages",
        [
            Column("{{ village_word }}", "one.village", 42),
            Column("Pendamping", "one.facilitators", 53),
            Column("Kunjungan", "one.visits", 25, right=True, cited="F"),
            Column("Laporan", "one.reports", 22, right=True, cited="F"),
            Column("Kunjungan terakhir", "one.last_visit", 31, right=True, cited="F"),
        ],
        total=["Jumlah", "", "{{ villages_total.visits }}", "{{ villages_total.reports }}", ""],
        empty="Tidak ada.",
    )
    doc.add_heading("B. Masalah dan tindak lanjut", 2)
    ledger(
        doc,
        "problems",
        [
            Column("{{ village_word }}", "one.village", 30),
            Column("Masalah", "one.problem", 54),
            Column("Tindak lanjut", "one.follow_up", 54),
            Column("Sumber", "one.source", 35),
        ],
        empty="Tidak ada masalah yang dilaporkan.",
    )
    optional(doc, "problems_note")
    doc.add_heading("C. Status tindak lanjut (RTL)", 2)
    ledger(
        doc,
        "promises",
        [
            Column("Tindak lanjut", "one.title", 70),
            Column("Penanggung jawab", "one.owner", 44),
            Column("Batas", "one.due", 18, right=True),
            Column("Keadaan", "one.state", 41),
        ],
        empty="Tidak ada tindak lanjut yang terbuka atau selesai bulan ini.",
    )
    optional(doc, "promises_note")
    doc.add_heading("D. Posisi kosong", 2)
    paragraphs(doc, "vacancies", empty="Tidak ada posisi kosong yang tercatat.")
    doc.add_heading("E. Catatan", 2)
    paragraphs(doc, "notes", empty="Tidak ada catatan.")
    sources(
        doc,
        "F",
        [
            Column("No", "one.number", 10, right=True),
            Column("{{ village_word }}", "one.village", 40),
            Column("Penulis, tanggal dan nomor laporan", "one.reports|join('\\n')", 123),
        ],
    )
    closing(doc, PORTRAIT_WIDTH)
    return doc


def program() -> Docx:
    doc = new_document()
    masthead(doc, PORTRAIT_WIDTH)
    words(doc)
    doc.add_heading("A. Menurut tema", 2)
    ledger(
        doc,
        "themes",
        [
            Column("Tema", "one.theme", 45),
            Column("Laporan", "one.reports", 18, right=True, cited="E"),
            Column("Kunjungan", "one.visits", 22, right=True),
            Column("{{ village_word }}", "one.villages", 22, right=True),
            Column("Jam", "one.hours", 16, right=True),
            Column("Peserta L", "one.participants_m", 17, right=True),
            Column("Peserta P", "one.participants_f", 17, right=True),
            Column("Masalah", "one.problems", 16, right=True),
        ],
        empty="Tidak ada kegiatan yang terverifikasi.",
    )
    optional(doc, "explained")
    doc.add_heading("B. Menurut tema dan tempat", 2)
    ledger(
        doc,
        "places",
        [
            Column("Tema", "one.theme", 52),
            Column("Tempat", "one.place", 52),
            Column("Laporan", "one.reports", 22, right=True, cited="E"),
            Column("Kunjungan", "one.visits", 24, right=True),
            Column("{{ village_word }}", "one.villages", 23, right=True),
        ],
        empty="Tidak ada kegiatan yang terverifikasi.",
    )
    doc.add_heading("C. Bulan demi bulan", 2)
    ledger(
        doc,
        "months",
        [
            Column("Bulan", "one.month", 43),
            Column("Laporan", "one.reports", 22, right=True),
            Column("Kunjungan", "one.visits", 24, right=True),
            Column("Orang melapor", "one.people", 28, right=True),
            Column("Laporan bulanan", "one.handed_in", 32, right=True),
            Column("Disetujui", "one.approved", 24, right=True),
        ],
        empty="Laporan ini memuat satu bulan.",
    )
    doc.add_heading("D. Tema tanpa kegiatan", 2)
    paragraphs(doc, "unreached", empty="Setiap tema dikerjakan.")
    sources(
        doc,
        "E",
        [
            Column("No", "one.number", 10, right=True),
            Column("Tema", "one.theme", 38),
            Column("Tempat", "one.place", 30),
            Column("Pendamping, tanggal dan nomor laporan", "one.reports|join('\\n')", 95),
        ],
    )
    closing(doc, PORTRAIT_WIDTH)
    return doc
