"""Tables that come from outside, read safely; tables that go outside, written safely.

Reading, for every importer:

    COLUMNS = (
        Column("nik", _("NIK"), also=("Nomor KTP",)),
        Column("phone", _("Telepon"), required=False),
    )
    table = read_table(upload.name, upload.read())  # XLSX or CSV; raises a Problem for the whole file
    for row in table.rows(COLUMNS):                 # raises ColumnsMissing; finds the head below titles, in any order
        row["nik"]                                  # always text, trimmed; "" where the cell is empty or absent
        row.complain("nik", _("hanya 15 angka"), _("Isi 16 angka"))
        row.problems                                # complaints so far, those about hostile cells included
    good = [row for row in rows if not row.problems]

`str(row.problems[0])` reads "daftar.xlsx, lembar PLD, baris 12, kolom NIK: hanya 15 angka. Isi 16 angka."
Numbers arrive as Python writes them ("0.7056", "6209042008"), dates as ISO ("2024-11-12"), yes and no as "ya", "tidak".

Writing:

    write_xlsx({"PLD": [heads, *rows]})   # nothing is ever a formula or a link
    write_csv([heads, *rows])             # UTF-8 with BOM; text that a spreadsheet would run gets a leading '
    write_faulty_rows(rows, COLUMNS)      # XLSX: the rows as they came, with what to mend beside them
"""

from pendamping.common.tables.problems import (
    CellProblem,
    ColumnsMissing,
    FileEmpty,
    FileIsNoTable,
    FileTooLarge,
    FileUnreadable,
    TableTooLarge,
)
from pendamping.common.tables.reading import Column, Row, Sheet, Table, read_table
from pendamping.common.tables.writing import (
    Value,
    stream_csv,
    write_csv,
    write_faulty_rows,
    write_long_xlsx,
    write_xlsx,
)

__all__ = [
    "CellProblem",
    "Column",
    "ColumnsMissing",
    "FileEmpty",
    "FileIsNoTable",
    "FileTooLarge",
    "FileUnreadable",
    "Row",
    "Sheet",
    "Table",
    "TableTooLarge",
    "Value",
    "read_table",
    "stream_csv",
    "write_csv",
    "write_faulty_rows",
    "write_long_xlsx",
    "write_xlsx",
]
