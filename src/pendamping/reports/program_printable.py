"""Laporan program as printed."""

from collections.abc import Mapping
from typing import Final

from pendamping.reports import lines, wording
from pendamping.reports.lines import Printable
from pendamping.reports.schemas import ProgramPaper
from pendamping.reports.sources_printable import FOR_ROWS, NOT_KEPT, SAME_NUMBERS, sources, told_of

WHOLE_ROW: Final = "Semua angka sebaris dari laporan yang disebut pada jumlah laporannya."
TOO_MANY: Final = (
    "Daftarnya menyebut %s laporan, terlalu panjang untuk kertas. Laporan hariannya tampil di layar pada setiap angka, "
    "dan satu baris per laporan ada di lembar Sumber pada unduhan XLSX."
)


def program(paper: ProgramPaper) -> Printable:
    places = _numbered(paper)
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
                "number": wording.report_numbers([n for (theme, _place), n in places.items() if theme == one.theme]),
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
                "number": str(places.get((one.theme, one.place), "")),
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
        "sources": [] if paper.keeps_sources else _places(paper, places),  # attached to earlier versions for good
        "unreached": unreached,
    } | lines.words(paper.words)


@sources.register
def _behind(paper: ProgramPaper) -> Printable:
    if paper.sources_left_out:
        return {"sources_note": TOO_MANY % wording.number(paper.sources_left_out)}
    if not paper.keeps_sources:
        return {} if paper.sources else {"sources_note": NOT_KEPT}
    return {
        "sources": _places(paper, _numbered(paper)),
        "sources_note": told_of(paper, WHOLE_ROW, SAME_NUMBERS, FOR_ROWS),
    }


def _numbered(paper: ProgramPaper) -> dict[tuple[str, str], int]:
    """The number of the line that names the sources of a theme in a place."""
    places = dict.fromkeys((one.theme, one.place) for one in paper.sources)
    return {place: number for number, place in enumerate(places, start=1)}


def _places(paper: ProgramPaper, numbers: Mapping[tuple[str, str], int]) -> list[Printable]:
    held: dict[tuple[str, str], list[str]] = {line: [] for line in numbers}
    for one in paper.sources:
        days = wording.numbered_months(one.days, one.numbers) if one.numbers else wording.days(one.days)
        held[one.theme, one.place].append(f"{one.author}: {days}")
    return [
        {"number": str(numbers[theme, place]), "theme": theme, "place": place, "reports": reports}
        for (theme, place), reports in held.items()
    ]
