"""What two versions of a paper say differently, part by part, in the words that are printed."""

from collections.abc import Mapping
from typing import Any, Final

from pendamping.reports.lines import Printable
from pendamping.reports.schemas.periodic import Change

PARTS: Final[Mapping[str, str]] = {
    "summary": "Ringkasan",
    "activities": "Kegiatan menurut jenis",
    "visits": "Kunjungan lapangan",
    "obstacles": "Kendala dan tindak lanjut",
    "recommendations": "Rekomendasi",
    "next_plan": "Rencana bulan berikutnya",
    "identity": "Keterangan penulis",
}


def differences(before: Printable, after: Printable) -> list[Change]:
    """The lines of each part that are only in one of the two; parts that say the same are left out."""
    changes = []
    for part, name in PARTS.items():
        old, new = _lines(before.get(part)), _lines(after.get(part))
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        if gone or come:
            changes.append(Change(name, gone, come))
    return changes


def _lines(value: Any) -> list[str]:
    match value:
        case list():
            return [_line(one) for one in value]
        case Mapping():
            return [f"{one}" for one in value.values()]
    return []


def _line(value: Any) -> str:
    """A row as one line of text; the numbers of daily reports shift with every new one, so they tell nothing."""
    if isinstance(value, Mapping):
        return " · ".join(
            str(one) for name, one in value.items() if one and name not in {"report", "source", "sources"}
        )
    return str(value)
