"""What changed between two years, indicator by indicator, so that the parts add up to the whole exactly."""

import polars as pl

from pendamping.engine.index.errors import ColumnMissing
from pendamping.engine.law.index_model import IndexDefinition


def decompose(before: pl.DataFrame, after: pl.DataFrame, index: IndexDefinition) -> pl.DataFrame:
    """The exact change of points of each village by indicator.

    Args:
        before, after: `region` String, one row per region, and per indicator an integer column named by its id (as
            `score` returns them); null where the score is not known.
    Returns: `region`, `indicator`, `before` and `after` Int8, `points` Int32: one row per region in both tables and
        indicator whose score differs, in the order of `before` and of the publication. Where one of the scores is not
        known `points` is null. The points of a region add up to the change of its points, where all are known.
    Raises:
        ColumnMissing: no `region`, or no column named by an indicator.

    >>> from pendamping.engine.law.definitions import definition
    >>> last = pl.DataFrame({"region": ["6209012001"], "iks_01": [3], "ikl_03": [0], "ike_01": [5]})
    >>> this = pl.DataFrame({"region": ["6209012001"], "iks_01": [5], "ikl_03": [3], "ike_01": [5]})
    >>> decompose(last, this, definition("idm")).select("indicator", "points").rows()
    [('iks_01', 24), ('ikl_03', 420)]
    """
    weights = {one.id: index.weight(one) for one in index.indicators}
    long = []
    for table, name in ((before, "before"), (after, "after")):
        ids = [id_ for id_ in weights if id_ in table.columns]
        if "region" not in table.columns or not ids:
            missing = "region" if "region" not in table.columns else index.indicators[0].id
            raise ColumnMissing(column=missing, found=table.columns[:10])
        rows = table.select("region", pl.col(ids).cast(pl.Int8))
        long.append(rows.unpivot(ids, index="region", variable_name="indicator", value_name=name))
    places = pl.DataFrame({"indicator": list(weights), "place": range(len(weights)), "weight": list(weights.values())})
    regions = before.select("region").with_row_index("row")
    return (
        long[0]
        .join(long[1], on=["region", "indicator"], how="inner")
        .filter(pl.col("before").ne_missing(pl.col("after")))
        .join(places, on="indicator")
        .join(regions, on="region")
        .sort("row", "place")
        .with_columns(points=(pl.col("after").cast(pl.Int32) - pl.col("before")) * pl.col("weight").cast(pl.Int32))
        .select("region", "indicator", "before", "after", "points")
    )
