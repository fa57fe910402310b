"""Ringkasan as printed: of an area, and of one person."""

from collections.abc import Iterable

from pendamping.reports import lines, wording
from pendamping.reports.lines import Printable
from pendamping.reports.schemas import PersonMonth, PersonSummaryPaper, SummaryPaper, Sums
from pendamping.reports.sources_printable import SAME_NUMBERS, sources

BY_HAND = "." * 40
EXPLAINED = (
    "Jumlah rekap setiap bulan, dari laporan harian yang terverifikasi. Hari kerja: yang sudah lewat dan tanpa izin."
)
IN_THEIR_PAPERS = (
    "Laporan harian di balik setiap bulan disebut oleh laporan bulanan dan rekap dengan kode periksa di atas, bila "
    "dicetak dengan sumbernya."
)


def summary(paper: SummaryPaper) -> Printable:
    return {
        "letterhead": lines.letterhead(paper.letterhead),
        "title": f"Ringkasan {paper.period}",
        "document": f"Ringkasan {paper.period}",
        "subtitle": paper.area,
        "heading": [
            {"label": "Nomor", "value": paper.number or BY_HAND},
            {"label": "Hal", "value": f"Ringkasan kerja pendamping {paper.area}, {paper.period}{_as_of(paper)}"},
        ],
        "tiers": [
            {"tier": one.tier, "people": wording.number(one.people)} | _figures(one.sums, one.visited, one.villages)
            for one in paper.tiers
        ],
        "months": [
            {"month": wording.month_year(one.month), "recap": one.recap or wording.MISSING, **_figures(one.sums)}
            for one in paper.months
        ],
        "months_total": _figures(Sums.of(one.sums for one in paper.months)),
        "people": [
            {"number": wording.number(number), "name": one.name, "post": one.post}
            | _figures(one.sums, one.visited, one.villages)
            for number, one in enumerate(paper.people, start=1)
        ],
        "unapproved": list(_unapproved(paper.behind)),
        "explained": f"{EXPLAINED} Ya, Catatan, Tidak: rekomendasi, tanpa nilai pembayaran.",
    }


def person_summary(paper: PersonSummaryPaper) -> Printable:
    total = Sums.of(one.sums for one in paper.months)
    return {
        "title": f"Ringkasan, {paper.period}",
        "document": f"Ringkasan {paper.period}",
        "subtitle": f"{paper.facilitator.tier}{_as_of(paper)}",
        "identity": lines.identity(paper.facilitator),
        "summary": [
            {"value": value, "label": label}
            for value, label in (
                (f"{total.approved} dari {total.months}", "laporan bulanan disetujui"),
                (wording.number(total.days_reported), "hari melapor"),
                (wording.number(total.reports), "laporan harian"),
                (wording.number(total.visits), "kunjungan"),
                (f"{paper.visited} dari {paper.villages}", f"{paper.office.village_word.lower()} dikunjungi"),
            )
        ],
        "months": [_month(one) for one in paper.months],
        "months_total": _figures(total),
        "explained": EXPLAINED,
    }


@sources.register
def _monthly_reports(paper: SummaryPaper) -> Printable:
    return {"sources": [_month(one) for one in paper.behind], "sources_note": IN_THEIR_PAPERS}


@sources.register
def _daily_reports(paper: PersonSummaryPaper) -> Printable:
    told = [
        {
            "month": wording.month_year(one.month),
            "village": one.village,
            "reports": wording.numbered_days(one.days, one.numbers),
        }
        for one in paper.behind
    ]
    return {"sources": told, "sources_note": SAME_NUMBERS}


def _as_of(paper: SummaryPaper | PersonSummaryPaper) -> str:
    return f", sampai {wording.long_date(paper.as_of)}" if paper.as_of else ""


def _month(one: PersonMonth) -> Printable:
    verdict = one.verdict or wording.MISSING
    return {
        "month": wording.month_year(one.month),
        "name": one.name,
        "state": one.state,
        "verdict": f"{verdict}: {one.note}" if one.note else verdict,
        "report": one.report or wording.MISSING,
        **_figures(one.sums),
    }


def _figures(sums: Sums, visited: int = 0, villages: int = 0) -> Printable:
    number = wording.number
    return {
        "approved": f"{number(sums.approved)} dari {number(sums.months)}",
        "waiting": number(sums.waiting),
        "returned": number(sums.returned),
        "missing": number(sums.missing),
        "working": number(sums.working_days),
        "days": number(sums.days_reported),
        "reports": number(sums.reports),
        "visits": number(sums.visits),
        "villages": f"{number(visited)} dari {number(villages)}",
        "empty": number(sums.days_without_report),
        "leave": number(sums.days_on_leave),
        "yes": number(sums.yes),
        "with_note": number(sums.with_note),
        "no": number(sums.no),
    }


def _unapproved(months: Iterable[PersonMonth]) -> Iterable[str]:
    """One line for each person: which months, and how far each is."""
    waiting: dict[str, list[str]] = {}
    for one in months:
        if not one.sums.approved:
            told = f"{wording.month_year(one.month)} ({one.state.lower()})"
            waiting.setdefault(f"{one.name}, {one.post}", []).append(told)
    return (f"{person}: {', '.join(told)}" for person, told in waiting.items())
