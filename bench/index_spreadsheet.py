"""The index as a district keeps it today: a spreadsheet with a formula in every cell, calculated by LibreOffice.

`python -m bench.index_spreadsheet` prints one JSON object, or nothing where LibreOffice is not installed.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import polars as pl
import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from bench.index_scoring import IDM, SIZES, VILLAGES, table
from pendamping.engine import index as engine

ROWS = VILLAGES // 10  # the whole country is more than the program's patience
FIRST_SCORE, SCORES = 2, 50


def write(path: Path, scores: pl.DataFrame, *, formulas: bool) -> None:
    """Scores of every village; beside them, where asked, its composites, index, status and 50 gains."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(scores.iter_rows()):
            sheet.write_row(number, 0, row)
            if formulas:
                for place, formula in enumerate(_formulas(number), start=FIRST_SCORE + SCORES):
                    sheet.write_formula(number, place, formula, None, "")


def _formulas(row: int) -> list[str]:
    columns = {one.id: FIRST_SCORE + place for place, one in enumerate(IDM.indicators)}
    composites = []
    for id_, ids in IDM.indicators_of.items():
        area = xl_range_abs(row, columns[ids[0]], row, columns[ids[-1]])
        composites.append(f"=SUM({area})/{SIZES[id_]}")
    after = FIRST_SCORE + SCORES
    whole = f"=AVERAGE({xl_rowcol_to_cell(row, after)}:{xl_rowcol_to_cell(row, after + 2)})"
    index, status = xl_rowcol_to_cell(row, after + 3), f'"{IDM.bands[-1].id}"'
    for band in reversed(IDM.bands[:-1]):
        status = f'IF({index}<={float(band.le or 0)},"{band.id}",{status})'
    gains = [f"=(5-{xl_rowcol_to_cell(row, columns[one.id])})*{float(IDM.gain(one, 4))}" for one in IDM.indicators]
    return [*composites, whole, f"={status}", *gains]


def converted(program: str, path: Path) -> tuple[float, Path]:
    """Seconds until LibreOffice has opened, calculated and written it as CSV."""
    command = [program, "--headless", f"-env:UserInstallation=file://{path.parent}/profile", "--convert-to", "csv"]
    began = perf_counter()
    subprocess.run([*command, "--outdir", str(path.parent), str(path)], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began, path.with_suffix(".csv")


def measure(program: str) -> dict[str, float]:
    """Raises: AssertionError: the spreadsheet says another status than the engine."""
    scores = table(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        plain, computing = Path(folder) / "plain.xlsx", Path(folder) / "computing.xlsx"
        write(plain, scores, formulas=False)
        write(computing, scores, formulas=True)
        converted(program, plain)  # its first start makes a profile
        reading = converted(program, plain)[0]
        both, found = converted(program, computing)
        with found.open(encoding="utf-8", newline="") as file:
            said = [row[FIRST_SCORE + SCORES + 4] for row in csv.reader(file)]
    engine.score(scores.head(1), IDM)  # reads the law
    began = perf_counter()
    expected = engine.with_nilai(engine.score(scores, IDM), IDM)["status"].to_list()
    ours = perf_counter() - began
    differing = sum(1 for one, other in zip(said, expected, strict=True) if one != other)
    assert not differing, f"{differing} of {ROWS} statuses differ: {said[:3]}"
    return {"rows": ROWS, "reading_s": round(reading, 1), "reading_and_calculating_s": round(both, 1), "ours_s": ours}


if __name__ == "__main__":
    installed = shutil.which("soffice")
    if installed is None:
        sys.exit("LibreOffice dilewati: tidak terpasang")
    print(json.dumps(measure(installed)))
