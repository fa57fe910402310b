"""On a local Spark: what a cluster computes is what this process computes."""

import shutil
import sys
from importlib.util import find_spec

import polars as pl
import pytest

from pendamping.engine import index as engine
from pendamping.engine.index.spark import result_columns, score_on_spark
from pendamping.engine.index.tests.given import REGION

IDM = engine.definition("idm")


def test_what_spark_is_told_is_what_the_engine_returns() -> None:
    scores = {one.id: [5] for one in IDM.indicators}
    table = engine.score(pl.DataFrame({"region": [REGION], "year": [2024]} | scores), IDM)
    assert list(result_columns(IDM)) == table.columns


@pytest.mark.slow
@pytest.mark.skipif(
    not all(find_spec(name) for name in ("pyspark", "pyarrow", "pandas")),
    reason="no Spark for Python here: pip install 'pendamping[spark]'",
)
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine, which Spark runs on")
@pytest.mark.filterwarnings("ignore")  # Spark's own
def test_partitions_of_spark_score_like_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # its workers need what this process has
    rows = [(f"{int(REGION) + n}", 2024, *((n + place) % 6 for place in range(50))) for n in range(200)]
    rows[7] = (*rows[7][:2], None, *rows[7][3:])
    names = ["region", "year", *(one.id for one in IDM.indicators)]
    local = engine.score(pl.DataFrame(rows, schema=names, orient="row"), IDM)
    quiet = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = quiet.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    try:
        columns = ", ".join([f"{names[0]} string", *(f"{name} int" for name in names[1:])])
        found = score_on_spark(spark.createDataFrame(rows, columns).repartition(3), "idm").collect()
    finally:
        spark.stop()
    assert len(found) == len(rows)
    by_region = {row["region"]: row.asDict() for row in found}
    for row in local.iter_rows(named=True):
        assert by_region[row["region"]] == row
