"""The heads of the workbook, and of tables that others make: found by their words, wherever they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from pendamping.common.tables import Column, Sheet
from pendamping.common.text import squash
from pendamping.engine.law.index_model import IndexDefinition

HIDDEN_SHEET: Final = "_pendamping"  # what the file was made for: a help, never trusted
CHOICES_SHEET: Final = "_pilihan"
LINES_ABOVE_HEAD: Final = 20
VILLAGE = Column("village", _("Kode desa"), also=("kode", "kode_desa", "kode_wilayah", "desa_kode"))
YEAR = Column("year", _("Tahun"), required=False)
NAME = Column("village_name", _("Desa"), also=("nama_desa",), required=False)
ANSWER = Column("answer", _("Kode isian"), also=("answer_id",))
VALUE = Column("value", _("Jawaban"))
# One question in each row: the workbook's own shape. Exports from forms on phones are wide instead: one village in
# each row, one question in each column.
LONG: Final = (VILLAGE, ANSWER, VALUE, YEAR, NAME)
MADE_BY_FORMS: Final = frozenset(map(squash, ("instanceID", "meta-instanceID", "KEY", "_uuid", "SubmissionDate")))
_LAST_SEGMENT = re.compile(r"[^/:\-]+$")  # exports put the groups of a question before its name


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head of a sheet stands: places of the known columns and, in the wide shape, of the questions."""

    line: int
    places: Mapping[str, int]
    questions: Mapping[str, int]  # by id of the answer; empty in the long shape
    twice: Sequence[str]  # heads that name a column already named
    unknown: Sequence[str]  # heads of the wide shape that name nothing
    by_forms: bool  # exported by a program, so that numbers are written as programs write them

    @property
    def is_long(self) -> bool:
        return "answer" in self.places and "value" in self.places

    @property
    def is_complete(self) -> bool:
        return "village" in self.places and (self.is_long or bool(self.questions))


def find_head(sheet: Sheet, index: IndexDefinition) -> Head | None:
    """The line of the sheet that names the most columns; None where none names enough of them."""
    known = {key: column.name for column in LONG for key in column.keys}
    questions = dict(_question_keys(index))
    heads = [_head_at(sheet, line, known, questions) for line in range(min(LINES_ABOVE_HEAD, len(sheet.lines)))]
    whole = [head for head in heads if head.is_complete]
    return max(whole, key=lambda head: len(head.places) + len(head.questions), default=None)


def _question_keys(index: IndexDefinition) -> Iterator[tuple[str, str]]:
    for answer in index.answers.values():
        yield squash(answer.label), answer.id
    for answer in index.answers.values():
        yield squash(answer.id), answer.id


def _head_at(sheet: Sheet, line: int, known: Mapping[str, str], questions: Mapping[str, str]) -> Head:
    places: dict[str, int] = {}
    asked: dict[str, int] = {}
    twice: list[str] = []
    unknown: list[str] = []
    keys = [squash(text[:200]) for text in sheet.lines[line]]
    for place, (text, key) in enumerate(zip(sheet.lines[line], keys, strict=True)):
        last = _LAST_SEGMENT.search(text)
        names = [key, squash(last[0]) if last else ""]
        column = next((known[name] for name in names if name in known), None)
        question = next((questions[name] for name in names if name in questions), None)
        if column is None and question is None:
            unknown += [text] if key else []
        elif (column or question) in places.keys() | asked.keys():
            twice.append(text)
        elif column is not None:
            places[column] = place
        elif question is not None:
            asked[question] = place
    is_long = "answer" in places and "value" in places
    by_forms = bool(MADE_BY_FORMS & set(keys))
    return Head(line, places, {} if is_long else asked, twice, () if is_long or by_forms else unknown, by_forms)
