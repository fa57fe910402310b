"""Results of many villages into a CSV, XLSX or Parquet file, by its ending."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import polars as pl

from pendamping.common.tables import Value, stream_csv, write_long_xlsx
from pendamping.engine import index as engine
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.batch.fields import value_head
from pendamping.indices.batch.reading import Complaint

ENDINGS = (".csv", ".xlsx", ".parquet")


def result_table(scored: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """What the engine computed, under the names that files have; `belum_ada` names the missing scores.

    Results known by their sums only have no gains.
    """
    has_gains = f"gain_{index.indicators[0].id}" in scored.columns
    ids = [one.id for one in index.indicators] if has_gains else []
    return (engine.with_nilai(scored, index) if has_gains else scored).select(
        kode="region",
        tahun="year",
        points="points",
        **{one.id: pl.col(one.id) for one in index.dimensions},
        **{value_head(index): pl.col("value")},
        status=pl.col("status").cast(pl.String),
        target_status=pl.col("target").cast(pl.String),
        skor_minimal="minimum",
        penambahan="addition",
        points_to_next="to_next",
        **{f"nilai_{id_}": pl.col(f"nilai_{id_}") for id_ in ids},
        belum_ada=pl.col("missing").list.join(" "),
    )


def write_table(table: pl.DataFrame, path: Path) -> None:
    """By the ending of `path`, which is one of ENDINGS."""
    if path.suffix == ".parquet":
        table.write_parquet(path)
        return
    lines: Iterable[Sequence[Value]] = _lines(table)
    with path.open("wb") as file:
        if path.suffix == ".xlsx":
            write_long_xlsx(file, "Hasil", lines)
        else:
            file.writelines(stream_csv(lines))


def complaint_table(complaints: Sequence[Complaint]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "berkas": [one.file for one in complaints],
            "baris": [one.row for one in complaints],
            "kolom": [one.column for one in complaints],
            "yang_perlu_diperbaiki": [one.sentence for one in complaints],
        },
        schema={"berkas": pl.String, "baris": pl.Int64, "kolom": pl.String, "yang_perlu_diperbaiki": pl.String},
    )


def _lines(table: pl.DataFrame) -> Iterator[Sequence[Value]]:
    yield table.columns
    yield from table.iter_rows()
