"""Laporan program as printed."""

from pendamping.reports import lines, wording
from pendamping.reports.lines import Printable
from pendamping.reports.schemas import ProgramPaper


def program(paper: ProgramPaper) -> Printable:
    village = paper.office.village_word.lower()
    unreached = [one.theme for one in paper.themes if one.code and not one.reports]
    return {
        "title": f"Laporan program, {paper.period}",
        "document": f"Laporan program {paper.period}",
        "subtitle": paper.area,
        "themes": [
            {
                "code": one.code,
                "theme": one.theme,
                "reports": wording.number(one.reports),
                "visits": wording.number(one.visits),
                "villages": f"{wording.number(one.villages)} dari {wording.number(paper.villages)}",
                "hours": wording.hours(one.minutes),
                "participants_m": wording.number(one.participants_m),
                "participants_f": wording.number(one.participants_f),
                "problems": wording.number(one.problems),
            }
            for one in paper.themes
        ],
        "explained": "Satu laporan harian dapat memuat beberapa tema, jadi jumlah per tema dapat melebihi jumlah "
        f"laporan. Kolom {village}: yang disebut paling sedikit satu laporan.",
        "places": [
            {
                "theme": one.theme,
                "theme_code": one.theme_code,
                "code": one.code,
                "place": one.place,
                "reports": wording.number(one.reports),
                "visits": wording.number(one.visits),
                "villages": f"{wording.number(one.villages)} dari {wording.number(one.villages_of)}",
            }
            for one in paper.places
        ],
        "months": [
            {
                "iso": f"{one.month:%Y-%m}",
                "month": wording.month_year(one.month),
                "reports": wording.number(one.reports),
                "visits": wording.number(one.visits),
                "people": wording.number(one.people),
                "handed_in": wording.number(one.handed_in),
                "approved": wording.number(one.approved),
            }
            for one in paper.months
        ],
        "sources": [
            {"theme": one.theme, "place": one.place, "author": one.author, "days": wording.days(one.days)}
            for one in paper.sources
        ],
        "unreached": unreached,
    } | lines.words(paper.words)
