"""The worked cases that lie beside the evaluation schemes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import Field, TypeAdapter

from pendamping.engine.evaluation.settling import Setting
from pendamping.engine.law.entries import Entry, Number
from pendamping.law.parsing import LawFile


class CaseGiven(Entry):
    group: str
    assessor: str
    values: Mapping[str, Number]


class Expected(Entry):
    """What is stated of the result, as it is shown: two decimals."""

    groups: Mapping[str, Number | None] = {}
    total: Number | None
    band: str | None
    known: Number | None = None
    known_of: Number | None = None
    missing: Sequence[str]


class EvaluationCase(Entry):
    name: str = Field(alias="name_id")
    scheme: str
    setting: Setting
    given: Sequence[CaseGiven]
    expect: Expected


def cases_in(folder: Path) -> Iterator[EvaluationCase]:
    """
    Raises:
        LawFault: a case does not read as it should.
    """
    shape = TypeAdapter(Sequence[EvaluationCase])
    for path in sorted((folder / "cases").glob("*.yaml")):
        yield from LawFile(f"law/{folder.name}/cases/{path.name}", path.read_text(encoding="utf-8")).shaped(shape)
