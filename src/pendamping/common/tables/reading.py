"""A table out of an uploaded file, whatever the file tries."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import PurePath

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from pendamping.common.tables.problems import (
    CellProblem,
    ColumnsMissing,
    ColumnTwice,
    FileEmpty,
    FileIsNoTable,
    FileTooLarge,
    FileUnreadable,
    TableTooLarge,
)
from pendamping.common.tables.workbooks import MEGABYTE, NotAWorkbook, WorkbookTooLarge, check_workbook
from pendamping.common.text import squash

MAX_BYTES = 50 * MEGABYTE
MAX_ROWS = 200_000
MAX_COLUMNS = 400
MAX_CELL = 5_000
ROWS_ABOVE_HEAD = 20
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")

# One cell may be as long as the file; its length is judged per row, so that the other rows stay usable.
csv.field_size_limit(MAX_BYTES)


Place = tuple[int, int]  # line and place in the line, from 0
Block = tuple[Place, Place]  # the first and the last cell of a merged area


@dataclass(frozen=True, slots=True)
class Column:
    """One column that an importer knows: `name` in code, `header` in our template, `also` in others' files."""

    name: str
    header: str | Promise
    also: tuple[str, ...] = ()
    required: bool = True  # the head must be there; its cells may still be empty

    @property
    def keys(self) -> set[str]:
        heads = {self.name, *self.also}
        for language, _language_name in settings.LANGUAGES:  # a template taken in one language is known in the other
            with override(language):
                heads.add(str(self.header))
        return {squash(head) for head in heads}


@dataclass(slots=True)
class Row:
    """One line of the table: cells by column name, and what is wrong with them."""

    file: str
    sheet: str
    number: int  # as a spreadsheet counts, the head included
    cells: Mapping[str, str]
    heads: Mapping[str, str]
    problems: list[CellProblem] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def complain(self, name: str, what: str, mend: str) -> None:
        """Note what is wrong with the cell in column `name`; both sentences without their full stop."""
        self.problems.append(CellProblem(self.file, self.sheet, self.number, self.heads.get(name, name), what, mend))


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    lines: Sequence[Sequence[str]]
    is_hidden: bool = False
    merged: Sequence["Block"] = ()
    typed: Mapping["Place", object] = field(default_factory=dict)  # cells that are no text; only where asked for


