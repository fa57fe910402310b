"""Which regulation each file of law/ names as its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pendamping.law.loader import FOLDER
from pendamping.law.parsing import LawFile


@dataclass(frozen=True, slots=True)
class Sourced:
    """One definition: its file without ending, its own name, and the regulation in the words of its source."""

    file: str
    name: str
    regulation: str


@cache
def sourced() -> tuple[Sourced, ...]:
    """Every definition that names a regulation, in the order of the files."""
    return tuple(_found())


def _found() -> Iterator[Sourced]:
    for path in sorted(FOLDER.rglob("*.yaml")):
        file = path.relative_to(FOLDER).with_suffix("").as_posix()
        content: Any = LawFile(f"law/{file}.yaml", path.read_text(encoding="utf-8")).content
        for one in content if isinstance(content, list) else [content]:
            source = one.get("source") if isinstance(one, dict) else None
            if isinstance(source, dict) and source.get("regulation") and "name_id" in one:
                yield Sourced(file, one["name_id"], source["regulation"])
