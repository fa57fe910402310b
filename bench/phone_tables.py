"""The tables of the phones' measurements in README.md."""

from collections.abc import Mapping, Sequence
from typing import Any

Measured = Sequence[Mapping[str, Any]]
EVENING = {
    "door_rows_s": "Pintu HP, laporan per detik (kiriman berisi 50, diikuti kiriman lain)",
    "bare_rows_s": "View Django polos, baris per detik (50 yang sama, satu per satu)",
    "ratio": "Kali menurut jam (batas: paling sedikit 0,5)",
    "door_processor_ms": "Pintu HP, prosesor untuk 50 laporan (ms)",
    "bare_processor_ms": "View Django polos, prosesor untuk 50 baris (ms)",
    "ratio_processor": "Kali menurut prosesor (batas: paling sedikit 0,5)",
    "ratio_bulk_processor": "Kali dibanding satu `bulk_create`, menurut prosesor",
    "contact_processor_ms": "Kiriman terakhir, yang juga mengambil perubahan dan tanda terima: prosesor (ms)",
    "ratio_contact": "Kiriman terakhir: kali menurut jam",
    "ratio_contact_processor": "Kiriman terakhir: kali menurut prosesor",
    "phones": "HP yang mengirim 20 laporan dan 20 foto 100 kB",
    "faster": "Kali lebih cepat dari malam 1.000 HP dalam satu jam",
    "seconds": "Detik sampai semua diterima",
    "p50_ms": "Satu kiriman 20 laporan, p50 (ms)",
    "p95_ms": "Satu kiriman 20 laporan, p95 (ms; batas 1.000)",
    "sent_away": "Kali diminta datang lagi (503)",
    "lost": "Hilang",
    "doubled": "Ganda",
}
STORIES = {
    "stories": "Cerita",
    "seed": "Benih",
    "broken": "Janji yang dilanggar",
    "processor_s": "Detik prosesor",
}


EXPORT = {
    "rows": "Laporan dalam satu bulan",
    "lines": "Baris yang keluar, dengan kepalanya",
    "seconds": "Detik",
    "processor_s": "Detik prosesor",
    "tenth_peak_mb": "Ingatan paling banyak sesudah sepersepuluhnya (MB)",
    "peak_mb": "Ingatan paling banyak sesudah semuanya (MB)",
    "ratio": "Kali (batas: 1,5)",
}


def phones(measured: Measured) -> str:
    return _table("Malam yang ramai: 1.000 HP dalam skala mesin ini", EVENING, measured)


def sync_model(measured: Measured) -> str:
    said = [one | {"broken": len(one["broken"])} for one in map(dict, measured)]
    return _table("Cerita acak antara HP dan kantor", STORIES, said)


def long_export(measured: Measured) -> str:
    return _table("Unduhan CSV yang panjang", EXPORT, measured)


def _table(title: str, names: Mapping[str, str], measured: Measured) -> str:
    heads = "".join(f" {one['database']} |" for one in measured)
    lines = [f"### {title}", "", f"| Apa |{heads}", "|---|" + "---:|" * len(measured)]
    rows = (
        f"| {words} |" + "".join(f" {str(one[name]).replace('.', ',')} |" for one in measured)
        for name, words in names.items()
    )
    return "\n".join([*lines, *rows, ""])
