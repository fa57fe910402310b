"""Planned actions added up by year: per office, per source of money, and in all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """One planned action as the sums see it."""

    region: str
    agency: str
    year: int
    cost: int  # rupiah; 0 where the plan counts actions
    amounts: Mapping[str, int]
    is_done: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One year of a line; `limit` None: nobody set one."""

    actions: int
    cost: int
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    code: str
    cells: Sequence[Cell]

    @property
    def actions(self) -> int:
        return sum(cell.actions for cell in self.cells)

    @property
    def cost(self) -> int:
        return sum(cell.cost for cell in self.cells)


def line_of(actions: Iterable[ActionFacts], years: Sequence[int], code: str = "") -> Line:
    """All of these actions in one line."""
    number: dict[int, int] = defaultdict(int)
    cost: dict[int, int] = defaultdict(int)
    for one in actions:
        number[one.year] += 1
        cost[one.year] += one.cost
    return Line(code, [Cell(number[year], cost[year]) for year in years])


def lines_by(actions: Iterable[ActionFacts], years: Sequence[int], key: Callable[[ActionFacts], str]) -> list[Line]:
    """One line for each value of `key`, the one with most actions first."""
    groups: dict[str, list[ActionFacts]] = defaultdict(list)
    for one in actions:
        groups[key(one)].append(one)
    lines = [line_of(group, years, code) for code, group in groups.items()]
    return sorted(lines, key=lambda line: (-line.actions, line.code))


def lines_by_source(
    actions: Sequence[ActionFacts], years: Sequence[int], budgets: Mapping[str, Sequence[int]], sources: Sequence[str]
) -> list[Line]:
    """What each source pays beside its budget; sources that neither pay nor have one are left out."""
    lines = []
    for source in sources:
        own = [one for one in actions if one.amounts.get(source)]
        limits: Sequence[int | None] = budgets.get(source) or [None] * len(years)
        cells = [
            Cell(
                sum(one.year == year for one in own),
                sum(one.amounts[source] for one in own if one.year == year),
                limit,
            )
            for year, limit in zip(years, limits, strict=True)
        ]
        if own or source in budgets:
            lines.append(Line(source, cells))
    return lines
