"""One mixed-integer programme through HiGHS: to a proven optimum or a gap, with progress, and stopped when asked."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np
from numpy.typing import NDArray

TOLERANCE = 1e-9
PROOF = 1e-9  # a relative difference that is only the arithmetic of floating point
ALMOST = 0.999
INFINITE = math.inf


class Cancelled(Exception):
    """Somebody asked to stop."""


class Infeasible(Exception):
    """No choice keeps every row."""


class NoAnswerInTime(Exception):
    """The time ran out before anything was found."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the calculation is: `stage` of `stages`, and in it the seconds, and the gap that is left (0..1)."""

    stage: int
    stages: int
    seconds: float
    limit: float
    gap: float | None

    @property
    def share(self) -> float:
        """0..1, never falling: of all stages by number, of this one by time or by what is proven, whichever is more."""
        proven = 0.0 if self.gap is None else 1.0 - min(self.gap, 1.0)
        within = max(min(self.seconds / self.limit, 1.0), proven * 0.9)
        return (self.stage - 1 + within) / self.stages


Report = Callable[[Progress], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far it is, who may stop it, and which of how many stages this is."""

    report: Report = field(default=lambda _progress: None)
    stop: Stop = field(default=lambda: False)
    stages: int = 1
    stage: int = 1

    def at(self, stage: int) -> "Watch":
        return Watch(self.report, self.stop, self.stages, stage)

    def tell(self, seconds: float, limit: float, gap: float | None = None) -> None:
        """Raises: Cancelled."""
        self.report(Progress(self.stage, self.stages, seconds, limit, gap))
        if self.stop():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Effort:
    """When to stop looking: after so many seconds, or once no more than this share can be won."""

    seconds: float
    gap: float = 0.0

    def part(self, share: float) -> "Effort":
        return Effort(self.seconds * share, self.gap)


@dataclass(slots=True)
class Programme:
    """Columns and rows as they are added; a row is a list of (column, coefficient) and its bounds."""

    cost: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    lowest: list[float] = field(default_factory=list)
    highest: list[float] = field(default_factory=list)

    def add_column(self, upper: float = 1.0) -> int:
        self.cost.append(0.0)
        self.lower.append(0.0)
        self.upper.append(upper)
        return len(self.cost) - 1

    def add_row(self, terms: Sequence[tuple[int, float]], *, least: float = -INFINITE, most: float = INFINITE) -> int:
        for column, value in terms:
            self.columns.append(column)
            self.values.append(value)
        self.starts.append(len(self.columns))
        self.lowest.append(least)
        self.highest.append(most)
        return len(self.lowest) - 1

    def aim(self, terms: Sequence[tuple[int, float]]) -> None:
        """Replace the objective, which is always minimised."""
        self.cost = [0.0] * len(self.cost)
        for column, value in terms:
            self.cost[column] += value

    def fix(self, column: int, value: float) -> None:
        self.lower[column] = self.upper[column] = value

    def matrix(self, *, relaxed: bool = False) -> highspy.HighsLp:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(self.lowest)
        lp.col_cost_ = np.array(self.cost)
        lp.col_lower_ = np.array(self.lower)
        lp.col_upper_ = np.array(self.upper)
        lp.row_lower_, lp.row_upper_ = np.array(self.lowest), np.array(self.highest)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self.starts)
        lp.a_matrix_.index_ = np.array(self.columns)
        lp.a_matrix_.value_ = np.array(self.values)
        if not relaxed:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.cost)
        return lp


@dataclass(frozen=True, slots=True)
class Answer:
    values: NDArray[np.int64]
    objective: float
    bound: float  # no choice is better than this
    step: float  # two objectives differ by at least this much

    @property
    def proven(self) -> bool:
        """Whether nothing better can exist."""
        lack = abs(self.objective - self.bound)
        return lack < self.step or lack <= PROOF * abs(self.objective)

    @property
    def gap(self) -> float:
        """What could still be won, as a share of the objective; 0 once proven."""
        return 0.0 if self.proven else abs(self.objective - self.bound) / max(abs(self.objective), 1.0)


def solve(
    programme: Programme,
    effort: Effort,
    watch: Watch,
    *,
    step: float = 0.0,
    start: NDArray[np.int64] | None = None,
    enough: float | None = None,
) -> Answer:
    """Minimise.

    Args:
        step: two objectives differ by at least this much, so that a smaller gap is a proof (1: wholes are counted).
        start: a choice that keeps every row, to begin with.
        enough: an objective that is good enough to stop at.
    Raises: Infeasible, NoAnswerInTime, Cancelled.
    """
    if watch.stop():  # a small programme is solved before anybody could ask in between
        raise Cancelled
    if not programme.cost:  # nothing to choose from
        return Answer(np.zeros(0, dtype=np.int64), 0.0, 0.0, step)
    highs = prepared(effort)
    highs.passModel(programme.matrix())
    highs.setOptionValue("mip_abs_gap", step * ALMOST)
    if enough is not None:
        highs.setOptionValue("objective_target", enough + TOLERANCE * max(abs(enough), 1.0))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = start.astype(float).tolist()
        highs.setSolution(solution)
    cancelled = _watched(highs, effort.seconds, watch)
    highs.run()
    if cancelled:
        raise Cancelled
    status, info = highs.getModelStatus(), highs.getInfo()
    if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
        raise Infeasible
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise NoAnswerInTime
    values = np.rint(np.array(highs.getSolution().col_value)).astype(np.int64)
    return Answer(values, info.objective_function_value, info.mip_dual_bound, step)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The best mixture where fractions are allowed; `duals`: by how much it falls per unit of each row's bound."""

    objective: float
    duals: NDArray[np.float64]


def relax(programme: Programme, effort: Effort) -> Relaxed | None:
    """The programme without whole numbers; None: not even fractions keep every row, or there was no time."""
    highs = prepared(effort)
    highs.passModel(programme.matrix(relaxed=True))
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return Relaxed(highs.getInfo().objective_function_value, np.array(highs.getSolution().row_dual))


def prepared(effort: Effort) -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # the wheel's only class without annotations
    highs.silent()
    for option, value in {
        "time_limit": effort.seconds,
        "mip_rel_gap": effort.gap,
        "mip_feasibility_tolerance": TOLERANCE,
        "primal_feasibility_tolerance": TOLERANCE,
        "threads": 1,  # the same question gives the same answer
        "random_seed": 0,
    }.items():
        highs.setOptionValue(option, value)
    return highs


def _watched(highs: highspy.Highs, seconds: float, watch: Watch) -> list[bool]:
    """Report while it runs; the list gets an entry when it was asked to stop."""
    cancelled: list[bool] = []
    begun, gap = time.monotonic(), INFINITE

    def on_branch(event: highspy.highs.HighsCallbackEvent) -> None:
        nonlocal gap
        gap = event.data_out.mip_gap
        on_any(event)

    def on_any(event: highspy.highs.HighsCallbackEvent) -> None:
        known = gap if math.isfinite(gap) else None
        watch.report(Progress(watch.stage, watch.stages, time.monotonic() - begun, seconds, known))
        if watch.stop():
            cancelled.append(True)
            event.interrupt()

    highs.cbMipInterrupt += on_branch
    highs.cbSimplexInterrupt += on_any
    return cancelled
