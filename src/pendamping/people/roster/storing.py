"""Rows between the table that was uploaded and the database that keeps them, encrypted."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from pendamping.common.tables import CellProblem, Row
from pendamping.people.models import RosterRow
from pendamping.people.roster.columns import heads


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found about a stored row."""

    problems: Sequence[CellProblem] = ()
    changes: Sequence[str] = ()
    concerns: Sequence[str] = ()


def content_of(row: Row) -> str:
    """A row as it was read, with what its reader already complained about."""
    problems = [asdict(problem) for problem in row.problems]
    kept = {"file": row.file, "sheet": row.sheet, "number": row.number, "cells": dict(row.cells), "problems": problems}
    return json.dumps(kept, ensure_ascii=False)


def rows_of(stored: Iterable[RosterRow]) -> list[Row]:
    """The rows again, as they were read; empty once they are stored."""
    names = heads()
    return [_row_of(one, names) for one in stored]


def _row_of(stored: RosterRow, names: Mapping[str, str]) -> Row:
    kept = json.loads(stored.content or '{"file": "", "sheet": "", "number": 0, "cells": {}, "problems": []}')
    problems = [CellProblem(**problem) for problem in kept["problems"]]
    return Row(kept["file"], kept["sheet"], kept["number"], kept["cells"], names, problems)


def findings_text(row: Row, changes: Sequence[str] = (), concerns: Sequence[str] = ()) -> str:
    problems = [asdict(problem) for problem in row.problems]
    return json.dumps({"problems": problems, "changes": changes, "concerns": concerns}, ensure_ascii=False)


def findings_of(stored: RosterRow) -> Findings:
    found = json.loads(stored.findings or '{"problems": [], "changes": [], "concerns": []}')
    problems = [CellProblem(**problem) for problem in found["problems"]]
    return Findings(problems, found["changes"], found["concerns"])
