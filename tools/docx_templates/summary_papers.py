"""The templates of ringkasan: of an area, and of one person."""

from docx.document import Document as Docx
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

WORK = (("Hari kerja", "working", 13), ("Hari melapor", "days", 17), ("Laporan", "reports", 17),
        ("Kunjungan", "visits", 22))  # fmt: skip
REST = (("Hari kosong", "empty", 16), ("Izin", "leave", 11), ("Ya", "yes", 10), ("Catatan", "with_note", 17),
        ("Tidak", "no", 13))  # fmt: skip
PAPERS = (("Disetujui", "approved", 21), ("Menunggu", "waiting", 21), ("Diperbaiki", "returned", 20),
          ("Belum", "missing", 14))  # fmt: skip
VILLAGES = Column("{{ village_word }}", "one.villages", 21, right=True)


def area_summary() -> Docx:
    doc = new_document(landscape=True)
    letterhead(doc, LANDSCAPE_WIDTH)
    facts(doc, "heading", LANDSCAPE_WIDTH, label=24)
    doc.add_heading("A. Menurut jenjang", 2)
    ledger(
        doc,
        "tiers",
        [
            Column("Jenjang", "one.tier", 14),
            Column("Orang", "one.people", 13, right=True),
            *_counted(*PAPERS, *WORK),
            VILLAGES,
            *_counted(*REST),
        ],
        empty="Tidak ada yang bertugas pada masa ini.",
    )
    optional(doc, "explained")
    doc.add_heading("B. Bulan demi bulan, menurut rekapnya", 2)
    ledger(
        doc,
        "months",
        [
            Column("Bulan", "one.month", 27),
            *_counted(*PAPERS, *WORK, *REST),
            Column("Kode periksa rekap", "one.recap", 21),
        ],
        total=["Jumlah", *_totals(*PAPERS, *WORK, *REST), ""],
        empty="Belum ada bulan yang dimulai.",
    )
    doc.add_heading("C. Orang demi orang", 2)
    ledger(
        doc,
        "people",
        [
            Column("No", "one.number", 9, right=True),
            Column("Nama", "one.name", 38),
            Column("Tugas", "one.post", 34),
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
    ledger(
        doc,
        "sources",
        [
            Column("Nama", "one.name", 40),
            Column("Bulan", "one.month", 30),
            Column("Laporan bulanan", "one.state", 32),
            *_counted(*WORK, *REST[:2]),
            Column("Rekomendasi", "one.verdict", 32),
            Column("Kode periksa", "one.report", 30),
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
    ledger(
        doc,
        "months",
        [
            Column("Bulan", "one.month", 27),
            Column("Laporan bulanan", "one.state", 30),
            *_counted(*figures),
            Column("Kode periksa", "one.report", 20),
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


def _totals(*columns: tuple[str, str, float]) -> list[str]:
    return [f"{{{{ months_total.{name} }}}}" for _head, name, _width in columns]


def _counted(*columns: tuple[str, str, float]) -> list[Column]:
    return [Column(head, f"one.{name}", width, right=True) for head, name, width in columns]
