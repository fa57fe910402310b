"""Which subjects of one index another one asks about too: our own mappings, which say so themselves."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from pydantic import Field, TypeAdapter

from pendamping.engine.law.definitions import OUR_FOLDER
from pendamping.engine.law.entries import Entry
from pendamping.engine.law.files import Checked, Source
from pendamping.law.parsing import LawFile


class Subject(Entry):
    items: Sequence[int]  # indicators of the other index by number; none: it does not ask about this
    note: str | None = None


class Succession(Entry):
    """What becomes of each indicator of `before` in `after`."""

    name: str = Field(alias="name_id")
    before: str = Field(alias="from")
    after: str = Field(alias="to")
    own_mapping: Literal[True]  # no regulation gives one
    source: Source
    checked: Checked | None
    subjects: Mapping[str, Subject]

    @property
    def kept(self) -> frozenset[str]:
        """The indicators whose subject goes on."""
        return frozenset(id_ for id_, subject in self.subjects.items() if subject.items)


def succession(before: str) -> Succession | None:
    """What follows the index `before`; None: nobody has compared them."""
    return next((one for one in _successions() if one.before == before), None)


@cache
def _successions() -> tuple[Succession, ...]:
    """
    Raises:
        LawFault: a file does not read as it should.
    """
    shape = TypeAdapter(Succession)
    return tuple(
        LawFile(f"law/{path.name}", path.read_text(encoding="utf-8")).shaped(shape)
        for path in sorted(OUR_FOLDER.glob("padanan_*.yaml"))
    )
