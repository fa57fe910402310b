"""Scoring the country: `python -m bench.index_scoring`, without a database; prints one JSON object.

84,000 villages with 50 scores of the IDM, chosen by chance. Everything is measured in one process, best and middle of
many runs, because the budget is a ratio against a bare expression in the same run: four composites, no status, no
gain. The scores are Int8, which is the hardest case: the bare expression has to widen them, or its sums would overflow.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile
from time import perf_counter, process_time

import openpyxl
import polars as pl
import xlsxwriter

from pendamping.engine import index as engine

VILLAGES, REPEATED = 84_000, 40
PART = VILLAGES // 100  # what a workbook is measured with; a whole country would take minutes
Spent = tuple[float, float, float]
IDM = engine.definition("idm")
SHARED = Path(__file__).resolve().parent.parent.parent / "shared/data/idm/idm_2021_2024_dev.parquet"
SIZES = {one.id: one.max_sum for one in IDM.dimensions}


def table(rows: int) -> pl.DataFrame:
    chance = random.Random(7)
    keys = {
        "region": [f"{1101012001 + n}" for n in range(rows)],
        "year": pl.repeat(2024, rows, dtype=pl.Int16, eager=True),
    }
    scores = {one.id: pl.Series(chance.choices(sorted(one.scale), k=rows), dtype=pl.Int8) for one in IDM.indicators}
    return pl.DataFrame(keys | scores)


def bare(scores: pl.DataFrame) -> pl.DataFrame:
    """The four composites and nothing else, as an analyst writes them."""
    sums = {
        id_: pl.sum_horizontal([pl.col(one).cast(pl.Int16) for one in ids]) / SIZES[id_]
        for id_, ids in IDM.indicators_of.items()
    }
    return scores.select("region", "year", **sums).with_columns(idm=pl.sum_horizontal(list(SIZES)) / 3)


def with_pandas(scores: pl.DataFrame) -> Callable[[], object]:
    import pandas as pd  # noqa: PLC0415  measured where it is installed

    frame = pd.DataFrame({name: scores[name].to_numpy() for name in scores.columns})
    bands = [-1.0, *(float(band.le) for band in IDM.bands if band.le is not None), 2.0]

    def compute() -> object:
        out = {id_: frame[ids].sum(axis=1) / SIZES[id_] for id_, ids in IDM.indicators_of.items()}
        whole = (out["iks"] + out["ike"] + out["ikl"]) / 3
        status = pd.cut(whole, bands, labels=[band.id for band in IDM.bands])
        gains = {f"nilai_{one.id}": (5 - frame[one.id]) * float(IDM.gain(one, 4)) for one in IDM.indicators}
        return pd.DataFrame(out | {"idm": whole, "status": status} | gains)

    return compute


def workbook(scores: pl.DataFrame) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([scores.columns, *scores.iter_rows()]):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


def with_workbook(content: bytes) -> list[tuple[float, str, list[float]]]:
    """Row by row out of a workbook, as a script over a spreadsheet does."""
    rows = openpyxl.load_workbook(BytesIO(content), read_only=True).active.iter_rows(values_only=True)
    next(rows)
    weights = [float(IDM.gain(one, 4)) for one in IDM.indicators]
    found = []
    for _region, _year, *scores in rows:
        value = (sum(scores[:35]) / 175 + sum(scores[35:47]) / 60 + sum(scores[47:]) / 15) / 3
        status = next(band.id for band in IDM.bands if band.le is None or value <= band.le)
        found.append((value, status, [(5 - score) * weight for score, weight in zip(scores, weights, strict=True)]))
    return found


def one_village() -> dict[str, object]:
    """All 53 answers of one village."""
    kinds: dict[str, object] = {"integer": 1, "decimal": 31.5, "boolean": True}
    chosen = {one.id: one.options[0].id for one in IDM.answers.values() if one.options}
    several = {one.id: [chosen[one.id]] for one in IDM.answers.values() if one.type == "choices"}
    return {one.id: kinds.get(one.type) for one in IDM.answers.values()} | chosen | several


def measure() -> dict[str, object]:
    scores, answers = table(VILLAGES), one_village()
    began = perf_counter()
    engine.score(scores, IDM)
    first = 1000 * (perf_counter() - began)
    times = {
        **in_turn({"bare": lambda: bare(scores), "score": lambda: engine.score(scores, IDM)}),
        "score_and_nilai": repeated(lambda: engine.with_nilai(engine.score(scores, IDM), IDM)),
        "one": repeated(lambda: engine.score_one(answers, IDM)),
        "reasons": repeated(lambda: engine.why(answers, IDM)),
    }
    if find_spec("pandas"):
        times["pandas"] = repeated(with_pandas(scores), 5)
    else:
        print("pandas dilewati: tidak terpasang", file=sys.stderr)
    if SHARED.exists():
        official = published()
        times["compare"] = repeated(lambda: engine.compare(official, IDM), 5)
    else:
        print("Hasil resmi dilewati: data bersama tidak ada di mesin ini", file=sys.stderr)
    content = workbook(scores.head(PART))
    times["workbook_part"] = repeated(lambda: with_workbook(content), 1)
    return {"first_ms": first, "times": times, "memory_mb": memory(scores)}


def published() -> pl.DataFrame:
    """5,163 official results of 2021 to 2024 with their composites."""
    names = {"kode": "region", "tahun": "year", "idm": "value", "skor_minimal": "minimum", "penambahan": "addition"}
    table = pl.read_parquet(SHARED).rename(names)
    kept = [*names.values(), *SIZES, *(one.id for one in IDM.indicators)]
    return table.select(*kept, status=pl.col("status").str.to_lowercase().str.replace_all(" ", "_"))


def repeated(act: Callable[[], object], times: int = REPEATED) -> Spent:
    return in_turn({"": act}, times)[""]


def in_turn(acts: Mapping[str, Callable[[], object]], times: int = REPEATED) -> dict[str, Spent]:
    """The best and the middle on the clock, and the mean of all cores, in milliseconds.

    In turn, so that a busy moment meets all of them; what the cores spent says the same on a quiet and a busy machine.
    """
    clock: dict[str, list[float]] = {name: [] for name in acts}
    cores = dict.fromkeys(acts, 0.0)
    for act in acts.values():
        act()
    for _ in range(times):
        for name, act in acts.items():
            began, began_cores = perf_counter(), process_time()
            act()
            clock[name].append(1000 * (perf_counter() - began))
            cores[name] += 1000 * (process_time() - began_cores) / times
    return {name: (min(clock[name]), median(clock[name]), cores[name]) for name in acts}


def memory(scores: pl.DataFrame) -> dict[str, float]:
    """What a process of its own needs at most: with the table alone, and once it is scored."""
    with NamedTemporaryFile(suffix=".parquet") as file:
        scores.write_parquet(file.name)
        command = [sys.executable, "-m", "bench.index_scoring", file.name]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout))


def memory_of_this_process(file: str) -> dict[str, float]:
    scores = pl.read_parquet(file)
    before = highest_memory()
    engine.score(scores, IDM)
    return {"table": before, "scored": highest_memory()}


def highest_memory() -> float:
    """In MB; from the kernel, because `resource` counts what the parent had before this program began."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    print(json.dumps(memory_of_this_process(sys.argv[1]) if sys.argv[1:] else measure()))
