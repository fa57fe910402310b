"""From a stored scenario to the tables that the planner takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pendamping.acceleration.models import CostTable, Scenario
from pendamping.acceleration.schemas import Capacity, Parameters, StepCost
from pendamping.engine.acceleration import (
    ACTIONS,
    BUDGETS_SCHEMA,
    CAPACITIES_SCHEMA,
    COSTS_SCHEMA,
    GOOD_ENOUGH,
    Effort,
    Limits,
    Unit,
    Wish,
)
from pendamping.engine.law.index_model import IndexDefinition


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that the planner is asked with."""

    villages: pl.DataFrame
    costs: pl.DataFrame
    limits: Limits
    wish: Wish
    population: Mapping[str, int]


def question_of(
    scenario: Scenario, scores: Mapping[str, Mapping[str, int]], population: Mapping[str, int], index: IndexDefinition
) -> Question:
    """Args: `scores`: per village of the plan its scores by indicator; empty where they are not known."""
    asked = Parameters.model_validate(scenario.parameters)
    return Question(
        villages=village_table(scores, index),
        costs=cost_table(scenario.costs),
        limits=Limits(_budgets(asked), _capacities(asked, scenario.costs, index)),
        wish=_wish(asked),
        population={**population, **(scenario.costs.population if scenario.costs else {})},
    )


def village_table(scores: Mapping[str, Mapping[str, int]], index: IndexDefinition) -> pl.DataFrame:
    rows = [{"region": code, **own} for code, own in scores.items()]
    return pl.DataFrame(rows, schema={"region": pl.String, **{one.id: pl.Int32 for one in index.indicators}})


def cost_table(table: CostTable | None) -> pl.DataFrame:
    rows = []
    for stored in table.steps if table else ():
        step = StepCost.model_validate(stored)
        rows.append({**dict.fromkeys(COSTS_SCHEMA), **step.model_dump(exclude={"amounts"}), **step.amounts})
    return pl.DataFrame(rows, schema=dict(COSTS_SCHEMA))


def _wish(asked: Parameters) -> Wish:
    return Wish(
        goal=asked.goal,
        unit=asked.unit,
        first_year=asked.first_year,
        last_year=asked.last_year,
        target=asked.target,
        excluded=frozenset(asked.excluded),
        basic_groups=frozenset(asked.basic_groups),
        basic_share=asked.basic_share,
        most_of_one=asked.most_of_one,
        years_unless_told=asked.years_unless_told,
        effort=Effort(seconds=asked.seconds, gap=GOOD_ENOUGH),
    )


def _budgets(asked: Parameters) -> pl.DataFrame:
    years = range(asked.first_year, asked.last_year + 1)
    rows: list[tuple[str, int, int]] = []
    if asked.unit is Unit.ACTIONS:
        rows += [(ACTIONS, year, asked.actions_a_year) for year in years if asked.actions_a_year is not None]
    else:
        for source, amounts in asked.budgets.items():
            rows += [(source, year, amount) for year, amount in zip(years, amounts, strict=True)]
    return pl.DataFrame(rows, schema=dict(BUDGETS_SCHEMA), orient="row")


def _capacities(asked: Parameters, table: CostTable | None, index: IndexDefinition) -> pl.DataFrame:
    """What the offices said; for the others, and other years, the number that the scenario gives to each."""
    told = [Capacity.model_validate(one) for one in (table.capacities if table else ())]
    years = range(asked.first_year, asked.last_year + 1)
    found = {(one.agency, one.year): one.actions for one in told if one.year in years}
    if asked.actions_an_agency is not None:
        usual = {(agency, year): asked.actions_an_agency for agency in index.actor_names for year in years}
        found = usual | found
    rows: Sequence[tuple[str, int, int]] = [(agency, year, actions) for (agency, year), actions in found.items()]
    return pl.DataFrame(rows, schema=dict(CAPACITIES_SCHEMA), orient="row")