@dataclass(frozen=True, slots=True)
class Table:
    """An uploaded file as text: one sheet of a CSV, one or more of a workbook."""

    file: str
    sheets: tuple[Sheet, ...]

    def rows(self, columns: Sequence[Column], sheet: str | None = None) -> list[Row]:
        """All of `iter_rows`, at once."""
        return list(self.iter_rows(columns, sheet))

    def iter_rows(self, columns: Sequence[Column], sheet: str | None = None) -> Iterator[Row]:
        """The rows below the head, blank ones left out; from the sheet that has the most of the required columns.

        Raises:
            ColumnsMissing: no sheet (or not the one named `sheet`) has every required column.
            ColumnTwice: two heads mean the same column.
        """
        best = self._best(columns, sheet)
        if best.missing:
            names = ", ".join(str(column.header) for column in best.missing)
            raise ColumnsMissing(file=self.file, sheet=best.sheet.name or "1", columns=names)
        if best.twice is not None:
            raise ColumnTwice(
                file=self.file, sheet=best.sheet.name or "1", row=best.line + 1, column=str(best.twice.header)
            )
        return self._rows_below(best, columns)

    def unknown_heads(self, columns: Sequence[Column], sheet: str | None = None) -> list[str]:
        """What stands in the head and is none of `columns`, as it is written."""
        best = self._best(columns, sheet)
        known = set(best.places.values())
        return [text for place, text in enumerate(best.sheet.lines[best.line]) if text and place not in known]

    def _best(self, columns: Sequence[Column], sheet: str | None) -> "_Head":
        """The head of the sheet that has the most of the required columns."""
        candidates = [one for one in self.sheets if sheet is None or squash(one.name) == squash(sheet)] or self.sheets
        return min((_Head.find(one, columns) for one in candidates), key=lambda head: len(head.missing))

    def _rows_below(self, head: "_Head", columns: Sequence[Column]) -> Iterator[Row]:
        heads = {column.name: str(column.header) for column in columns}
        for number, line in enumerate(head.sheet.lines[head.line + 1 :], start=head.line + 2):
            cells = {name: line[place] for name, place in head.places.items() if place < len(line)}
            if not any(cells.values()):
                continue
            row = Row(self.file, head.sheet.name, number, cells, heads)
            for name, text in cells.items():
                if len(text) > MAX_CELL:
                    row.complain(
                        name,
                        _("berisi %(count)s huruf, paling banyak %(limit)s") % {"count": len(text), "limit": MAX_CELL},
                        _("Pendekkan isinya; periksa pula apakah ada tanda kutip yang tidak ditutup"),
                    )
                elif HIDDEN.search(text):
                    row.complain(name, _("berisi huruf yang tidak tampak"), _("Ketik ulang isi sel ini"))
            if row.problems:
                row.cells = {name: HIDDEN.sub("", text[:MAX_CELL]) for name, text in cells.items()}
            yield row


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the head of a sheet stands and which column lies where."""

    sheet: Sheet
    line: int
    places: Mapping[str, int]
    missing: Sequence[Column]
    twice: Column | None

    @classmethod
    def find(cls, sheet: Sheet, columns: Sequence[Column]) -> "_Head":
        guesses = [cls._at(sheet, line, columns) for line in range(min(ROWS_ABOVE_HEAD, len(sheet.lines)))]
        return min(guesses, key=lambda head: (len(head.missing), -len(head.places), head.line))

    @classmethod
    def _at(cls, sheet: Sheet, line: int, columns: Sequence[Column]) -> "_Head":
        keys = [squash(text[:200]) for text in sheet.lines[line]]
        places, twice = {}, None
        for column in columns:
            known = column.keys
            here = [place for place, key in enumerate(keys) if key and key in known]
            if here:
                places[column.name] = here[0]
            if len(here) > 1:
                twice = column
        missing = [column for column in columns if column.required and column.name not in places]
        return cls(sheet, line, places, missing, twice)


def read_table(file_name: str, content: bytes, *, keep_types: bool = False) -> Table:
    """Read an XLSX or CSV file: kind by content, never by name; encoding and separator worked out.

    With `keep_types` the sheets of a workbook also say which cells are numbers, dates, or yes and no.

    Raises: FileEmpty, FileTooLarge, FileIsNoTable, FileUnreadable, TableTooLarge.
    """
    name = HIDDEN.sub("", PurePath(file_name.replace("\\", "/")).name)[:100] or "?"
    if len(content) > MAX_BYTES:
        raise FileTooLarge(file=name, size_mb=len(content) // MEGABYTE, limit_mb=MAX_BYTES // MEGABYTE)
    if not content.strip(b"\x00 \r\n\t"):
        raise FileEmpty(file=name)
    if content.startswith(b"PK\x03\x04"):
        sheets = _sheets_of_workbook(name, content, keep_types=keep_types)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileIsNoTable(file=name, found=_("Excel lama, atau XLSX yang dikunci dengan kata sandi"))
    else:
        sheets = (Sheet("", _lines_of_text(name, content)),)
    filled = tuple(sheet for sheet in sheets if sheet.lines)
    if not filled:
        raise FileEmpty(file=name)
    return Table(name, filled)


def _sheets_of_workbook(name: str, content: bytes, *, keep_types: bool) -> tuple[Sheet, ...]:
    try:
        check_workbook(content)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            return tuple(
                _sheet_of(name, workbook.get_sheet_by_name(about.name), about.visible, keep_types=keep_types)
                for about in workbook.sheets_metadata
                if about.typ == SheetTypeEnum.WorkSheet
            )
    except NotAWorkbook as error:
        raise FileIsNoTable(file=name, found=str(error)) from error
    except WorkbookTooLarge as error:
        raise TableTooLarge(file=name, sheet=error.sheet, found=error.found, limit=error.limit) from error
    except (CalamineError, ValueError, OSError) as error:
        raise FileUnreadable(file=name, reason=str(error)[:200]) from error


def _sheet_of(name: str, sheet: CalamineSheet, visible: SheetVisibleEnum, *, keep_types: bool) -> Sheet:
    typed: dict[Place, object] = {}
    rows: Iterator[Sequence[object]] = sheet.iter_rows()
    if keep_types:
        rows = _noting_types(rows, typed)
    lines = _checked(name, sheet.name, rows)
    left = sheet.start[1] if sheet.start else 0  # the reader leaves out blank columns before the first cell
    merged = tuple(
        ((top, first - left), (bottom, last - left)) for (top, first), (bottom, last) in sheet.merged_cell_ranges or ()
    )
    return Sheet(sheet.name, lines, visible != SheetVisibleEnum.Visible, merged, typed)


def _noting_types(rows: Iterator[Sequence[object]], typed: dict[Place, object]) -> Iterator[Sequence[object]]:
    for number, row in enumerate(rows):
        typed.update(((number, place), cell) for place, cell in enumerate(row) if not isinstance(cell, str))
        yield row


def _checked(name: str, sheet: str, rows: Iterator[Sequence[object]]) -> list[list[str]]:
    """The rows as text, without the blank ones at the end."""
    lines: list[list[str]] = []
    for row in rows:
        if len(lines) == MAX_ROWS:
            raise TableTooLarge(file=name, sheet=sheet or "1", found=_("terlalu banyak baris"), limit=MAX_ROWS)
        if len(row) > MAX_COLUMNS:
            raise TableTooLarge(file=name, sheet=sheet or "1", found=_("terlalu banyak kolom"), limit=MAX_COLUMNS)
        lines.append([_text_of(cell) for cell in row])
    while lines and not any(lines[-1]):
        lines.pop()
    return lines


def _text_of(cell: object) -> str:
    """What a person reads in the cell, in one form whatever kind the workbook gave it."""
    if isinstance(cell, str):
        text = unicodedata.normalize("NFC", cell.replace("\xa0", " ").strip())
        # Our own exports mark text that a spreadsheet would run; reading takes the mark away again.
        return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@" else text
    if isinstance(cell, bool):
        return _("ya") if cell else _("tidak")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time(0):
        return cell.date().isoformat()
    if isinstance(cell, (date, datetime, time)):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _lines_of_text(name: str, content: bytes) -> list[list[str]]:
    text = _decoded(name, content)
    first, _break, rest = text.partition("\n")
    told = re.fullmatch(r'"?sep=(.)"?', first.strip())  # Excel's own way of naming the separator
    separator, body = (told[1], rest) if told else (_separator(text), text)
    return _checked(name, "", csv.reader(io.StringIO(body, newline=""), delimiter=separator))


def _decoded(name: str, content: bytes) -> str:
    """Raises: FileIsNoTable: the bytes are text in none of the encodings that offices use."""
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif _mostly_zero(content[:400:2]):
        encodings = ("utf-16-be",)
    elif _mostly_zero(content[1:400:2]):
        encodings = ("utf-16-le",)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise FileIsNoTable(file=name, found=_("isinya bukan teks"))


def _mostly_zero(content: bytes) -> bool:
    """Every second byte of Latin text in UTF-16 is zero."""
    return content.count(0) > len(content) // 2


def _separator(text: str) -> str:
    """The sign that parts the first lines into the most cells, the same number in most of them."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:ROWS_ABOVE_HEAD]

    def cells(separator: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        common = max(set(counts), key=lambda count: (counts.count(count), count), default=1)
        return (0 if common == 1 else counts.count(common), common)

    return max(",;\t|", key=cells)
