"""`make bench`: every measurement of this folder, its tables written into README.md."""

import datetime as dt
import json
import os
import platform
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.postgresql import server_binaries, start_server, stop_server

from bench.phone_tables import long_export, phones, sync_model

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "bench" / "README.md"
WORLDS = {"demo": ["pendamping", "fill_demo"], "province": ["bench.office.synthetic"]}


def main() -> None:
    """All parts, or those that are named: each is written down as soon as it is measured."""
    parts: dict[str, Callable[[], str]] = {
        "demo": lambda: _demo(_run(["bench.demo"], {})),
        "index": lambda: _index(_run(["bench.index_scoring"], {})),
        "index-spreadsheet": lambda: _spreadsheet(_run(["bench.index_spreadsheet"], {})),
        "regions": lambda: _regions(list(_measured_regions())),
        "acceleration": lambda: _acceleration(_run(["bench.acceleration"], {})["figures"]),
        "months": lambda: _months([_run(["bench.office.months"], one) for one in _migrated()]),
        "month-papers": lambda: _month_papers(next(_over_sqlite("bench.office.month_papers"))),
        "meetings": lambda: _meetings(next(_over_sqlite("bench.office.meetings"))),
        "first-sync": lambda: _first_sync(list(_measured("demo", "bench.office.first_sync"))),
        "field-start": lambda: _field_start(_run(["bench.field_start"], {})),
        "pages-demo": lambda: _pages("demo", list(_measured("demo"))),
        "pages-province": lambda: _pages("province", list(_measured("province"))),
    }
    parts["phones"] = lambda: phones([_run(["bench.phones"], environment) for environment in _migrated()])
    parts["sync-model"] = lambda: sync_model(list(_stories(asked)))
    parts["long-export"] = lambda: long_export(list(_exports(asked)))
    options = ArgumentParser(description=main.__doc__)
    options.add_argument("parts", nargs="*", metavar="bagian")
    options.add_argument("--examples", type=int, default=1000, help="berapa cerita sync-model")
    options.add_argument("--seed", default="malam")
    options.add_argument("--rows", type=int, default=1_000_000, help="berapa laporan long-export")
    asked = options.parse_args()
    for name in asked.parts or parts:
        _write(name, f"{parts[name]()}\n{_machine(name)}")


def _stories(asked: Namespace) -> Iterator[Mapping[str, Any]]:
    for environment in _migrated():
        yield _run(["bench.sync_model", str(asked.examples), asked.seed], environment)


def _exports(asked: Namespace) -> Iterator[Mapping[str, Any]]:
    return (_run(["bench.long_export", str(asked.rows)], environment) for environment in _migrated())


def _write(part: str, table: str) -> None:
    """Put the table between the marks of this part in README.md."""
    begin, end = f"<!-- {part} -->", f"<!-- /{part} -->"
    before, _mark, rest = README.read_text(encoding="utf-8").partition(begin)
    _old, _mark, after = rest.partition(end)
    README.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")


def _measured(world: str, module: str = "bench.office.pages") -> Iterator[Mapping[str, Any]]:
    """The pages, or something else, over this world on each database that the machine has."""
    for environment in _migrated():
        _run(WORLDS[world], environment, keep=False)
        yield _run([module, world], environment)


def _measured_regions() -> Iterator[Mapping[str, Any]]:
    return (_run(["bench.office.regions"], environment) for environment in _migrated())


def _over_sqlite(module: str) -> Iterator[Mapping[str, Any]]:
    """What no database decides is measured over the embedded one."""
    return (_run([module], environment) for environment in _migrated())


def _migrated() -> Iterator[dict[str, str]]:
    """An empty database of each kind that the machine has."""
    for database in ("sqlite", "postgresql"):
        if database == "postgresql" and server_binaries() is None:
            print("PostgreSQL dilewati: tidak terpasang", file=sys.stderr)
            continue
        with _environment(database) as environment:
            _run(["pendamping", "migrate", "--verbosity", "0"], environment, keep=False)
            _run(["pendamping", "collectstatic", "--no-input", "--verbosity", "0"], environment, keep=False)
            yield environment


