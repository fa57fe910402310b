"""Whole numbers have the last word: the solver's answer is added up again before anybody sees it."""

import polars as pl

from pendamping.engine.acceleration.wishes import WHOLE, Limits, Wish


class PlanBroken(ArithmeticError):
    """A plan that breaks one of its own limits; must never happen."""


def refuse_broken(actions: pl.DataFrame, limits: Limits, wish: Wish) -> None:
    """Raises: PlanBroken: names the limit and by how much it is passed."""
    if actions.select("region", "indicator").is_duplicated().any():
        raise PlanBroken("two actions for one indicator of a village")
    if not actions.filter(pl.col("counts_in") > wish.last_year).is_empty():
        raise PlanBroken("an action that counts too late")
    spent = actions.unpivot(wish.sources, index="year", variable_name="source", value_name="spent")
    spent = spent.group_by("source", "year").agg(pl.col("spent").sum())
    over = limits.budgets.join(spent, on=["source", "year"]).filter(pl.col("spent") > pl.col("amount"))
    if not over.is_empty():
        raise PlanBroken(f"budget: {over.row(0, named=True)}")
    used = actions.group_by("agency", "year").agg(used=pl.len())
    over = limits.capacities.join(used, on=["agency", "year"]).filter(pl.col("used") > pl.col("actions"))
    if not over.is_empty():
        raise PlanBroken(f"capacity: {over.row(0, named=True)}")
    basic, total = actions.filter("basic")["cost"].sum(), actions["cost"].sum()
    if WHOLE * basic < wish.basic_share * total:
        raise PlanBroken(f"basic services: {basic} of {total}")
    most = actions.group_by("indicator").len().get_column("len").max() or 0
    if isinstance(most, int) and WHOLE * most > wish.most_of_one * actions.height:
        raise PlanBroken(f"one indicator: {most} of {actions.height}")
