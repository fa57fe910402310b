"""Published documents as a table of results, for comparing: with the gains and the targets that they print."""

import json
from pathlib import Path
from typing import Any

import polars as pl

from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.batch.fields import fields_of
from pendamping.indices.batch.reading import ROW, Batch, Complaint
from pendamping.indices.reading import read_path
from pendamping.indices.schemas import FaultyRow, PublishedResult

ENDINGS = (".json", ".zip", ".tar.xz", ".tar.gz", ".txz", ".tgz", ".tar")


def is_documents(path: Path) -> bool:
    """Whether `path` is a folder, an archive or one document, and no table."""
    return path.is_dir() or path.name.endswith(ENDINGS)


def read_documents(path: Path, index: IndexDefinition) -> Batch:
    """The results in the documents under `path`."""
    rows, complaints = [], []
    for number, one in enumerate(read_path(path, None), start=1):
        if isinstance(one, FaultyRow):
            complaints.append(Complaint(one.place, number, "", one.what))
        else:
            rows.append({ROW: number} | _row(one, index))
    schema = {ROW: pl.UInt32()} | {field.name: field.dtype for field in fields_of(index, results=True)}
    return Batch(pl.DataFrame(rows, schema=schema), complaints, len(complaints), ())


def _row(one: PublishedResult, index: IndexDefinition) -> dict[str, Any]:
    figures = {"iks": one.iks, "ike": one.ike, "ikl": one.ikl, "value": one.value}
    return {
        "region": one.code,
        "year": one.year,
        "status": one.status or None,
        "target": one.target_status or None,
        **{name: None if figure is None else float(figure) for name, figure in figures.items()},
        **one.scores,
        **_printed(one.text, index),
    }


def _printed(text: str, index: IndexDefinition) -> dict[str, float]:
    """SKOR_MINIMAL, PENAMBAHAN and every NILAI, which the import does not keep apart from the document."""
    try:
        data = json.loads(text)["mapData"]
        summary, rows = data["SUMMARIES"], data["ROW"]
    except (ValueError, KeyError, TypeError):
        return {}  # a row of a table inside an archive
    by_cell = {one.published_cell: one.id for one in index.indicators}
    gains = {row["ROW_CELL"]: row["NILAI"] for row in rows if row.get("NO") is not None}
    printed = {f"nilai_{by_cell[cell]}": gain for cell, gain in gains.items() if cell in by_cell}
    printed |= {"minimum": summary.get("SKOR_MINIMAL"), "addition": summary.get("PENAMBAHAN")}
    return {name: float(figure) for name, figure in printed.items() if figure is not None}
