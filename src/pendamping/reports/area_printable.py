"""Papers of an area's month as printed: the supervisor's recap and the camat's report."""

from pendamping.reports import lines, wording
from pendamping.reports.lines import Printable
from pendamping.reports.schemas import DistrictPaper, RecapPaper


def recap(paper: RecapPaper) -> Printable:
    month = wording.month_year(paper.month)
    missing = [one for one in paper.lines if not one.is_handed_in]
    return {
        "title": f"Rekap supervisor dan rekomendasi, {month}",
        "document": f"Rekap supervisor {month}",
        "subtitle": paper.area,
        "lines": [
            {
                "number": wording.number(number),
                "name": one.name,
                "post": one.post,
                "days": wording.number(one.days_reported),
                "reports": wording.number(one.reports),
                "visits": wording.number(one.visits),
                "empty": wording.number(one.days_without_report),
                "leave": wording.number(one.days_on_leave),
                "state": one.state,
                "verdict": one.verdict or wording.MISSING,
                "note": one.note,
            }
            for number, one in enumerate(paper.lines, start=1)
        ],
        "missing": [f"{one.name}, {one.post}" for one in missing],
        "vacancies": list(paper.vacancies),
        "explained": "Angka dari laporan harian yang terverifikasi. Rekomendasi tidak memuat nilai pembayaran.",
    } | lines.words(paper.words)


def district(paper: DistrictPaper) -> Printable:
    month = wording.month_year(paper.month)
    return {
        "letterhead": lines.letterhead(paper.letterhead),
        "title": f"Laporan pendampingan {paper.district}, {month}",
        "document": f"Laporan camat {month}",
        "subtitle": paper.district,
        "heading": [
            {"label": "Nomor", "value": paper.number},
            {"label": "Hal", "value": f"Laporan pendampingan {paper.district}, {month}"},
        ],
        "place_date": f"{paper.signatures.place}, {wording.long_date(paper.signatures.date)}",
        "recipient": list(paper.recipient),
        "villages": [
            {
                "number": wording.number(number),
                "village": one.village,
                "code": one.code,
                "facilitators": ", ".join(one.facilitators) or wording.MISSING,
                "visits": wording.number(one.visits),
                "reports": wording.number(one.reports),
                "last_visit": wording.short_date(one.last_visit) if one.last_visit else wording.MISSING,
            }
            for number, one in enumerate(paper.villages, start=1)
        ],
        "villages_total": {
            "visits": wording.number(sum(one.visits for one in paper.villages)),
            "reports": wording.number(sum(one.reports for one in paper.villages)),
        },
        "problems": [
            {
                "village": one.village,
                "problem": one.problem,
                "follow_up": one.follow_up or wording.MISSING,
                "source": ", ".join(filter(None, (one.reporter, wording.short_date(one.date), _numbered(one.number)))),
                "report": one.report,
            }
            for one in paper.problems
        ],
        "problems_note": f"{wording.number(paper.more_problems)} masalah lain tercatat pada laporan hariannya."
        if paper.more_problems
        else "",
        "promises": [
            {
                "title": one.title,
                "owner": one.owner,
                "due": wording.short_date(one.due),
                "state": f"{one.state}, lewat {one.days_late} hari" if one.days_late else one.state,
            }
            for one in paper.promises
        ],
        "promises_note": f"{wording.number(paper.more_promises)} tindak lanjut lain tercatat pada daftar tindak lanjut."
        if paper.more_promises
        else "",
        "vacancies": list(paper.vacancies),
        "notes": list(paper.notes),
    } | lines.words(paper.words)


def _numbered(report: int) -> str:
    return f"laporan\u00a0{report}" if report else ""
