"""From which status to which: a table of all pairs that occur."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pendamping.indices.models import Status
from pendamping.indices.overview import STATUSES, VillageFigures

Pairs = Mapping[tuple[str, str], int]  # (status before, status now) → villages


@dataclass(frozen=True, slots=True)
class Cell:
    number: int
    kind: str  # stayed, rose, fell; "" for none


@dataclass(frozen=True, slots=True)
class MatrixRow:
    status: str
    label: str
    cells: Sequence[Cell]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are the status before, columns the status now; only those between the lowest and the highest that occur."""

    columns: Sequence[Status]
    rows: Sequence[MatrixRow]
    totals: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.totals)

    @property
    def rose(self) -> int:
        return self._number("rose")

    @property
    def fell(self) -> int:
        return self._number("fell")

    @property
    def stayed(self) -> int:
        return self._number("stayed")

    def _number(self, kind: str) -> int:
        return sum(cell.number for row in self.rows for cell in row.cells if cell.kind == kind)


def movement_matrix(pairs: Pairs) -> Matrix | None:
    """None where no village has both years."""
    known = {pair: number for pair, number in pairs.items() if all(pair)}
    if not known:
        return None
    places = [STATUSES.index(status) for pair in known for status in pair]
    shown = list(Status)[min(places) : max(places) + 1]
    rows = []
    for before in shown:
        cells = [_cell(before, now, known.get((before.value, now.value), 0)) for now in shown]
        rows.append(MatrixRow(before.value, str(before.label), cells, sum(cell.number for cell in cells)))
    return Matrix(shown, rows, [sum(row.cells[place].number for row in rows) for place in range(len(shown))])


def pairs_of(villages: Sequence[VillageFigures]) -> Pairs:
    return Counter((one.status_before, one.status) for one in villages)


def _cell(before: Status, now: Status, number: int) -> Cell:
    if not number:
        return Cell(0, "")
    step = STATUSES.index(now) - STATUSES.index(before)
    return Cell(number, "stayed" if step == 0 else "rose" if step > 0 else "fell")
