"""A table of many villages out of a CSV, XLSX or Parquet file: good rows typed, every other one told with its place."""

import gzip
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
from django.utils.translation import gettext as _
from polars.exceptions import PolarsError

from pendamping.common.tables import Column, FileUnreadable, read_table
from pendamping.common.tables.problems import ColumnsMissing
from pendamping.common.text import squash
from pendamping.engine.index.checking import contradictions_in
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.batch.fields import Field, fields_of, totals_of
from pendamping.indices.reading.figures import Unreadable

ROW = "row"  # as a spreadsheet counts, the head included


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one cell of the file, or with a whole row."""

    file: str
    row: int
    column: str  # "" for the row
    sentence: str
    refuses: bool = True  # False: the row counts, somebody should look at it

    def __str__(self) -> str:
        facts = {"file": self.file, "row": self.row, "column": self.column, "sentence": self.sentence}
        if self.column:
            return _("%(file)s, baris %(row)s, kolom %(column)s: %(sentence)s") % facts
        return _("%(file)s, baris %(row)s: %(sentence)s") % facts


@dataclass(frozen=True, slots=True)
class Batch:
    """What could be read: `rows` named as the engine names them."""

    rows: pl.DataFrame
    complaints: Sequence[Complaint]
    refused: int  # rows
    unknown: Sequence[str]  # heads that nothing was made of


def read_batch(path: Path, index: IndexDefinition, *, results: bool, year: int | None = None) -> Batch:
    """The rows of a file.

    Args:
        results: whether published results are read, or the answers and scores to compute from.
        year: of every row, for a table without a column of years.
    Raises:
        Problem: the file is no table, or has no column for code or year, or none with scores or answers.
    """
    fields = fields_of(index, results=results)
    if year is not None:
        fields = [replace(field, required=False) if field.name == "year" else field for field in fields]
    complaints: list[Complaint] = []
    if path.suffix == ".parquet":
        raw, unknown = _from_parquet(path, fields)
    else:
        raw, unknown = _from_text(path, fields, complaints)
    known = [field for field in fields if field.name in raw.columns]
    computed_from = {*index.answers, *(one.id for one in index.indicators), *([] if results else totals_of(index))}
    if not any(field.name in computed_from for field in known):
        raise ColumnsMissing(
            file=path.name, sheet="1", columns=_("skor (%(example)s, …)") % {"example": fields[2].head}
        )
    rows = raw.select(ROW)
    for field in known:
        values, found = _parsed(raw, field, path.name)
        rows = rows.with_columns(values.alias(field.name))
        complaints += found
    if "year" not in rows.columns:
        rows = rows.with_columns(year=pl.lit(year, pl.Int16))
    complaints += _without_key(rows, {one.row for one in complaints}, path.name)
    complaints += _twice(rows, path.name)
    if not results:
        complaints += _impossible(rows, index, path.name)
    complaints.sort(key=lambda one: one.row)
    bad = {one.row for one in complaints if one.refuses}
    return Batch(rows.filter(~pl.col(ROW).is_in(bad)), complaints, len(bad), unknown)


def _from_text(path: Path, fields: Sequence[Field], complaints: list[Complaint]) -> tuple[pl.DataFrame, list[str]]:
    """CSV, also packed by gzip, and XLSX: all cells as text."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError) as error:
            raise FileUnreadable(file=path.name, reason=str(error)[:200]) from error
    columns = [Column(field.name, field.head, also=field.also, required=field.required) for field in fields]
    table = read_table(path.name, content)
    rows = table.rows(columns)
    complaints += [
        Complaint(path.name, row.number, "", f"{one.what}. {one.mend}.") for row in rows for one in row.problems
    ]
    names = list(dict.fromkeys(name for row in rows for name in row.cells))
    cells = {name: [row[name] or None for row in rows] for name in names}
    frame = pl.DataFrame({ROW: [row.number for row in rows]} | cells, schema_overrides=dict.fromkeys(names, pl.String))
    return frame, table.unknown_heads(columns)


