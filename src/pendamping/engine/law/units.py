"""The units of answers: law/units.yaml."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, TypeAdapter

from pendamping.engine.law.entries import Entry, Number
from pendamping.law.parsing import LawFile


class Unit(Entry):
    label: str = Field(alias="label_id")
    usual_max: Number | None = None  # a default of this project: above it an answer is more likely mistyped than true


def read_units(path: Path) -> Mapping[str, Unit]:
    """Every unit by its id.

    Raises:
        LawFault: the file does not read as it should.
    """
    shape = TypeAdapter(Mapping[str, Unit])
    units: Mapping[str, Unit] = LawFile(f"law/{path.name}", path.read_text(encoding="utf-8")).shaped(shape)
    return units
