"""Ringkasan as a workbook: what it adds up on one sheet, the months and records that it names on the others."""

from collections.abc import Mapping

from pendamping.common.periods import Month
from pendamping.common.tables.writing import Value, write_xlsx
from pendamping.reports import wording
from pendamping.reports.schemas import PersonSummaryPaper, Sums
from pendamping.reports.schemas.summary import Summary
from pendamping.reports.selectors.recap import NOT_HANDED_IN

PAPERS_HEAD = ("Disetujui", "Menunggu", "Dikembalikan", "Belum")
WORDS_HEAD = ("Rekomendasi ya", "Ya dengan catatan", "Rekomendasi tidak")
WORK_HEAD = ("Hari kerja", "Hari melapor", "Laporan", "Kunjungan", "Hari kosong", "Hari izin")


def summary_table(summary: Summary, recaps: Mapping[Month, str]) -> bytes:
    """`recaps`: the check codes of those that were issued."""
    head: list[Value] = ["Jenjang", "Nama", "Tugas", "Bulan", *PAPERS_HEAD, *WORK_HEAD, "Desa dikunjungi",
                         "Desa tugas", *WORDS_HEAD, "Data contoh"]  # fmt: skip
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
    of_months: list[list[Value]] = [
        [wording.month_year(one.first), *_counted(summary.of_month(one)), recaps.get(one)] for one in summary.months
    ]
    recaps_head: list[Value] = ["Bulan", "Orang", *PAPERS_HEAD, *WORK_HEAD, *WORDS_HEAD, "Kode periksa rekap"]
    return write_xlsx(
        {
            "Ringkasan": [head, *people, *totals],
            "Rekap": [recaps_head, *of_months],
            "Bulan demi bulan": months,
        }
    )


def person_summary_table(paper: PersonSummaryPaper) -> bytes:
    sample = "ya" if paper.seal.is_sample else ""
    months: list[list[Value]] = [["Bulan", "Laporan bulanan", *WORK_HEAD, "Kode periksa", "Data contoh"]]
    months += [[wording.month_year(one.month), one.state, *_work(one.sums), one.report, sample] for one in paper.months]
    sources: list[list[Value]] = [["Bulan", paper.office.village_word, "Tanggal laporan harian"]]
    sources += [[wording.month_year(one.month), one.village, day] for one in paper.behind for day in one.days]
    return write_xlsx({"Ringkasan": months, "Sumber": sources})


def _counted(sums: Sums, *villages: int) -> list[Value]:
    """`villages`: visited, and of the post; a month of the whole area has none."""
    papers = [sums.months, sums.approved, sums.waiting, sums.returned, sums.missing]
    return [*papers, *_work(sums), *villages, sums.yes, sums.with_note, sums.no]


def _work(sums: Sums) -> list[Value]:
    reported = [sums.working_days, sums.days_reported, sums.reports, sums.visits]
    return [*reported, sums.days_without_report, sums.days_on_leave]