def _from_parquet(path: Path, fields: Sequence[Field]) -> tuple[pl.DataFrame, list[str]]:
    try:
        frame = pl.read_parquet(io.BytesIO(path.read_bytes()))
    except PolarsError as error:
        raise FileUnreadable(file=path.name, reason=str(error)[:200]) from error
    names = {squash(head): field.name for field in fields for head in (field.name, field.head, *field.also)}
    found = {column: names[squash(column)] for column in frame.columns if squash(column) in names}
    if missing := [field.head for field in fields if field.required and field.name not in found.values()]:
        raise ColumnsMissing(file=path.name, sheet="1", columns=", ".join(missing))
    lists = [pl.col(name).list.join(";") for name in found if isinstance(frame.schema[name], pl.List)]
    unknown = [column for column in frame.columns if column not in found]
    return frame.with_columns(lists).select(*found).rename(found).with_row_index(ROW, offset=1), unknown


def _parsed(raw: pl.DataFrame, field: Field, file: str) -> tuple[pl.Series, list[Complaint]]:
    """Every different cell is read once."""
    column = raw[field.name]
    if column.dtype.is_float():
        column = column.fill_nan(None)
    read, faults = {}, {}
    for cell in column.drop_nulls().unique().to_list():
        try:
            read[cell] = field.read(cell)
        except Unreadable as error:
            faults[cell] = str(error)
    table = pl.DataFrame(
        {"cell": list(read), "value": list(read.values())}, {"cell": column.dtype, "value": field.dtype}
    )
    values = column.to_frame("cell").join(table, on="cell", how="left", maintain_order="left")["value"]
    wrong = raw.select(ROW, cell=column).filter(pl.col("cell").is_in(list(faults)))
    return values, [Complaint(file, row, field.head, faults[cell]) for row, cell in wrong.iter_rows()]


def _without_key(rows: pl.DataFrame, told: set[int], file: str) -> list[Complaint]:
    """A cell that was read wrongly has its own sentence already; an empty one has none."""
    heads = {"region": "kode", "year": "tahun"}
    return [
        Complaint(file, row, head, _("Isi sel ini."))
        for name, head in heads.items()
        for row in rows.filter(pl.col(name).is_null() & ~pl.col(ROW).is_in(told))[ROW]
    ]


def _twice(rows: pl.DataFrame, file: str) -> list[Complaint]:
    """Two rows for one village and year: nobody can say which one counts, so none does."""
    found = []
    groups = rows.drop_nulls(["region", "year"]).group_by("region", "year", maintain_order=True).agg(pl.col(ROW))
    for region, year, numbers in groups.filter(pl.col(ROW).list.len() > 1).iter_rows():
        others = ", ".join(str(number) for number in numbers)
        facts = {"code": region, "year": year, "rows": others}
        sentence = _("%(code)s tahun %(year)s ada di baris %(rows)s. Sisakan satu baris.") % facts
        found += [Complaint(file, number, "", sentence) for number in numbers]
    return found


def _impossible(rows: pl.DataFrame, index: IndexDefinition, file: str) -> list[Complaint]:
    """More of a part than of the whole is refused; answers that contradict each other are told."""
    found = []
    groups = [(True, [one.id, one.at_most]) for one in index.answers.values() if one.at_most]
    groups += [(False, [*rule.given, *rule.expect]) for rule in index.contradictions]
    for refuses, names in groups:
        if not set(names) <= set(rows.columns):
            continue
        given = rows.select(ROW, *names).drop_nulls()
        for numbers, *values in given.group_by(names, maintain_order=True).agg(ROW).select(ROW, *names).iter_rows():
            for fault in contradictions_in(dict(zip(names, values, strict=True)), index):
                if set(fault.answers) == set(names):
                    sentence = fault.sentence(_)
                    found += [Complaint(file, number, names[0], sentence, refuses) for number in numbers]
    return found
