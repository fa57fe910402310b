"""Answers out of an uploaded file, each with where it stood; nothing is judged here, and nothing guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from django.utils.translation import gettext as _

from pendamping.common.tables import Sheet, Table
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.errors import NoAnswersInFile
from pendamping.indices.workbook.columns import CHOICES_SHEET, HIDDEN_SHEET, Head, find_head
from pendamping.regions.selectors import plain_code

PROGRAM_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
MOST_NAMED = 8  # of unknown columns
Raw = str | int | float | bool | date | time | list[str]


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it stands in a file; codes as written, so that a wrong one can be named."""

    sheet: str
    row: int  # as a spreadsheet counts
    column: str
    village: str
    village_name: str
    year: str
    answer_id: str
    raw: Raw
    is_merged: bool = False  # its cell is part of a merged area, so that one answer stands for several


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in a file."""

    given: list[Given] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # sentences about the file as a whole
    made_for: dict[str, str] = field(default_factory=dict)  # what the file says that it was made for


def read_answers(table: Table, index: IndexDefinition) -> Reading:
    """All answers of all visible sheets that have the heads of a questionnaire.

    Raises: NoAnswersInFile: no sheet has them.
    """
    reading, found = Reading(), False
    for sheet in table.sheets:
        if sheet.name == HIDDEN_SHEET:
            reading.made_for.update((line[0], line[1]) for line in sheet.lines if len(line) > 1)
        elif sheet.is_hidden:
            if sheet.name != CHOICES_SHEET:
                reading.notes.append(
                    _("Lembar tersembunyi “%(sheet)s” tidak dibaca. Tampilkan dahulu bila berisi jawaban.")
                    % {"sheet": sheet.name}
                )
        elif head := find_head(sheet, index):
            found = True
            reading.given.extend(_answers_in(sheet, head, index))
            reading.notes.extend(_notes_on(sheet, head))
    if not found:
        raise NoAnswersInFile(file=table.file)
    return reading


def _notes_on(sheet: Sheet, head: Head) -> Iterator[str]:
    where = sheet.name or _("berkas ini")
    if head.twice:
        yield _("Lembar “%(sheet)s”: kolom %(columns)s ada dua kali; yang pertama yang dibaca.") % {
            "sheet": where, "columns": ", ".join(head.twice),
        }  # fmt: skip
    if head.unknown:
        more = len(head.unknown) - MOST_NAMED
        names = ", ".join(head.unknown[:MOST_NAMED]) + (_(" dan %(more)s lain") % {"more": more} if more > 0 else "")
        yield _("Lembar “%(sheet)s”: kolom %(columns)s bukan pertanyaan indeks ini dan tidak dibaca.") % {
            "sheet": where, "columns": names,
        }  # fmt: skip


def _answers_in(sheet: Sheet, head: Head, index: IndexDefinition) -> Iterator[Given]:
    for number in range(head.line + 1, len(sheet.lines)):
        line = sheet.lines[number]
        if not any(line):
            continue
        village = plain_code(_cell(line, head.places["village"]))
        name = _cell(line, head.places.get("village_name"))
        year = _cell(line, head.places.get("year"))
        wanted: Sequence[tuple[str, int]] = (
            [(_cell(line, head.places["answer"]), head.places["value"])] if head.is_long else [*head.questions.items()]
        )
        for answer_id, place in wanted:
            is_merged = any(_holds(block, (number, place)) for block in sheet.merged)
            raw = _raw(sheet, number, place, answer_id, index, by_forms=head.by_forms)
            if raw == "" and not is_merged:
                continue
            heading = sheet.lines[head.line][place]
            yield Given(sheet.name, number + 1, heading, village, name, year, answer_id, raw, is_merged)


def _holds(block: tuple[tuple[int, int], tuple[int, int]], cell: tuple[int, int]) -> bool:
    (top, left), (bottom, right) = block
    return top <= cell[0] <= bottom and left <= cell[1] <= right


def _cell(line: Sequence[str], place: int | None) -> str:
    return line[place] if place is not None and place < len(line) else ""


def _raw(sheet: Sheet, number: int, place: int, answer_id: str, index: IndexDefinition, *, by_forms: bool) -> Raw:
    """The cell as the workbook holds it; of a program's export, numbers and several choices as programs write them."""
    typed = sheet.typed.get((number, place))
    if isinstance(typed, (bool, int, float, date, time)):
        return typed
    text = _cell(sheet.lines[number], place)
    answer = index.answers.get(answer_id)
    if by_forms and answer and PROGRAM_NUMBER.fullmatch(text):
        return float(text)
    if answer and answer.type == "choices" and (ids := text.split()):
        none = ["tidak_ada"]
        options = {one.id for one in answer.options}
        if ids == none or all(one in options for one in ids):
            return [one for one in ids if [one] != none] or "-"
    return text
