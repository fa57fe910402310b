"""What a little more money would bring."""

import polars as pl

from pendamping.engine.acceleration.programme import scale_of
from pendamping.engine.acceleration.stages import Money
from pendamping.engine.acceleration.wishes import Goal, Wish


def marginal_values(money: Money | None, goal: Goal, wish: Wish) -> pl.DataFrame:
    """What one rupiah (or action) more in each budget would add to what the goal counts.

    Read from the dual prices of the best plan with fractions allowed: an estimate for small changes, not a promise.

    Returns: `source`, `year`, `per_unit` Float64: villages or points gained, or for the least cost rupiah saved; 0
            where a budget is not used up; no rows where there was no time.
    """
    schema = {"source": pl.String, "year": pl.Int32, "per_unit": pl.Float64}
    if money is None:
        return pl.DataFrame(schema=schema)
    # A dual says by how much the minimised objective changes per unit; ours fall, so what is won is its opposite.
    scale = 1 if goal is Goal.LEAST_COST else scale_of(wish)
    rows = [(source, year, -worth / scale) for (source, year), worth in money.items()]
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(pl.col("per_unit").clip(0, None) + 0.0)
