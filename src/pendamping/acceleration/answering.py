"""From the planner's plan to what is stored of it."""

from collections.abc import Iterator

from pendamping.acceleration.asking import Question
from pendamping.acceleration.models import PlannedAction, Scenario
from pendamping.acceleration.schemas import LoneLift, Marginal, Result, Unpriced, VillageResult, Worth
from pendamping.engine.acceleration import Plan, Unit, effects_of, lone_lifts
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.engine.law.succession import succession


def result_of(plan: Plan, question: Question, index: IndexDefinition, seconds: float) -> Result:
    return Result(
        goal=plan.goal,
        obstacles=plan.obstacles,
        best=plan.best,
        bound=plan.bound,
        gap=plan.gap,
        proven=plan.proven,
        cheapest=plan.cheapest,
        actions=plan.actions.height,
        cost=int(plan.actions["cost"].sum()),
        seconds=round(seconds, 1),
        villages=[VillageResult.model_validate(row) for row in plan.villages.iter_rows(named=True)],
        unpriced=[Unpriced.model_validate(row) for row in plan.unpriced.iter_rows(named=True)],
        marginal=[Marginal.model_validate(row) for row in plan.marginal.iter_rows(named=True)],
        lone_lifts=[
            LoneLift.model_validate(row)
            for row in lone_lifts(question.villages, index, question.wish.target).iter_rows(named=True)
        ],
        worth=_worth(plan, question, index),
        top_points=index.top_points,
    )


def _worth(plan: Plan, question: Question, index: IndexDefinition) -> Worth:
    next_index = succession(index.id)
    found = effects_of(plan, question.population, next_index.kept if next_index else None)
    return Worth(
        points=found.points,
        served_villages=found.served.villages,
        served_people=found.served.people,
        served_unknown=found.served.unknown,
        reached=found.on_paper.reached,
        without_service=found.on_paper.without_service,
        largest=found.on_paper.largest,
        largest_points=found.on_paper.largest_points,
        kept_actions=found.holds.kept if found.holds else None,
        still_reached=found.holds.still_reached if found.holds else None,
    )


def planned_actions(plan: Plan, scenario: Scenario) -> Iterator[PlannedAction]:
    paid = plan.wish.unit is Unit.RUPIAH
    for row in plan.actions.iter_rows(named=True):
        yield PlannedAction(
            scenario=scenario,
            region_id=row["region"],
            indicator=row["indicator"],
            score_from=row["score_from"],
            score_to=row["score_to"],
            gain=row["gain"],
            is_basic=row["basic"],
            agency=row["agency"],
            year=row["year"],
            counts_in=row["counts_in"],
            amounts={source: row[source] for source in plan.wish.sources if row[source]} if paid else {},
            cost=row["cost"] if paid else None,
        )
