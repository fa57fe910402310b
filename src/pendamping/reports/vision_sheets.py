"""A kabupaten's goals in printed words, with what was done for each."""

from collections.abc import Sequence

from pendamping.reports import wording
from pendamping.reports.lines import Printable
from pendamping.vision.selectors.goals import Done


def vision(lines: Sequence[Done], place: str, year: int) -> Printable:
    return {
        "title": f"Visi daerah {year}",
        "document": f"Visi daerah {year}, {place}",
        "subtitle": place,
        "lines": [_line(one) for one in lines],
        "explained": (
            "Kegiatan: laporan terverifikasi yang ditandai. Bagian dihitung juga pada induknya; satu catatan dapat "
            "mendukung beberapa sasaran, jadi kolom tidak dijumlahkan."
        ),
    }


def _actions(one: Done) -> str:
    if not one.actions:
        return wording.MISSING
    return f"{wording.number(one.actions_done)} dari {wording.number(one.actions)} selesai"


def _line(one: Done) -> Printable:
    return {
        "name": wording.plain(one.goal.name),
        "depth": 1 if one.goal.parent_id else 0,
        "reports": wording.number(one.reports),
        "actions": _actions(one),
        "budget": f"Rp{wording.number(one.budget)}" if one.budget else wording.MISSING,
    }
