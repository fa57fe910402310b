"""The three-part form of a month as a workbook: hours by day, the plan, and what was done."""

from calendar import monthrange
from collections.abc import Sequence

from pendamping.common.tables.writing import Value, write_xlsx
from pendamping.reports import wording
from pendamping.reports.schemas import ThreePartPaper

MINUTES_OF_AN_HOUR = 60


def three_part_table(paper: ThreePartPaper) -> bytes:
    village = paper.office.village_word
    days = range(1, monthrange(paper.month.year, paper.month.month)[1] + 1)
    hours: list[Sequence[Value]] = [("Jenis kegiatan", *(str(day) for day in days), "Jumlah jam", "Data contoh")]
    sample = "ya" if paper.seal.is_sample else ""
    hours += [
        (
            row.category,
            *(_hours(row.minutes_by_day.get(day)) for day in days),
            _hours(sum(row.minutes_by_day.values())),
            sample,
        )
        for row in paper.timesheet
    ]
    if paper.leave_days:
        hours.append(("Izin", *("izin" if day in paper.leave_days else None for day in days), None, sample))
    plan: list[Sequence[Value]] = [("Tanggal", village, "Rencana kegiatan", "Hasil yang diharapkan", "Laporan")]
    plan += [
        (one.date, one.village, one.activity, one.target, wording.report_numbers(one.reports)) for one in paper.plan
    ]
    done: list[Sequence[Value]] = [("Tanggal", "Mulai", "Selesai", village, "Kegiatan", "Hasil", "Jam", "Laporan")]
    done += [
        (
            one.date,
            f"{one.start:%H.%M}",
            f"{one.end:%H.%M}",
            one.village,
            one.activity,
            one.result,
            _hours(one.minutes),
            one.report,
        )
        for one in paper.actuals
    ]
    return write_xlsx({"Lembar waktu kerja": hours, "Rencana kerja": plan, "Realisasi kerja": done})


def _hours(minutes: int | None) -> float | None:
    """An empty cell where nothing was done: a day without work is no zero."""
    return None if minutes is None else round(minutes / MINUTES_OF_AN_HOUR, 2)
