"""The rows of a recap as a workbook."""

from pendamping.common.tables.writing import Value, write_xlsx
from pendamping.reports import wording
from pendamping.reports.schemas import RecapPaper


def recap_table(paper: RecapPaper) -> bytes:
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
    return write_xlsx({f"Rekap {wording.month_year(paper.month)}": [head, *rows]})
