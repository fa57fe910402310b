"""The templates of ringkasan: of an area, and of one person."""

from collections.abc import Sequence

from docx.document import Document as Docx
from docx.shared import Pt
from parts import (
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    Column,
    closing,
    facts,
    identity,
    ledger,
    letterhead,
    masthead,
    new_document,
    optional,
    paragraphs,
    sources,
    summary,
)

WORK = (("Hari kerja", "working", 11), ("Hari melapor", "days", 15), ("Laporan", "reports", 15),
        ("Kunjungan", "visits", 18))  # fmt: skip
REST = (("Hari kosong", "empty", 14), ("Izin", "leave", 9), ("Ya", "yes", 8), ("Catatan", "with_note", 14),
        ("Tidak", "no", 11))  # fmt: skip
PAPERS = (("Disetujui", "approved", 18), ("Menunggu", "waiting", 17), ("Diperbaiki", "returned", 17),
          ("Belum", "missing", 12))  # fmt: skip
VILLAGES = Column("{{ village_word }}", "one.villages", 18, right=True)
SMALL = Pt(8)  # so many columns, and a check code on one line


def area_summary() -> Docx:
    doc = new_document(landscape=True)
    letterhead(doc, LANDSCAPE_WIDTH)
    facts(doc, "heading", LANDSCAPE_WIDTH, label=24)
    doc.add_heading("A. Menurut jenjang", 2)
    _ledger(
        doc,
        "tiers",
        [
            Column("Jenjang", "one.tier", 38),
            Column("Orang", "one.people", 14, right=True),
            *_counted(*PAPERS, *WORK),
            VILLAGES,
            *_counted(*REST),
        ],
        empty="Tidak ada yang bertugas pada masa ini.",
    )
    optional(doc, "explained")
    doc.add_heading("B. Bulan demi bulan, menurut rekapnya", 2)
    _ledger(
        doc,
        "months",
        [
            Column("Bulan", "one.month", 27),
            *_counted(*PAPERS, *WORK, *REST),
            Column("Kode periksa rekap", "one.recap", 48),
        ],
        total=["Jumlah", *_totals(*PAPERS, *WORK, *REST), ""],
        empty="Belum ada bulan yang dimulai.",
    )
    doc.add_heading("C. Orang demi orang", 2)
    _ledger(
        doc,
        "people",
        [
            Column("No", "one.number", 8, right=True),
            Column("Nama", "one.name", 46),
            Column("Tugas", "one.post", 44),
            *_counted(PAPERS[0], *WORK),
            VILLAGES,
            *_counted(*REST),
        ],
        empty="Tidak ada yang bertugas pada masa ini.",
    )
    doc.add_heading("D. Laporan bulanan yang belum disetujui", 2)
    paragraphs(doc, "unapproved", empty="Semua sudah disetujui.")
    doc.add_paragraph("{%p if sources %}")
    doc.add_heading("E. Laporan bulanan di balik angkanya", 2)
    _ledger(
        doc,
        "sources",
        [
            Column("Nama", "one.name", 40),
            Column("Bulan", "one.month", 27),
            Column("Laporan bulanan", "one.state", 31),
            *_counted(*WORK, *REST[:2]),
            Column("Rekomendasi", "one.verdict", 32),
            Column("Kode periksa", "one.report", 48),
        ],
        empty="",
    )
    optional(doc, "sources_note")
    doc.add_paragraph("{%p endif %}")
    closing(doc, LANDSCAPE_WIDTH)
    return doc


def person_summary() -> Docx:
    doc = new_document()
    masthead(doc, PORTRAIT_WIDTH)
    identity(doc, PORTRAIT_WIDTH)
    doc.add_heading("A. Ringkasan", 2)
    summary(doc)
    doc.add_heading("B. Bulan demi bulan", 2)
    figures = (*WORK, *REST[:2])
    _ledger(
        doc,
        "months",
        [
            Column("Bulan", "one.month", 24),
            Column("Laporan bulanan", "one.state", 26),
            *_counted(*figures),
            Column("Kode periksa", "one.report", 41),
        ],
        total=[
            "Jumlah",
            "{{ months_total.approved }}",
            *_totals(*figures),
            "",
        ],
        empty="Tidak ada bulan tugas pada masa ini.",
    )
    optional(doc, "explained")
    sources(
        doc,
        "C",
        [
            Column("Bulan", "one.month", 34),
            Column("{{ village_word }}", "one.village", 44),
            Column("Tanggal dan nomor laporan", "one.reports", 95),
        ],
    )
    closing(doc, PORTRAIT_WIDTH)
    return doc


def _ledger(doc: Docx, rows: str, columns: Sequence[Column], *, empty: str, total: Sequence[str] | None = None) -> None:
    table = ledger(doc, rows, columns, empty=empty, total=total)
    for cell in (cell for row in table.rows for cell in row.cells):
        for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
            run.font.size = SMALL


def _totals(*columns: tuple[str, str, float]) -> list[str]:
    return [f"{{{{ months_total.{name} }}}}" for _head, name, _width in columns]


def _counted(*columns: tuple[str, str, float]) -> list[Column]:
    return [Column(head, f"one.{name}", width, right=True) for head, name, width in columns]
