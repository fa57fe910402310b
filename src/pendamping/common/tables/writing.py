"""Tables for others, in which nothing runs."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import IO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from pendamping.common.tables.reading import Column, Row

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MAX_SHEET_NAME = 31
MAX_WIDTH = 60
SAME_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)  # the same rows are the same bytes, whenever they are written

Value = str | int | float | date | datetime | None


def harmless(value: Value) -> Value:
    """Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers.

    >>> harmless("=HYPERLINK(1)"), harmless(-3), harmless("Nanga Bulik")
    ("'=HYPERLINK(1)", -3, 'Nanga Bulik')
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS) else value


def write_csv(lines: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with BOM, so that Excel reads it as such."""
    return b"".join(stream_csv(lines))


def stream_csv(lines: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """The same line by line, for a table that may be long."""
    yield codecs.BOM_UTF8
    for line in lines:
        stream = io.StringIO()
        csv.writer(stream).writerow([harmless(value) for value in line])
        yield stream.getvalue().encode()


def write_xlsx(sheets: Mapping[str, Iterable[Sequence[Value]]]) -> bytes:
    """A workbook with one sheet per entry; the first line of each is its head and stays in view."""
    stream = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(stream, options) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for title, lines in sheets.items():
            page = workbook.add_worksheet(_sheet_name(title))
            page.freeze_panes(1, 0)
            widths: dict[int, int] = {}
            for number, line in enumerate(lines):
                for place, value in enumerate(line):
                    widths[place] = max(widths.get(place, 8), min(len(str(value or "")) + 2, MAX_WIDTH))
                    if isinstance(value, str):
                        page.write_string(number, place, value, bold if number == 0 else None)
                    elif isinstance(value, date):
                        page.write_datetime(number, place, value, day)
                    elif value is not None:
                        page.write_number(number, place, value)
            for place, width in widths.items():
                page.set_column(place, place, width)
    return stream.getvalue()


def write_long_xlsx(file: IO[bytes], title: str, lines: Iterable[Sequence[Value]]) -> None:
    """A workbook of one sheet into `file`, row by row: its memory does not grow with the table."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, options | {"constant_memory": True}) as workbook:
        workbook.set_properties({"created": SAME_MOMENT})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        page = workbook.add_worksheet(_sheet_name(title))
        page.freeze_panes(1, 0)
        for number, line in enumerate(lines):
            for place, value in enumerate(line):
                if isinstance(value, str):
                    page.write_string(number, place, value)
                elif isinstance(value, date):
                    page.write_datetime(number, place, value, day)
                elif value is not None:
                    page.write_number(number, place, value)


def write_faulty_rows(rows: Iterable[Row], columns: Sequence[Column]) -> bytes:
    """The rows with problems as they came, what to mend in a last column: mend them here and upload this file again."""
    heads = [str(column.header) for column in columns]
    lines: list[list[Value]] = [[*heads, _("Yang perlu diperbaiki")]]
    for row in rows:
        if row.problems:
            mend = "; ".join(f"{one.column}: {one.what}. {one.mend}" for one in row.problems)
            lines.append([*(row[column.name] for column in columns), mend])
    return write_xlsx({_("Perlu diperbaiki"): lines})


def _sheet_name(title: str) -> str:
    """Excel allows 31 letters and not all of them."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:MAX_SHEET_NAME]
