"""The worked cases that lie beside an index: what is given, and what must come out."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import Field, TypeAdapter, model_validator

from pendamping.engine.law.entries import Entry, Number
from pendamping.law.parsing import LawFile


class Expected(Entry):
    """What is stated of the result; the rest is left open."""

    scores: Mapping[str, int | None] = {}
    points: int | None = None
    value: Number | None = None
    status: str | None = None
    target: str | None = None
    to_next: int | None = None
    addition: Number | None = None
    missing: Sequence[str] | None = None


class Case(Entry):
    """`sums` gives the sum of scores of each dimension; `given` answers and scores by their ids."""

    name: str = Field(alias="name_id")
    sums: Mapping[str, int] = {}
    given: Mapping[str, Any] = {}
    expect: Expected

    @model_validator(mode="after")
    def one_kind(self) -> "Case":
        if bool(self.sums) == bool(self.given):
            raise ValueError("kasus tidak jelas. Isi sums atau given, salah satu")
        return self


def cases_beside(folder: Path) -> Iterator[Case]:
    """The cases of one index folder, file by file.

    Raises:
        LawFault: a case does not read as it should.
    """
    shape = TypeAdapter(Sequence[Case])
    for path in sorted((folder / "cases").glob("*.yaml")):
        yield from LawFile(f"{folder.name}/cases/{path.name}", path.read_text(encoding="utf-8")).shaped(shape)
