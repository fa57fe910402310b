"""The plan as a programme: which actions in which village, how many of each kind in which year."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import polars as pl

from pendamping.engine.acceleration.candidates import Candidates
from pendamping.engine.acceleration.solving import Programme
from pendamping.engine.acceleration.wishes import WHOLE, Goal, Limits, Unit, Wish

MILLION = 1_000_000  # rupiah are counted in millions, so that the solver's numbers stay near one
Terms = list[tuple[int, float]]
Counts = dict[tuple[int, int], int]  # (way, year) → column


class Choice(NamedTuple):
    region: str
    way: int
    indicator: str
    gain: int


@dataclass(frozen=True, slots=True)
class Task:
    """What is put to the solver."""

    what: Candidates
    stands: pl.DataFrame  # `region`, and `need`: points, null where there is nothing to reach
    limits: Limits
    wish: Wish


@dataclass(frozen=True, slots=True)
class Frame:
    """The programme, and what its columns and rows stand for.

    An action of one kind costs the same in every village, so a year only needs to know how many of it are taken;
    which village has its turn first is settled afterwards.
    """

    programme: Programme
    choices: Sequence[int]  # the column of each row of `Candidates.choices`
    counts: Counts
    reached: dict[str, int]  # village → the column that says that it reaches its goal
    budget_rows: dict[tuple[str, int], int]  # (source, year) → row
    way_rows: dict[int, int]  # way → the row that joins its choices and its counts
    price: Terms
    points: Terms


def scale_of(wish: Wish) -> int:
    """Rupiah, or actions, in one unit of the programme."""
    return MILLION if wish.unit is Unit.RUPIAH else 1


def aim(frame: Frame, goal: Goal) -> None:
    """Point the programme, which minimises, at what the goal counts."""
    match goal:
        case Goal.LEAST_COST:
            frame.programme.aim(frame.price)
        case Goal.MOST_VILLAGES:
            frame.programme.aim([(column, -1.0) for column in frame.reached.values()])
        case Goal.MOST_POINTS:
            frame.programme.aim([(column, -gain) for column, gain in frame.points])


def step_of(goal: Goal, unit: Unit) -> float:
    """By how much two plans differ at least in what the goal counts; 0 where that is not known."""
    return 0.0 if goal is Goal.LEAST_COST and unit is Unit.RUPIAH else 1.0


def frame_of(task: Task) -> Frame:
    what, limits, wish = task.what, task.limits, task.wish
    programme = Programme()
    choices = [Choice(*row) for row in what.choices.select(Choice._fields).iter_rows()]
    columns = [programme.add_column() for _ in choices]
    _one_action_per_indicator(programme, choices)
    taken: dict[int, Terms] = defaultdict(list)
    for column, choice in enumerate(choices):
        taken[choice.way].append((column, 1.0))
    counts, way_rows = add_counts(programme, what, taken, wish)
    budget_rows = add_limits(programme, what.ways, counts, limits, wish)
    return Frame(
        programme=programme,
        choices=columns,
        counts=counts,
        reached=_villages(programme, what, task.stands, choices, wish),
        budget_rows=budget_rows,
        way_rows=way_rows,
        price=price_of(task, counts),
        points=[(column, float(choice.gain)) for column, choice in enumerate(choices)],
    )


def _one_action_per_indicator(programme: Programme, choices: Sequence[Choice]) -> None:
    for _place, group in groupby(enumerate(choices), key=lambda one: (one[1].region, one[1].indicator)):
        terms = [(column, 1.0) for column, _choice in group]
        if len(terms) > 1:
            programme.add_row(terms, most=1)


def add_counts(
    programme: Programme, what: Candidates, taken: Mapping[int, Terms], wish: Wish
) -> tuple[Counts, dict[int, int]]:
    """How many of each way are taken in each year in which they still count: as many as the columns of `taken` say."""
    counts: Counts = {}
    rows: dict[int, int] = {}
    villages = what.choices.group_by("way").agg(villages=pl.len())
    ways = what.ways.join(villages, on="way", how="left", maintain_order="left").fill_null(0)
    for way, years, most in ways.select("way", "years", "villages").iter_rows():
        own = [(way, year) for year in wish.years if year + years <= wish.last_year]
        counts |= {key: programme.add_column(upper=most) for key in own}
        rows[way] = programme.add_row([*taken.get(way, []), *((counts[key], -1.0) for key in own)], least=0, most=0)
    return counts, rows


def price_of(task: Task, counts: Counts) -> Terms:
    """What is spent, in units of the programme."""
    prices = task.what.ways.select(pl.sum_horizontal(task.wish.sources) / scale_of(task.wish)).to_series()
    return [(column, prices[way]) for (way, _year), column in counts.items()]


def add_limits(
    programme: Programme, ways: pl.DataFrame, counts: Counts, limits: Limits, wish: Wish
) -> dict[tuple[str, int], int]:
    """Budgets, whose rows it returns, capacities, and the shares that keep a plan from being nonsense."""
    rows = _budgets(programme, ways, counts, limits, scale_of(wish))
    _capacities(programme, ways, counts, limits)
    _shares(programme, ways, counts, wish)
    return rows


def _budgets(
    programme: Programme, ways: pl.DataFrame, counts: Counts, limits: Limits, scale: int
) -> dict[tuple[str, int], int]:
    rows = {}
    for source, year, amount in limits.budgets.select("source", "year", "amount").iter_rows():
        amounts = (ways[source] / scale).to_list()
        terms = [(column, amounts[way]) for (way, at), column in counts.items() if at == year and amounts[way]]
        rows[source, year] = programme.add_row(terms, most=amount / scale)
    return rows


def _capacities(programme: Programme, ways: pl.DataFrame, counts: Counts, limits: Limits) -> None:
    agencies = ways["agency"].to_list()
    for agency, year, actions in limits.capacities.select("agency", "year", "actions").iter_rows():
        terms = [(column, 1.0) for (way, at), column in counts.items() if at == year and agencies[way] == agency]
        programme.add_row(terms, most=actions)


def _shares(programme: Programme, ways: pl.DataFrame, counts: Counts, wish: Wish) -> None:
    """The least share of basic services in what is spent, and the largest of one indicator in the actions."""

    def add(weights: pl.Expr, *, least: float = -math.inf, most: float = math.inf) -> None:
        each = ways.select(weights.cast(pl.Float64)).to_series().to_list()
        terms = [(column, each[way]) for (way, _year), column in counts.items() if each[way]]
        programme.add_row(terms, least=least, most=most)

    if wish.basic_share:
        paid = pl.sum_horizontal(wish.sources) / (scale_of(wish) * WHOLE)
        add((WHOLE * pl.col("basic").cast(pl.Int64) - wish.basic_share) * paid, least=0)
    if wish.most_of_one < WHOLE:
        for indicator in ways["indicator"].unique(maintain_order=True):
            add(WHOLE * (pl.col("indicator") == indicator).cast(pl.Int64) - wish.most_of_one, most=0)


def _villages(
    programme: Programme, what: Candidates, needs: pl.DataFrame, choices: Sequence[Choice], wish: Wish
) -> dict[str, int]:
    """A row for each village that has something to reach and can: it must (least cost), or its column says so."""
    reached: dict[str, int] = {}
    if wish.goal is Goal.MOST_POINTS:
        return reached
    gains: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for column, choice in enumerate(choices):
        gains[choice.region].append((column, choice.gain))
    can = needs.join(what.reach, on="region").filter(pl.col("now") >= pl.col("need"))
    for region, need in can.select("region", "need").iter_rows():
        unit = math.gcd(*(gain for _column, gain in gains[region]))
        lack = -(-need // unit)  # gains are multiples of `unit`: a part of one needs a whole one
        terms = [(column, float(gain // unit)) for column, gain in gains[region]]
        if wish.goal is Goal.LEAST_COST:
            programme.add_row(terms, least=lack)
        else:
            reached[region] = programme.add_column()
            programme.add_row([*terms, (reached[region], -float(lack))], least=0)
    return reached
