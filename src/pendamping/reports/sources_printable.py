"""What stands behind the figures of a paper, printed for whoever wants its sources."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Final

from pendamping.reports import lines, wording
from pendamping.reports.lines import Printable
from pendamping.reports.schemas import (
    DistrictPaper,
    MonthlyReportPaper,
    NamedReports,
    RecapLine,
    RecapPaper,
    ThreePartPaper,
    VisitReportPaper,
    WordedPaper,
    WorkPaper,
)

# Every template of such a paper asks for these; a paper that was wanted without its sources has them empty.
NONE: Final[Printable] = {"records": [], "sources": [], "sources_note": ""}
SAME_NUMBERS: Final = (
    "Angka di depan kurung ialah tanggal, di dalam kurung nomor laporan harian: urutannya dalam bulan penulisnya, "
    "sama di semua dokumen bulan itu."
)
ON_SCREEN: Final = "Isi tiap laporan tampil di layar."
FOR_ROWS: Final = "Isi tiap laporan tampil di layar; satu baris per laporan ada di lembar Sumber pada unduhan XLSX."
DRAFTED: Final = "Kalimat di atas tabel disusun dari angka tabelnya, kecuali yang bertanda *)."
NOT_KEPT: Final = (
    "Versi ini terbit ketika sumbernya belum ikut disimpan, jadi tidak dapat dicetak dari versi ini. "
    "Laporan hariannya tetap dapat dibaca di layar."
)


HOURS: Final = (
    "Jam di bagian A dari laporan yang disebut di sini; setiap laporan ada di bagian C dengan nomor yang sama."
)


@singledispatch
def sources(_paper: object) -> Printable:
    """The same keys as in `NONE`, as far as this kind of paper has them; the others name theirs line by line."""
    return {}


@sources.register
def _monthly(paper: MonthlyReportPaper) -> Printable:
    records = [lines.actual(line) for line in paper.records]
    return {"records": records, "sources_note": lines.named_days(paper.summary) if records else NOT_KEPT}


@sources.register
def _visit(paper: VisitReportPaper) -> Printable:
    records = [lines.actual(line, with_month=paper.is_of_two_months) for line in paper.records]
    return {"records": records, "sources_note": "" if records else NOT_KEPT}


@sources.register
def _three_part(paper: ThreePartPaper) -> Printable:
    """Part C names every report already; the hours of part A are named by kind of work."""
    told = [
        {"category": row.category, "reports": wording.report_numbers(row.reports)}
        for row in paper.timesheet
        if row.reports
    ]
    return {"sources": told, "sources_note": HOURS if told else ""}


@sources.register
def _recap(paper: RecapPaper) -> Printable:
    told = [
        _recap_line(number, one, one.sources)
        for number, one in enumerate(paper.lines, start=1)
        if one.sources is not None
    ]
    if len(told) < len(paper.lines):
        return {"sources_note": NOT_KEPT}
    return {"sources": told, "sources_note": told_of(paper, SAME_NUMBERS, FOR_ROWS)}


def _recap_line(number: int, one: RecapLine, named: NamedReports) -> Printable:
    by = f"{one.recommended_by}, {wording.short_date(one.recommended_on)}" if one.recommended_on else ""
    return {
        "number": wording.number(number),
        "name": one.name,
        "reports": wording.numbered_days(named.days, named.numbers) or wording.NOT_APPLICABLE,
        "visits": wording.report_numbers(named.visits) or wording.NOT_APPLICABLE,
        "empty": wording.report_numbers(one.empty_days) or wording.NOT_APPLICABLE,
        "leave": wording.report_numbers(one.leave_days) or wording.NOT_APPLICABLE,
        "recommended": by or wording.MISSING,
    }


@sources.register
def _district(paper: DistrictPaper) -> Printable:
    if not paper.keeps_sources:
        return {"sources_note": NOT_KEPT}
    told = [
        {
            "number": wording.number(number),
            "village": place,
            "reports": [_by_author(one) for one in held],
        }
        for number, (place, held) in enumerate(_places(paper), start=1)
    ]
    return {"sources": told, "sources_note": told_of(paper, SAME_NUMBERS, ON_SCREEN)}


def _by_author(one: NamedReports) -> str:
    visits = f"; kunjungan: {wording.report_numbers(one.visits)}" if one.visits else ""
    return f"{one.author}: {wording.numbered_days(one.days, one.numbers)}{visits}"


def told_of(paper: WordedPaper, *notes: str) -> str:
    """What its reader should know of its sources, the words over its tables first."""
    return " ".join((DRAFTED, *notes) if paper.words else notes)


def _places(paper: DistrictPaper) -> Iterable[tuple[str, tuple[NamedReports, ...]]]:
    yield from ((one.village, one.sources) for one in paper.villages)
    if paper.elsewhere:
        yield f"Di luar {paper.office.village_word.lower()} di atas", paper.elsewhere


def addresses(paper: WorkPaper) -> dict[str, str]:
    """The id of each daily report by its number as it is printed: what a screen links."""
    if isinstance(paper, VisitReportPaper):
        return dict(zip(lines.visit_numbers(paper), paper.sources, strict=False))
    return {str(number): source for number, source in enumerate(paper.sources, start=1)}