@contextmanager
def _environment(database: str) -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        settings = {"PENDAMPING_HOME": home, "PENDAMPING_MODE": "demo", "PENDAMPING_HTTPS": "0"}
        if database == "sqlite":
            yield settings
            return
        address, folder = start_server()
        try:
            yield settings | {"DATABASE_URL": address}
        finally:
            stop_server(folder)


def _run(module: Sequence[str], settings: Mapping[str, str], *, keep: bool = True) -> dict[str, Any]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", *module],
        check=True,
        text=True,
        stdout=subprocess.PIPE if keep else None,
        env=os.environ | {"PYTHONPATH": path} | dict(settings),
        cwd=ROOT,
    )
    return dict(json.loads(done.stdout.splitlines()[-1])) if keep else {}


def _machine(part: str) -> str:
    """What the figures were measured on; the load says whether the machine was quiet (0 to its number of cores)."""
    today = dt.datetime.now(tz=dt.UTC).date()
    cores, python, load = os.cpu_count(), platform.python_version(), os.getloadavg()[1]
    machine = f"{platform.machine()}, {cores} inti, Python {python}, beban rata-rata {load:.1f}"
    return f"`python -m bench {part}`, {today}; {machine}."


def _demo(figures: Mapping[str, float]) -> str:
    rows = {
        "`pendamping demo --no-serve`, pertama kali": f"{_said(figures['first_run_s'])} s",
        "`pendamping demo --no-serve`, kedua kali": f"{_said(figures['second_run_s'])} s",
        "`pendamping demo` sampai halaman pertama": f"{_said(figures['start_to_first_page_s'])} s",
        "Memori server sesudah mulai (semua proses)": f"{_said(figures['memory_started_mb'])} MB",
        "Memori server sesudah dipakai (semua proses)": f"{_said(figures['memory_used_mb'])} MB",
    }
    return "\n".join(
        ["### Demo", "", "| Apa | Hasil |", "|---|---:|", *(f"| {a} | {b} |" for a, b in rows.items()), ""]
    )


def _months(measured: Sequence[Mapping[str, Any]]) -> str:
    head = [
        "### Laporan bulanan: tunggakan satu tahun",
        "",
        "| Basis data | Apa | Waktu | Prosesor | Kueri |",
        "|---|---|---:|---:|---:|",
    ]
    lines = []
    for one in measured:
        shown = {"list": "Daftar yang menunggu", "verify": f"Verifikasi {one['reports']} laporan, satu permintaan"}
        for key, name in shown.items():
            times = f"{one[f'{key}_ms']:.0f} ms | {one[f'{key}_cpu_ms']:.0f} ms"
            lines.append(f"| {one['database']} | {name} | {times} | {one[f'{key}_queries']} |")
    return "\n".join([*head, *lines, ""])


def _month_papers(figures: Mapping[str, Any]) -> str:
    head = f"### Semua kertas sebulan dari {figures['people']} pendamping, satu berkas"
    rows = {
        "Dokumen PDF": _said(figures["papers"]),
        "Halaman": _said(figures["pages"]),
        "Waktu": f"{figures['seconds']:.0f} s",
        "Waktu prosesor": f"{figures['cpu_s']:.0f} s",
        "Memori puncak prosesnya": f"{figures['memory_mb']:.0f} MB",
        "Besar ZIP (foto contoh berupa derau tanpa gambar kecil: sebesar-besarnya)": f"{figures['size_mb']:.0f} MB",
    }
    return "\n".join([head, "", "| Apa | Hasil |", "|---|---:|", *(f"| {a} | {b} |" for a, b in rows.items()), ""])


