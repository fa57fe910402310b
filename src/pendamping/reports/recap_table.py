"""The rows of a recap as a workbook, and on a second sheet every daily report behind them."""

from collections.abc import Sequence

from pendamping.common.tables.writing import Value, write_xlsx
from pendamping.reports import wording
from pendamping.reports.schemas import RecapPaper
from pendamping.reports.selectors.recap_sources import RecapSource

SOURCES = ("Nama", "Tugas", "Nomor laporan", "Tanggal", "Jenis", "Kode tempat", "Tempat", "Judul", "Data contoh")


def recap_table(paper: RecapPaper, sources: Sequence[RecapSource]) -> bytes:
    head: list[Value] = ["Nama", "Tugas", "Hari melapor", "Laporan", "Kunjungan", "Hari kosong", "Hari izin",
                         "Laporan bulanan", "Rekomendasi", "Catatan", "Data contoh"]  # fmt: skip
    sample = "ya" if paper.seal.is_sample else ""
    rows: list[list[Value]] = [
        [
            one.name,
            one.post,
            one.days_reported,
            one.reports,
            one.visits,
            one.days_without_report,
            one.days_on_leave,
            one.state,
            one.verdict,
            one.note,
            sample,
        ]
        for one in paper.lines
    ]
    named: list[Sequence[Value]] = [
        (one.name, one.post, one.number, one.day, one.kind, one.code, one.place, one.title, sample) for one in sources
    ]
    return write_xlsx({f"Rekap {wording.month_year(paper.month)}": [head, *rows], "Sumber": [SOURCES, *named]})
