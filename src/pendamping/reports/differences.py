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
    "words": "Ringkasan, kendala, dan rekomendasi",
    "lines": "Rekap dan rekomendasi",
    "missing": "Yang belum menyerahkan",
    "villages": "Pendampingan menurut desa",
    "problems": "Masalah dan tindak lanjut",
    "promises": "Status tindak lanjut",
    "themes": "Menurut tema",
    "places": "Menurut tema dan tempat",
    "months": "Bulan demi bulan",
    "vacancies": "Posisi kosong",
    "notes": "Catatan",
}
# Not printed, or numbers that shift with every new row or daily report: they tell nothing.
UNSAID: Final = frozenset({"report", "source", "sources", "number", "code", "theme_code", "iso"})
# What a figure counts, where it stands without its column's head.
COUNTED: Final[Mapping[str, str]] = {
    "days": "hari melapor",
    "reports": "laporan",
    "visits": "kunjungan",
    "empty": "hari kosong",
    "leave": "hari izin",
    "people": "orang melapor",
    "handed_in": "laporan bulanan",
    "approved": "disetujui",
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
    """A row as one line of text."""
    if isinstance(value, Mapping):
        said = {name: one for name, one in value.items() if one and name not in UNSAID}
        return " · ".join(f"{one} {COUNTED[name]}" if name in COUNTED else str(one) for name, one in said.items())
    return str(value)