def _meetings(figures: Mapping[str, Any]) -> str:
    came = f"{_said(figures['written'])} catatan hadir dari 5 HP bersamaan, {_said(figures['guests'])} orang"
    typed = f"{_said(figures['sentences'])} kalimat dari dua notulis bersamaan"
    took = {name.removesuffix("_s"): _said(round(one, 1)) for name, one in figures.items() if name.endswith("_s")}
    rows = {
        "Bahan rapat disusun": f"{took['pack']} s ({took['pack_cpu']} s prosesor)",
        "PDF-nya digambar sesudahnya, dengan dan tanpa nama": f"{took['pdf']} s ({took['pdf_cpu']} s prosesor)",
        "Halaman kabupaten; ditambah satu per kecamatan": _said(figures["pages"]),
        f"{came}, tidak ada yang ganda": f"{took['doors']} s",
        f"{typed}, tidak ada yang hilang": f"{took['minutes']} s",
    }
    head = f"### Rakor: kabupaten {figures['villages']} desa"
    return "\n".join([head, "", "| Apa | Hasil |", "|---|---:|", *(f"| {a} | {b} |" for a, b in rows.items()), ""])


def _index(measured: Mapping[str, Any]) -> str:
    """The country in one go; the budget is a ratio against the bare expression of the same run."""
    names = {
        "bare": "Polars polos: empat komposit saja",
        "score": "`score`: komposit, status, target, kekurangan, kenaikan 50 indikator dalam poin",
        "score_and_nilai": "`score` dan `with_nilai`: kenaikannya seperti terbitan",
        "pandas": "pandas: komposit, status, kenaikan",
    }
    bare = measured["times"]["bare"]
    lines = [
        "### Indeks: 84.000 desa × 50 skor",
        "",
        "| Apa | Tercepat | Tengah | Semua inti | Kali |",
        "|---|---:|---:|---:|---:|",
    ]
    for key, name in names.items():
        if key in measured["times"]:
            best, middle, cores = measured["times"][key]
            lines.append(f"| {name} | {best:.1f} ms | {middle:.1f} ms | {cores:.1f} ms | {cores / bare[2]:.1f} |")
    part, memory = measured["times"]["workbook_part"][0], measured["memory_mb"]
    lines += ["", "| Apa | Hasil |", "|---|---:|"]
    if "compare" in measured["times"]:
        lines.append(f"| `compare`: 5.163 hasil resmi, semua angka | {measured['times']['compare'][1]:.0f} ms |")
    lines.append(f"| openpyxl, baris demi baris, 840 desa saja | {part:.0f} ms |")
    lines.append(f"| `score` pertama dalam proses, dengan membaca hukumnya | {measured['first_ms']:.0f} ms |")
    lines.append(f"| Satu desa dari 53 jawaban, `score_one` | {measured['times']['one'][1]:.2f} ms |")
    lines.append(f"| Satu desa dengan alasannya, `why` | {measured['times']['reasons'][1]:.2f} ms |")
    lines.append(
        f"| Memori puncak: tabel saja, lalu sesudah dihitung | {memory['table']:.0f} MB, {memory['scored']:.0f} MB |"
    )
    return "\n".join([*lines, ""])


def _spreadsheet(figures: Mapping[str, float]) -> str:
    """The same figures out of a spreadsheet's formulas, every status compared with the engine's."""
    reading, both, ours = figures["reading_s"], figures["reading_and_calculating_s"], figures["ours_s"]
    rows = {
        "LibreOffice: membuka dan menulis skornya saja": f"{_said(reading)} s",
        "LibreOffice: menghitung komposit, status, 50 kenaikan juga": f"{_said(both)} s",
        "`score` dan `with_nilai` untuk baris yang sama": f"{1000 * ours:.1f} ms".replace(".", ","),
        "Menghitung saja, lembar kerja dibanding `score`": f"{(both - reading) / ours:.0f} kali",
    }
    head = f"### Indeks di lembar kerja: {figures['rows']:,} desa, 55 rumus sebaris".replace(",", ".", 1)
    return "\n".join([head, "", "| Apa | Hasil |", "|---|---:|", *(f"| {a} | {b} |" for a, b in rows.items()), ""])


def _regions(measured: Sequence[Mapping[str, Any]]) -> str:
    heads = "".join(f" {one['database']} |" for one in measured)
    lines = ["### Wilayah", "", f"| Apa |{heads}", "|---|" + "---:|" * len(measured)]
    rows = (
        f"| {name} |" + "".join(f" {_said(one['figures'][name])} ms |" for one in measured)
        for name in measured[0]["figures"]
    )
    return "\n".join([*lines, *rows, ""])


