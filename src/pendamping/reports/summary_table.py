"""Ringkasan as a workbook: people and tiers on one sheet, the months that they add up on the other."""

from pendamping.common.tables.writing import Value, write_xlsx
from pendamping.reports import wording
from pendamping.reports.schemas.summary import Summary, Sums
from pendamping.reports.selectors.recap import NOT_HANDED_IN

WORK_HEAD = ("Hari kerja", "Hari melapor", "Laporan", "Kunjungan", "Hari kosong", "Hari izin")


def summary_table(summary: Summary) -> bytes:
    head: list[Value] = ["Jenjang", "Nama", "Tugas", "Bulan", "Disetujui", "Menunggu", "Dikembalikan", "Belum",
                         *WORK_HEAD, "Desa dikunjungi", "Desa tugas", "Rekomendasi ya", "Ya dengan catatan",
                         "Rekomendasi tidak", "Data contoh"]  # fmt: skip
    months: list[list[Value]] = [
        ["Nama", "Tugas", "Bulan", "Laporan bulanan", *WORK_HEAD, "Rekomendasi", "Catatan", "Data contoh"]
    ]
    people: list[list[Value]] = []
    for row in summary.rows:
        sample = "ya" if row.is_sample else ""
        counted = _counted(row.sums, len(row.visited), len(row.villages))
        people.append([row.tier.short, row.name, row.post, *counted, sample])
        for one in row.months:
            state = one.absence or (str(one.state.label) if one.state else NOT_HANDED_IN)
            word = str(one.verdict.label) if one.verdict else ""
            work = [None] * len(WORK_HEAD) if one.absence else _work(one.sums)
            months.append([row.name, row.post, wording.month_year(one.month.first), state, *work, word, one.note,
                           sample])  # fmt: skip
    totals: list[list[Value]] = [
        [one.tier.short, f"Jumlah, {one.people} orang", "", *_counted(one.sums, one.visited, one.villages), ""]
        for one in summary.totals
    ]
    return write_xlsx({"Ringkasan": [head, *people, *totals], "Bulan demi bulan": months})


def _counted(sums: Sums, visited: int, villages: int) -> list[Value]:
    papers = [sums.months, sums.approved, sums.waiting, sums.returned, sums.missing]
    return [*papers, *_work(sums), visited, villages, sums.yes, sums.with_note, sums.no]


def _work(sums: Sums) -> list[Value]:
    reported = [sums.working_days, sums.days_reported, sums.reports, sums.visits]
    return [*reported, sums.days_without_report, sums.days_on_leave]
