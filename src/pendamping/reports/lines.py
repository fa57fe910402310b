"""Parts of papers as printed: heads, feet, and the lines that several papers share."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pendamping.reports import wording
from pendamping.reports.schemas import (
    ActivityLine,
    ActualLine,
    Facilitator,
    IndexSeal,
    LetterHead,
    MonthSummary,
    ObstacleLine,
    Office,
    Paragraph,
    Photo,
    PlanLine,
    Recommendation,
    Seal,
    Signatures,
    TimesheetRow,
    VisitLine,
    VisitReportPaper,
)

ROUNDED_HOURS = "Jam dihitung dari menit dan dibulatkan sekali; jumlahnya dapat sedikit berbeda dari penjumlahan baris."
EDITED_MARK = "*)"
EDITED = "*) Kata-kata penulis; aslinya pada laporan harian yang disebut."
EDITED_DRAFT = "*) Kata-kata penulis; angka di tabel tetap dari laporan harian yang terverifikasi."
EMPTIED = "dikosongkan penulis"
ADDED = "ditambahkan penulis"
WORDS = {"summary": "Ringkasan", "problem": "Kendala", "recommendation": "Rekomendasi"}
SAMPLE = "Nama dan isi: data contoh."

Printable = dict[str, Any]  # only str, bool, and lists and dicts of them: it becomes JSON


def office(place: Office) -> Printable:
    wider = ", ".join(one for one in (place.regency, place.province) if one)
    return {"district": place.district, "wider": wider, "full": ", ".join(filter(None, (place.district, wider)))}


def letterhead(head: LetterHead) -> Printable:
    """The offices in capitals, as letterheads write them."""
    return {
        "lines": [line.upper() for line in head.lines],
        "address": head.address,
        "has_emblem": bool(head.emblem),
    }


def identity(person: Facilitator) -> Printable:
    term = ""
    if person.contract_start and person.contract_end:
        term = wording.date_span(person.contract_start, person.contract_end)
    return {
        "name": person.name,
        "tier": person.tier,
        "contract_number": person.contract_number or wording.MISSING,
        "contract_term": term or wording.MISSING,
        "areas_label": person.areas_label,
        "areas": ", ".join(person.areas) or wording.MISSING,
        "supervisor": person.supervisor or wording.MISSING,
    }


def signatures(signed: Signatures) -> Printable:
    return {
        "place_date": f"{signed.place}, {wording.long_date(signed.date)}",
        "signers": [{"role": one.role, "name": one.name, "under": list(one.under)} for one in signed.signers],
    }


def seal(given: Seal, *, of_month: bool = False) -> Printable:
    """`of_month`: the paper itself goes through the tiers, and says where it has not yet been."""
    handed_in = "diserahkan" if of_month else "laporan harian terakhir diserahkan"
    told = [(handed_in, given.submitted_at), ("diperiksa", given.verified_at), ("terbit", given.issued_at)]
    steps = [f"{word} {wording.moment(at)}" for word, at in told if at]
    if of_month and not given.verified_at:
        steps.insert(-1, "belum diperiksa" if given.submitted_at else "laporan bulanan ini belum diserahkan")
    replaces = f" Menggantikan {given.replaces}." if given.replaces else ""
    reports = f"Disusun dari {wording.number(given.reports)} laporan harian yang terverifikasi."
    return {
        "code": given.code,
        "url": given.url,
        "sources": given.basis if isinstance(given, IndexSeal) else reports,
        "steps": f"{_sentence(', '.join(steps))} {wording.zone(given.issued_at)}.",
        "check": f"Kode periksa {given.code}.{replaces}" + (f" {SAMPLE}" if given.is_sample else ""),
        "is_sample": given.is_sample,
    }


def named_days(summary: MonthSummary) -> str:
    """Which days of the month are counted as on leave and as empty.

    >>> counted = {"days_reported": 18, "reports": 20, "visits": 9, "days_on_leave": 2, "days_without_report": 1}
    >>> named_days(MonthSummary(**counted, leave_days=(14, 15), empty_days=(7,)))
    'Hari izin: tanggal 14, 15. Hari kosong: tanggal 7.'
    """
    told = (("Hari izin", summary.leave_days), ("Hari kosong", summary.empty_days))
    return " ".join(f"{label}: tanggal {wording.report_numbers(days)}." for label, days in told if days)


def report_number(number: int, day: date | None = None) -> str:
    """As it is printed; with the month of `day` where a paper holds two.

    >>> report_number(7), report_number(7, date(2024, 10, 30))
    ('7', 'Okt/7')
    """
    return f"{wording.SHORT_MONTHS[day.month - 1]}/{number}" if day else wording.number(number)


def visit_numbers(paper: VisitReportPaper) -> list[str]:
    """Of each of its results."""
    return [report_number(line.report, line.date if paper.is_of_two_months else None) for line in paper.results]


def actual(line: ActualLine, *, with_month: bool = False) -> Printable:
    return {
        "date": wording.weekday_date(line.date),
        "time": f"{wording.clock(line.start)}–{wording.clock(line.end)}",
        "hours": wording.hours(line.minutes),
        "village": line.village,
        "activity": line.activity,
        "result": line.result,
        "report": report_number(line.report, line.date if with_month else None),
    }


def activities_total(rows: Sequence[ActivityLine]) -> Printable:
    return {
        "count": wording.number(sum(len(line.reports) for line in rows)),
        "hours": wording.hours(sum(line.minutes for line in rows)),
        "participants_m": wording.number(_counted(line.participants_m for line in rows)),
        "participants_f": wording.number(_counted(line.participants_f for line in rows)),
    }


def _counted(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def timesheet_total(rows: Sequence[TimesheetRow], leave_days: Sequence[int], days: Iterable[int]) -> Printable:
    by_day = [sum(row.minutes_by_day.get(day, 0) for row in rows) for day in days]
    return {
        "hours": [
            wording.hours(minutes) if minutes else ("izin" if day in leave_days else "")
            for day, minutes in enumerate(by_day, start=1)
        ],
        "total": wording.hours(sum(by_day)),
    }


def hours_note(*columns: Sequence[int]) -> str:
    return "" if all(wording.hours_add_up(column) for column in columns) else ROUNDED_HOURS


def participants(male: int | None, female: int | None) -> str:
    if male is None and female is None:
        return wording.NOT_APPLICABLE
    return f"{wording.number(male)} L, {wording.number(female)} P"


def obstacle(line: ObstacleLine) -> Printable:
    return {
        "village": line.village,
        "problem": line.problem,
        "follow_up": marked(line.follow_up or wording.MISSING, edited=line.edited),
        "responsible": line.responsible or wording.NOT_APPLICABLE,
        "due": wording.short_date(line.due) if line.due else wording.NOT_APPLICABLE,
        "report": report_number(line.report, line.day),
    }


def has_owners(lines: Iterable[ObstacleLine]) -> bool:
    """Whether any line says who follows up until when; if none does, paper spares those columns."""
    return any(line.responsible or line.due for line in lines)


def recommendation(one: Recommendation) -> Printable:
    number = report_number(one.report, one.day) if one.report else ""
    source = _source(number) if number else ADDED
    return {"text": marked(one.text, edited=one.edited), "source": source, "number": number}


def marked(text: str, *, edited: bool) -> str:
    """With the sign that says so, where the author wrote other words than the daily report."""
    return f"{text}\u00a0{EDITED_MARK}" if edited else text


def edited_note(lines: Iterable[VisitLine | ObstacleLine | Recommendation]) -> str:
    """What the sign means, where it stands anywhere."""
    return EDITED if any(one.edited for one in lines) else ""


def words(paragraphs: Iterable[Paragraph]) -> Printable:
    """What stands over the tables of an area's paper; nothing on those of before it was drafted."""
    said = list(paragraphs)
    return {
        "words": [{"label": WORDS[one.part], "text": marked(one.text or EMPTIED, edited=one.edited)} for one in said],
        "words_note": EDITED_DRAFT if any(one.edited for one in said) else "",
    }


def _source(report: str) -> str:
    return f"laporan\u00a0{report}"  # on one line


def plan(line: PlanLine) -> Printable:
    return {
        "date": wording.short_date(line.date),
        "village": line.village,
        "activity": line.activity,
        "target": line.target or wording.NOT_APPLICABLE,
        "reports": wording.report_numbers(line.reports),
        "numbers": [str(number) for number in line.reports],
    }


def photo(one: Photo, *, with_month: bool = False) -> Printable:
    number = report_number(one.report, one.date if with_month else None)
    caption = f"{wording.short_date(one.date)}, {one.village}. {one.caption}".strip()
    return {"sha256": one.sha256, "caption": caption, "source": _source(number), "number": number}


def photos_note(shown: int, all_photos: int) -> str:
    if shown >= all_photos:
        return ""
    chosen = f"{wording.number(shown)} dari {wording.number(all_photos)} foto"
    return f"{chosen}; selebihnya tersimpan bersama laporan hariannya."


def next_month(month: date) -> date:
    return month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def joined(words: Iterable[str]) -> str:
    *first, last = list(words) or [wording.MISSING]
    return f"{', '.join(first)} dan {last}" if first else last