def _said(figure: object) -> str:
    """With the comma of Indonesian."""
    return str(figure).replace(".", ",")


def _acceleration(rows: Sequence[Mapping[str, Any]]) -> str:
    goals = {"most_villages": "desa terbanyak", "least_cost": "biaya terkecil", "most_points": "poin terbanyak"}
    heads = ("Desa", "Tujuan", "Waktu", "Prosesor", "Selisih ke batas", "Tindakan", "Mencapai target")
    lines = ["### Rencana percepatan", "", f"| {' | '.join(heads)} |", "|---:|---|" + "---:|" * 5]
    for row in rows:
        found = row["gap"] is not None
        gap = f"{_said(round(100 * row['gap'], 2))}%" if found else "belum ada rencana"
        seconds, processor = (_said(row.get(one, "–")) for one in ("seconds", "processor"))
        figures = f"{row['actions']} | {row['reached']}" if found else "– | –"
        lines.append(f"| {row['villages']} | {goals[row['goal']]} | {seconds} s | {processor} s | {gap} | {figures} |")
    return "\n".join([*lines, ""])


def _first_sync(measured: Sequence[Mapping[str, Any]]) -> str:
    """An empty phone until it holds everything, and the same phone when nothing changed."""
    titles = {"first": "HP kosong sampai lengkap", "again": "HP yang sama, tidak ada yang berubah"}
    first = measured[0]
    what = f"{first['villages']} desa, {first['reports']} laporan, {first['questionnaires']} kuesioner"
    heads = "".join(f" {one['database']}: waktu server |" for one in measured)
    lines = [
        f"### Sinkronisasi pertama: {what}",
        "",
        f"| Apa | Kontak | Di jaringan | Terbuka |{heads}",
        "|---|---:|---:|---:|" + "---:|" * len(measured),
    ]
    for name, title in titles.items():
        times = "".join(f" {_said(one[name]['server_s'])} s |" for one in measured)
        row = first[name]
        size, unpacked = _said(row["wire_kb"]), _said(row["unpacked_kb"])
        lines.append(f"| {title} | {row['contacts']} | {size} kB | {unpacked} kB |{times}")
    return "\n".join([*lines, ""])


def _field_start(figures: Mapping[str, Any]) -> str:
    """The app opened without a network on a processor that is slowed down; the fastest run is least disturbed."""
    first_load = _said(round(figures["first_load_bytes"] / 1000))
    lines = [
        f"### Aplikasi lapangan tanpa sinyal, prosesor {figures['slower']} kali lebih lambat",
        "",
        "| Apa | Median | Tercepat |",
        "|---|---:|---:|",
        f"| Dari ditekan sampai PIN dapat diketik | {figures['opened_ms']} ms | {figures['fastest_opened_ms']} ms |",
        f"| Dari PIN sampai *Hari ini* | {figures['unlocked_ms']} ms | {figures['fastest_unlocked_ms']} ms |",
        "",
        f"Muatan pertama lewat jaringan: {first_load} kB (batas 200 kB).",
    ]
    return "\n".join([*lines, ""])


def _pages(world: str, measured: Sequence[Mapping[str, Any]]) -> str:
    title = {"demo": "Kabupaten demo", "province": "Provinsi sintetis"}[world]
    databases = [str(one["database"]) for one in measured]
    heads = "".join(f" {name} p50 | p95 | kueri |" for name in databases)
    lines = [
        f"### Halaman: {title}",
        "",
        f"| Halaman | Akun |{heads}",
        "|---|---|" + "---:|---:|---:|" * len(databases),
    ]
    for rows in zip(*(one["pages"] for one in measured), strict=True):
        figures = "".join(f" {_said(row['p50'])} ms | {_said(row['p95'])} ms | {row['queries']} |" for row in rows)
        lines.append(f"| {rows[0]['page']} | {rows[0]['account']} |{figures}")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
