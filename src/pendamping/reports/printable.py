"""A paper as the exact words and figures that are printed: PDF and Word show the same, from here."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import singledispatch
from typing import Any

from pendamping.reports import wording
from pendamping.reports.schemas import (
    ActivityLine,
    Facilitator,
    MonthlyReportPaper,
    ObstacleLine,
    Office,
    Paper,
    Photo,
    PlanLine,
    Recommendation,
    Seal,
    Signatures,
    ThreePartPaper,
    TimesheetRow,
    VisitReportPaper,
)

ROUNDED_HOURS = "Jam dihitung dari menit dan dibulatkan sekali; jumlahnya dapat sedikit berbeda dari penjumlahan baris."
SAMPLE = "Nama dan isi: data contoh."
EMPTY_CELL = ""

Printable = dict[str, Any]  # only str, bool, and lists and dicts of them: it becomes JSON


def printable(paper: Paper) -> Printable:
    """Everything the templates need, ready to print; free text is cleaned of what paper cannot hold."""
    context = _body(paper) | {
        "office": _office(paper.office),
        "signatures": _signatures(paper.signatures),
        "seal": _seal(paper.seal),
        "village_word": paper.office.village_word,
    }
    context["footer"] = " · ".join(
        [paper.facilitator.name, context["document"], f"kode periksa {paper.seal.code}"]
        + (["data contoh"] if paper.seal.is_sample else [])
    )
    cleaned: Printable = _cleaned(context)
    return cleaned


@singledispatch
def _body(paper: object) -> Printable:
    raise TypeError(paper)


@_body.register
def _monthly(paper: MonthlyReportPaper) -> Printable:
    month = wording.month_year(paper.month)
    return {
        "title": f"Laporan bulanan, {month}",
        "document": f"Laporan bulanan {month}",
        "subtitle": paper.facilitator.tier,
        "identity": _identity(paper.facilitator),
        "summary": [
            {"value": wording.number(value), "label": label}
            for value, label in (
                (paper.summary.days_reported, "hari melapor"),
                (paper.summary.reports, "laporan harian"),
                (paper.summary.visits, "kunjungan"),
                (paper.summary.days_on_leave, "hari izin"),
                (paper.summary.days_without_report, "hari kosong"),
            )
        ],
        "activities": [
            {
                "category": line.category,
                "count": wording.number(len(line.reports)),
                "hours": wording.hours(line.minutes),
                "participants_m": wording.number(line.participants_m),
                "participants_f": wording.number(line.participants_f),
                "sources": f"laporan {wording.report_numbers(line.reports)}",
            }
            for line in paper.activities
        ],
        "activities_total": _activities_total(paper.activities),
        "visits": [
            {
                "date": wording.short_date(line.date),
                "village": line.village,
                "outcome": line.outcome,
                "hours": wording.hours(line.minutes),
                "report": wording.number(line.report),
            }
            for line in paper.visits
        ],
        "visits_total": {
            "count": f"{wording.number(len(paper.visits))} kunjungan",
            "hours": wording.hours(sum(line.minutes for line in paper.visits)),
        },
        "hours_note": _hours_note([line.minutes for line in paper.activities], [line.minutes for line in paper.visits]),
        "obstacles": [_obstacle(line) for line in paper.obstacles],
        "has_owners": _has_owners(paper.obstacles),
        "recommendations": [_recommendation(one) for one in paper.recommendations],
        "next_month": wording.month_year(_next_month(paper.month)),
        "next_plan": [_plan(line) for line in paper.next_plan],
        "photos": [_photo(one) for one in paper.photos],
        "photos_note": _photos_note(len(paper.photos), paper.photos_in_month),
    }


@_body.register
def _three_part(paper: ThreePartPaper) -> Printable:
    month = wording.month_year(paper.month)
    days = range(1, monthrange(paper.month.year, paper.month.month)[1] + 1)
    return {
        "title": f"Lembar kerja, {month}",
        "document": f"Lembar kerja {month}",
        "subtitle": paper.facilitator.tier,
        "identity": _identity(paper.facilitator),
        "days": [{"day": str(day), "weekday": wording.short_weekday(paper.month.replace(day=day))} for day in days],
        "timesheet": [
            {
                "category": row.category,
                "hours": [wording.hours(row.minutes_by_day[day]) if day in row.minutes_by_day else "" for day in days],
                "total": wording.hours(sum(row.minutes_by_day.values())),
            }
            for row in paper.timesheet
        ],
        "timesheet_total": _timesheet_total(paper.timesheet, paper.leave_days, days),
        "hours_note": _hours_note(*([*row.minutes_by_day.values()] for row in paper.timesheet)),
        "plan": [_plan(line) for line in paper.plan],
        "actuals": [
            {
                "date": wording.weekday_date(line.date),
                "time": f"{wording.clock(line.start)}–{wording.clock(line.end)}",
                "hours": wording.hours(line.minutes),
                "village": line.village,
                "activity": line.activity,
                "result": line.result,
                "report": wording.number(line.report),
            }
            for line in paper.actuals
        ],
        "actuals_total": wording.hours(sum(line.minutes for line in paper.actuals)),
    }


@_body.register
def _visit(paper: VisitReportPaper) -> Printable:
    span = wording.date_span(paper.since, paper.until)
    dates = sorted({day.date for day in paper.days})
    return {
        "title": "Laporan kunjungan lapangan",
        "document": f"Kunjungan lapangan {span}",
        "subtitle": span,
        "author": paper.facilitator.name,
        "tier": paper.facilitator.tier,
        "places": _joined(dict.fromkeys(f"{paper.office.village_word} {day.village}" for day in paper.days)),
        "identity": _identity(paper.facilitator),
        "days": [
            {
                "number": str(dates.index(day.date) + 1),
                "date": wording.weekday_date(day.date),
                "district": day.district,
                "village": day.village,
                "hours": wording.hours(day.minutes),
            }
            for day in paper.days
        ],
        "days_total": {
            "count": f"{wording.number(len(dates))} hari, "
            f"{wording.number(len({day.village for day in paper.days}))} {paper.office.village_word.lower()}",
            "hours": wording.hours(sum(day.minutes for day in paper.days)),
        },
        "hours_note": _hours_note([day.minutes for day in paper.days]),
        "objectives": list(paper.objectives),
        "results": [
            {
                "date": wording.short_date(line.date),
                "village": line.village,
                "activity": line.activity,
                "result": line.result,
                "participants": _participants(line.participants_m, line.participants_f),
                "report": wording.number(line.report),
            }
            for line in paper.results
        ],
        "summary": paper.summary,
        "follow_ups": [_obstacle(line) for line in paper.follow_ups],
        "has_owners": _has_owners(paper.follow_ups),
        "recommendations": [_recommendation(one) for one in paper.recommendations],
        "photos": [_photo(one) for one in paper.photos],
    }


def _office(office: Office) -> Printable:
    wider = ", ".join(one for one in (office.regency, office.province) if one)
    return {"district": office.district, "wider": wider, "full": ", ".join(filter(None, (office.district, wider)))}


def _identity(person: Facilitator) -> Printable:
    term = EMPTY_CELL
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


def _signatures(signatures: Signatures) -> Printable:
    return {
        "place_date": f"{signatures.place}, {wording.long_date(signatures.date)}",
        "signers": [{"role": one.role, "name": one.name} for one in signatures.signers],
    }


def _seal(seal: Seal) -> Printable:
    steps = [
        f"{word} {wording.moment(at)}"
        for word, at in (("diserahkan", seal.submitted_at), ("diperiksa", seal.verified_at), ("terbit", seal.issued_at))
        if at
    ]
    replaces = f" Menggantikan {seal.replaces}." if seal.replaces else ""
    return {
        "code": seal.code,
        "url": seal.url,
        "sources": f"Disusun dari {wording.number(seal.reports)} laporan harian yang terverifikasi.",
        "steps": f"{_sentence(', '.join(steps))} {wording.zone(seal.issued_at)}.",
        "check": f"Kode periksa {seal.code}.{replaces}" + (f" {SAMPLE}" if seal.is_sample else ""),
        "is_sample": seal.is_sample,
    }


def _activities_total(lines: Sequence[ActivityLine]) -> Printable:
    return {
        "count": wording.number(sum(len(line.reports) for line in lines)),
        "hours": wording.hours(sum(line.minutes for line in lines)),
        "participants_m": wording.number(_counted(line.participants_m for line in lines)),
        "participants_f": wording.number(_counted(line.participants_f for line in lines)),
    }


def _counted(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _timesheet_total(rows: Sequence[TimesheetRow], leave_days: Sequence[int], days: Iterable[int]) -> Printable:
    by_day = [sum(row.minutes_by_day.get(day, 0) for row in rows) for day in days]
    return {
        "hours": [
            wording.hours(minutes) if minutes else ("izin" if day in leave_days else EMPTY_CELL)
            for day, minutes in enumerate(by_day, start=1)
        ],
        "total": wording.hours(sum(by_day)),
    }


def _hours_note(*columns: Sequence[int]) -> str:
    return EMPTY_CELL if all(wording.hours_add_up(column) for column in columns) else ROUNDED_HOURS


def _participants(male: int | None, female: int | None) -> str:
    if male is None and female is None:
        return wording.NOT_APPLICABLE
    return f"{wording.number(male)} L, {wording.number(female)} P"


def _obstacle(line: ObstacleLine) -> Printable:
    return {
        "village": line.village,
        "problem": line.problem,
        "follow_up": line.follow_up or wording.MISSING,
        "responsible": line.responsible or wording.NOT_APPLICABLE,
        "due": wording.short_date(line.due) if line.due else wording.NOT_APPLICABLE,
        "report": wording.number(line.report),
    }


def _has_owners(lines: Iterable[ObstacleLine]) -> bool:
    """Whether any line says who follows up until when; if none does, paper spares those columns."""
    return any(line.responsible or line.due for line in lines)


def _recommendation(one: Recommendation) -> Printable:
    return {"text": one.text, "source": _source(one.report)}


def _source(report: int) -> str:
    return f"laporan\u00a0{report}"  # on one line


def _plan(line: PlanLine) -> Printable:
    return {
        "date": wording.short_date(line.date),
        "village": line.village,
        "activity": line.activity,
        "target": line.target or wording.NOT_APPLICABLE,
    }


def _photo(photo: Photo) -> Printable:
    caption = f"{wording.short_date(photo.date)}, {photo.village}. {photo.caption}".strip()
    return {"sha256": photo.sha256, "caption": caption, "source": _source(photo.report)}


def _photos_note(shown: int, all_photos: int) -> str:
    if shown >= all_photos:
        return EMPTY_CELL
    chosen = f"{wording.number(shown)} dari {wording.number(all_photos)} foto"
    return f"{chosen}; selebihnya tersimpan bersama laporan hariannya."


def _next_month(month: date) -> date:
    return month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(words: Iterable[str]) -> str:
    *first, last = list(words) or [wording.MISSING]
    return f"{', '.join(first)} dan {last}" if first else last


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return wording.plain(value)
        case Mapping():
            return {key: _cleaned(one) for key, one in value.items()}
        case list():
            return [_cleaned(one) for one in value]
    return value
