"""Laporan program as a workbook: one sheet by theme, one by place, one by month, one of its sources."""

from collections.abc import Sequence

from pendamping.common.tables.writing import Value, write_xlsx
from pendamping.reports.schemas import ProgramPaper

MINUTES_OF_AN_HOUR = 60


def program_table(paper: ProgramPaper) -> bytes:
    village = paper.office.village_word
    sample = "ya" if paper.seal.is_sample else ""
    themes: list[Sequence[Value]] = [
        ("Tema", "Laporan", "Kunjungan", village, f"{village} seluruhnya", "Jam", "Peserta laki-laki",
         "Peserta perempuan", "Masalah", "Data contoh"),
    ]  # fmt: skip
    themes += [
        (
            one.theme,
            one.reports,
            one.visits,
            one.villages,
            paper.villages,
            round(one.minutes / MINUTES_OF_AN_HOUR, 1),
            one.participants_m,
            one.participants_f,
            one.problems,
            sample,
        )
        for one in paper.themes
    ]
    places: list[Sequence[Value]] = [
        ("Tema", "Kode", "Tempat", "Laporan", "Kunjungan", village, f"{village} seluruhnya")
    ]
    places += [
        (one.theme, one.code, one.place, one.reports, one.visits, one.villages, one.villages_of) for one in paper.places
    ]
    months: list[Sequence[Value]] = [("Bulan", "Laporan", "Kunjungan", "Orang melapor", "Laporan bulanan", "Disetujui")]
    months += [(one.month, one.reports, one.visits, one.people, one.handed_in, one.approved) for one in paper.months]
    sources: list[Sequence[Value]] = [("Tema", "Tempat", "Pendamping", "Tanggal laporan harian", "Nomor laporan")]
    sources += [
        (one.theme, one.place, one.author, day, number)
        for one in paper.sources
        for day, number in zip(one.days, one.numbers, strict=True)
    ]
    return write_xlsx({"Tema": themes, "Tempat": places, "Bulan": months, "Sumber": sources})
