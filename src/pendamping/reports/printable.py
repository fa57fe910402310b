"""A paper as the exact words and figures that are printed: PDF and Word show the same, from here."""

from calendar import monthrange
from collections.abc import Mapping
from functools import singledispatch
from itertools import zip_longest
from typing import Any

from pendamping.reports import (
    area_printable,
    certificate_printable,
    index_printable,
    lines,
    program_printable,
    sources_printable,
    summary_printable,
    wording,
)
from pendamping.reports.lines import Printable
from pendamping.reports.schemas import (
    CertificatePaper,
    DistrictPaper,
    IndexMinutesPaper,
    MonthlyReportPaper,
    ObjectionPaper,
    Paper,
    PersonSummaryPaper,
    ProgramPaper,
    RecapPaper,
    SummaryPaper,
    ThreePartPaper,
    VisitReportPaper,
)


def printable(paper: Paper, *, with_sources: bool = False) -> Printable:
    """Everything the templates need, ready to print; free text is cleaned of what paper cannot hold.

    `with_sources`: also the daily reports behind its figures, as they were stored with it.
    """
    context = (
        sources_printable.NONE
        | _body(paper)
        | (sources_printable.sources(paper) if with_sources else {})
        | {
            "office": lines.office(paper.office),
            "signatures": lines.signatures(paper.signatures),
            "seal": lines.seal(paper.seal, of_month=isinstance(paper, MonthlyReportPaper)),
            "village_word": paper.office.village_word,
        }
    )
    context["footer"] = " · ".join(
        [paper.author, context["document"], f"kode periksa {paper.seal.code}"]
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
        "identity": lines.identity(paper.facilitator),
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
        "summary_note": lines.named_days(paper.summary),
        "activities": [
            {
                "category": line.category,
                "count": wording.number(len(line.reports)),
                "hours": wording.hours(line.minutes),
                "participants_m": wording.number(line.participants_m),
                "participants_f": wording.number(line.participants_f),
                "sources": f"laporan {wording.report_numbers(line.reports)}",
                "numbers": [str(number) for number in line.reports],
            }
            for line in paper.activities
        ],
        "activities_total": lines.activities_total(paper.activities),
        "visits": [
            {
                "date": wording.short_date(line.date),
                "village": line.village,
                "outcome": lines.marked(line.outcome, edited=line.edited),
                "hours": wording.hours(line.minutes),
                "report": wording.number(line.report),
            }
            for line in paper.visits
        ],
        "visits_total": {
            "count": f"{wording.number(len(paper.visits))} kunjungan",
            "hours": wording.hours(sum(line.minutes for line in paper.visits)),
        },
        "hours_note": lines.hours_note(
            [line.minutes for line in paper.activities], [line.minutes for line in paper.visits]
        ),
        "obstacles": [lines.obstacle(line) for line in paper.obstacles],
        "has_owners": lines.has_owners(paper.obstacles),
        "recommendations": [lines.recommendation(one) for one in paper.recommendations],
        "next_month": wording.month_year(lines.next_month(paper.month)),
        "next_plan": [lines.plan(line) for line in paper.next_plan],
        "photos": [lines.photo(one) for one in paper.photos],
        "photos_note": lines.photos_note(len(paper.photos), paper.photos_in_month),
        "edited_note": lines.edited_note([*paper.visits, *paper.obstacles, *paper.recommendations]),
    }


@_body.register
def _three_part(paper: ThreePartPaper) -> Printable:
    month = wording.month_year(paper.month)
    days = range(1, monthrange(paper.month.year, paper.month.month)[1] + 1)
    return {
        "title": f"Lembar kerja, {month}",
        "document": f"Lembar kerja {month}",
        "subtitle": paper.facilitator.tier,
        "identity": lines.identity(paper.facilitator),
        "days": [{"day": str(day), "weekday": wording.short_weekday(paper.month.replace(day=day))} for day in days],
        "timesheet": [
            {
                "category": row.category,
                "hours": [wording.hours(row.minutes_by_day[day]) if day in row.minutes_by_day else "" for day in days],
                "total": wording.hours(sum(row.minutes_by_day.values())),
                "numbers": [str(number) for number in row.reports],
            }
            for row in paper.timesheet
        ],
        "timesheet_total": lines.timesheet_total(paper.timesheet, paper.leave_days, days),
        "hours_note": lines.hours_note(*([*row.minutes_by_day.values()] for row in paper.timesheet)),
        "plan": [lines.plan(line) for line in paper.plan],
        "actuals": [lines.actual(line) for line in paper.actuals],
        "actuals_total": wording.hours(sum(line.minutes for line in paper.actuals)),
    }


@_body.register
def _visit(paper: VisitReportPaper) -> Printable:
    span = wording.date_span(paper.since, paper.until)
    with_month, numbers = paper.is_of_two_months, lines.visit_numbers(paper)
    dates = sorted({day.date for day in paper.days})
    return {
        "title": "Laporan kunjungan lapangan",
        "document": f"Kunjungan {span}",
        "subtitle": span,
        "author": paper.facilitator.name,
        "tier": paper.facilitator.tier,
        "places": lines.joined(dict.fromkeys(f"{paper.office.village_word} {day.village}" for day in paper.days)),
        "identity": lines.identity(paper.facilitator),
        "days": [
            {
                "number": str(dates.index(day.date) + 1),
                "date": wording.weekday_date(day.date),
                "district": day.district,
                "village": day.village,
                "hours": wording.hours(day.minutes),
                "report": lines.report_number(day.report, day.date if with_month else None) if day.report else "",
            }
            for day in paper.days
        ],
        "days_total": {
            "count": f"{wording.number(len(dates))} hari, "
            f"{wording.number(len({day.village for day in paper.days}))} {paper.office.village_word.lower()}",
            "hours": wording.hours(sum(day.minutes for day in paper.days)),
        },
        "hours_note": lines.hours_note([day.minutes for day in paper.days]),
        "objectives": [
            {
                "text": text,
                "numbers": [numbers[place] for place in places],
                "source": "laporan " + ", ".join(numbers[place] for place in places) if places else "",
            }
            for text, places in zip_longest(paper.objectives, paper.objective_visits, fillvalue=())
        ],
        "results": [
            {
                "date": wording.short_date(line.date),
                "village": line.village,
                "activity": line.activity,
                "result": line.result,
                "participants": lines.participants(line.participants_m, line.participants_f),
                "report": number,
            }
            for number, line in zip(numbers, paper.results, strict=True)
        ],
        "summary": paper.summary,
        "follow_ups": [lines.obstacle(line) for line in paper.follow_ups],
        "has_owners": lines.has_owners(paper.follow_ups),
        "recommendations": [lines.recommendation(one) for one in paper.recommendations],
        "photos": [lines.photo(one, with_month=with_month) for one in paper.photos],
        "photos_note": lines.photos_note(len(paper.photos), paper.photos_of_visits),
    }


_body.register(IndexMinutesPaper)(index_printable.minutes)
_body.register(ObjectionPaper)(index_printable.objection)
_body.register(RecapPaper)(area_printable.recap)
_body.register(DistrictPaper)(area_printable.district)
_body.register(ProgramPaper)(program_printable.program)
_body.register(SummaryPaper)(summary_printable.summary)
_body.register(PersonSummaryPaper)(summary_printable.person_summary)
_body.register(CertificatePaper)(certificate_printable.certificate)


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return wording.plain(value)
        case Mapping():
            return {key: _cleaned(one) for key, one in value.items()}
        case list():
            return [_cleaned(one) for one in value]
    return value
