"""One work as its page shows it: the words of its codes, its history as a line, whether it is stuck."""

from dataclasses import dataclass
from datetime import date

from pendamping.common.scope import Scope
from pendamping.villages.lists import bidang_on, funds_on
from pendamping.villages.models import Work, WorkProgress, WorkRevision
from pendamping.villages.standing import Standing, Stuck, standing_after, stuck_on

WIDTH, HEIGHT = 600, 96  # of the small line, in its own units
FEWEST = 2  # points that make a line


@dataclass(frozen=True, slots=True)
class Line:
    """The small line of progress: steps of what was written, from the planned start to the end or the last day."""

    first: date
    last: date
    points: str  # of an SVG polyline
    dots: list[tuple[float, float, WorkProgress]]
    planned_end: float | None  # where the planned end lies, unless it is the edge


@dataclass(frozen=True, slots=True)
class Reading:
    bidang: str
    fund: str
    standing: Standing
    stuck: Stuck | None
    rows: list[WorkProgress]  # the newest first
    revisions: list[WorkRevision]  # the newest first
    line: Line | None


def reading_of(scope: Scope, work: Work) -> Reading:
    """Two queries."""
    rows = list(work.progress.all())
    standing = standing_after(rows)
    return Reading(
        bidang=bidang_on(scope.today).get(work.bidang, work.bidang),
        fund=funds_on(scope.today).get(work.fund, work.fund),
        standing=standing,
        stuck=stuck_on(scope.today, work, standing),
        rows=rows[::-1],
        revisions=list(work.revisions.order_by("-at", "-pk")),
        line=_line(work, rows),
    )


def _line(work: Work, rows: list[WorkProgress]) -> Line | None:
    if len(rows) < FEWEST:
        return None
    first = min(work.planned_start, rows[0].date)
    last = max(work.planned_end, rows[-1].date)
    days = max((last - first).days, 1)

    def across(day: date) -> float:
        return round(WIDTH * (day - first).days / days, 1)

    dots = [(across(one.date), round(HEIGHT * (1 - one.percent / 100), 1), one) for one in rows]
    points = " ".join(f"{x},{y}" for x, y, _one in [(across(first), float(HEIGHT), None), *dots])
    end = across(work.planned_end)
    return Line(first, last, points, dots, end if end < WIDTH else None)
