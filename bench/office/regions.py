"""National list, search, maps: `python -m bench.office.regions`, over this environment's migrated, empty database.

Times in milliseconds of wall clock; prints one JSON object, `python -m bench` makes a table of several.
"""

import json
from collections.abc import Callable
from datetime import date
from statistics import median, quantiles
from time import perf_counter

from django.db import connection

from pendamping.access.scopes import command_scope
from pendamping.common.tables import write_csv
from pendamping.regions.lists.packaged import read_packaged_list
from pendamping.regions.schemas import NewListImport
from pendamping.regions.selectors import find_regions, regency_map
from pendamping.regions.services import apply_list_import, load_national_list, prepare_list_import

TODAY = date(2026, 1, 2)
SCOPE = command_scope("bench", TODAY)
# A code, beginnings, a whole name, two words, a part of a word, a name with its area, nothing at all.
TYPED = (
    "62.09.06.2005", "6209", "s", "su", "suka", "pedongatan", "bulik timur", "kec bulik", "Kab. Lamandau", "ulik",
    "pedongatan lamandau", "sukamaju tasikmalaya", "maju jaya", "désa", "tidak ada di mana pun",
)  # fmt: skip
REGENCIES = {"Lamandau, 88 desa": "6209", "Aceh Utara, 852 desa": "1108"}
REPEATED = 10


def measure() -> dict[str, object]:
    figures: dict[str, float] = {"Daftar nasional, 91.599 wilayah": _once(lambda: load_national_list(SCOPE))}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    times = [_once(lambda text=text: find_regions(SCOPE, text)) for _ in range(REPEATED) for text in TYPED]
    figures["Cari di seluruh Indonesia, p50"] = median(times)
    figures["Cari di seluruh Indonesia, p95"] = quantiles(times, n=20)[-1]
    for name, code in REGENCIES.items():
        figures[f"Peta skematik {name}, pertama"] = _once(lambda code=code: regency_map(SCOPE, code))
        figures[f"Peta skematik {name}, berikutnya"] = median(
            _once(lambda code=code: regency_map(SCOPE, code)) for _ in range(REPEATED)
        )
    names = read_packaged_list().select("code", "name").rows()
    renamed = [(code, f"{name} Baru" if code.startswith("6209") else name) for code, name in names]
    newer = NewListImport("daftar.csv", write_csv([("Kode", "Nama"), *renamed]), "bench", TODAY)
    figures["Bandingkan daftar baru, 91.599 baris"] = _once(lambda: prepare_list_import(SCOPE, newer))
    pending = prepare_list_import(SCOPE, newer)
    figures["Terapkan 97 perubahan"] = _once(lambda: apply_list_import(SCOPE, pending.pk))
    return {"database": connection.display_name, "figures": {name: round(one, 1) for name, one in figures.items()}}


def _once(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return 1000 * (perf_counter() - began)


if __name__ == "__main__":
    print(json.dumps(measure()))
