"""What a pack says, as data: the page and the paper draw the same blocks, and nothing else."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cell(_Part):
    """`status` is the code of an index status, drawn with its steps before its word."""

    text: str = ""
    under: str = ""  # a smaller line below
    status: str = ""
    is_late: bool = False


class Column(_Part):
    head: str
    is_number: bool = False
    width: int = 0  # millimetres on paper; 0: what the others leave


class Table(_Part):
    kind: Literal["table"] = "table"
    title: str = ""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""  # said in place of a table without rows
    left_out: int = 0  # rows that are not shown


class Lines(_Part):
    kind: Literal["lines"] = "lines"
    lines: tuple[str, ...]


class Question(_Part):
    question: str
    answer: str
    source: str


class Questions(_Part):
    kind: Literal["questions"] = "questions"
    questions: tuple[Question, ...]


Block = Annotated[Table | Lines | Questions, Field(discriminator="kind")]


class Section(_Part):
    """`need`: who lacks it reads the finding without the blocks, which name people."""

    key: str
    title: str
    finding: str
    source: str
    blocks: tuple[Block, ...] = ()
    unknown: str = ""  # what cannot be said of that day, in place of today's
    need: str = ""


class Page(_Part):
    """The kabupaten, or one kecamatan on a page of its own."""

    code: str
    title: str
    finding: str
    sections: tuple[Section, ...]


class Contents(_Part):
    title: str
    subtitle: str
    regency: Page
    districts: tuple[Page, ...]


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=text) for text in texts)


def table(
    columns: Iterable[Column], rows: Iterable[tuple[Cell, ...]], most: int, *, title: str = "", empty: str = ""
) -> Table:
    """At most so many of the rows; how many are left out is said under them."""
    every = tuple(rows)
    return Table(
        title=title, columns=tuple(columns), rows=every[:most], empty=empty, left_out=max(0, len(every) - most)
    )
