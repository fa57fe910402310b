"""Workbooks as offices send them back: the round of Lamandau, its file, and what people do to it."""

import io
from collections.abc import Callable, Mapping
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pendamping.common.scope import Scope
from pendamping.indices.models import Round
from pendamping.indices.schemas import NewRound
from pendamping.indices.services.rounds import open_round

YEAR = 2024
FIRST_ROW = 5  # of the questions
ANSWER, CODE, QUESTION = "C", "H", "K"


def opened_by(scope: Scope, year: int = YEAR) -> Round:
    return open_round(scope, NewRound("6209", "idm", year, date(2099, 12, 31)), is_sample=True)


def fill(content: bytes, answers: Mapping[str, object], village: str = "", **more: object) -> bytes:
    """The workbook with these answers in the sheet of `village` (its name; "": the first)."""

    def write(sheet: Worksheet) -> None:
        for row in range(FIRST_ROW, sheet.max_row + 1):
            id_ = sheet[f"{QUESTION}{row}"].value
            if id_ in answers:
                sheet[f"{ANSWER}{row}"] = answers[id_]

    return change(content, write, village)


def change(content: bytes, act: Callable[[Worksheet], object], village: str = "") -> bytes:
    book = load_workbook(io.BytesIO(content))
    act(book[village] if village else book.worksheets[0])
    return saved(book)


def table(*lines: tuple[object, ...], title: str = "Isian") -> bytes:
    """A workbook of somebody's own making."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for line in lines:
        sheet.append(line)
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def row_of(sheet: Worksheet, answer_id: str) -> int:
    return next(row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet[f"{QUESTION}{row}"].value == answer_id)
