"""The same calculation where one machine is outgrown: on the partitions of a Spark table. Needs `pendamping[spark]`.

from pendamping.engine.index.spark import score_on_spark
score_on_spark(spark.read.parquet("scores"), "idm").write.parquet("results")
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from pendamping.engine.index.points import score
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import IndexDefinition

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import DataFrame


def score_on_spark(table: "DataFrame", index_id: str) -> "DataFrame":
    """`score` of every partition: the same columns in and out, statuses as text.

    Every executor reads the definition itself, so an own folder (PENDAMPING_LAW_DIR) must be there too.
    """
    index = definition(index_id)
    columns = ", ".join(f"`{name}` {kind}" for name, kind in result_columns(index).items())
    return table.mapInArrow(partial(_score_batches, index_id), columns)


def result_columns(index: IndexDefinition) -> dict[str, str]:
    """What `score` returns, by Spark's names of types."""
    ids = [one.id for one in index.indicators]
    figures = dict.fromkeys([*(one.id for one in index.dimensions), "value"], "double")
    return {
        "region": "string",
        "year": "int",
        **dict.fromkeys(ids, "tinyint"),
        "points": "int",
        **figures,
        "status": "string",
        "target": "string",
        "minimum": "double",
        "addition": "double",
        "to_next": "int",
        "missing": "array<string>",
        **dict.fromkeys([f"gain_{id_}" for id_ in ids], "smallint"),
    }


def _score_batches(index_id: str, batches: "Iterator[RecordBatch]") -> "Iterator[RecordBatch]":
    import pyarrow as pa  # noqa: PLC0415  comes with the extra

    kinds = {
        "string": pa.string(),
        "int": pa.int32(),
        "tinyint": pa.int8(),
        "smallint": pa.int16(),
        "double": pa.float64(),
        "array<string>": pa.list_(pa.string()),
    }
    index = definition(index_id)
    shape = pa.schema([(name, kinds[kind]) for name, kind in result_columns(index).items()])
    for batch in batches:
        rows = pl.DataFrame(pa.Table.from_batches([batch]))
        scored = score(rows, index).with_columns(pl.col("status", "target").cast(pl.String))
        yield from scored.to_arrow().select(shape.names).cast(shape).to_batches()
