"""A flat table with one row per village and year."""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pendamping.common.tables import Column, Row, read_table
from pendamping.engine.law.definitions import definition
from pendamping.indices.errors import YearMissing
from pendamping.indices.reading.figures import (
    Unreadable,
    code_of,
    index_of,
    name_of,
    score_of,
    status_of,
    year_of,
)
from pendamping.indices.schemas import FaultyRow, PublishedResult

COLUMNS = (
    Column("code", gettext_lazy("Kode"), also=("kode", "kode_desa", "id_desa", "kode_wilayah")),
    Column("name", gettext_lazy("Nama desa"), also=("nama_desa", "desa", "nama")),
    Column("year", gettext_lazy("Tahun"), also=("tahun",), required=False),
    Column("district", gettext_lazy("Kecamatan"), also=("nama_kec", "nama_kecamatan"), required=False),
    Column("regency", gettext_lazy("Kabupaten"), also=("nama_kab", "nama_kab_kota", "nama_kabupaten"), required=False),
    Column("iks", "IKS", required=False),
    Column("ike", "IKE", required=False),
    Column("ikl", "IKL", required=False),
    Column("value", gettext_lazy("IDM"), also=("idm", "nilai", "nilai_idm", "skor_idm")),
    Column("status", gettext_lazy("Status"), also=("status_idm",)),
    Column("target", gettext_lazy("Target status"), also=("target_status",), required=False),
)


def read_result_table(
    file_name: str, content: bytes, default_year: int | None
) -> Iterator[PublishedResult | FaultyRow]:
    """The rows of a CSV or XLSX file.

    Raises:
        YearMissing: no column names the year, and no `default_year` was given.
        Problem: the file is no table that can be read; see `common.tables`.
    """
    indicators = tuple(Column(one.id, one.id, required=False) for one in definition("idm").indicators)
    rows = read_table(file_name, content).rows((*COLUMNS, *indicators))
    if rows and "year" not in rows[0].cells and default_year is None:
        raise YearMissing(file=rows[0].file)
    for row in rows:
        place = _place(row)
        if row.problems:
            yield FaultyRow(place, f"{row.problems[0].column}: {row.problems[0].what}")
            continue
        try:
            yield _result(row, place, default_year)
        except Unreadable as error:
            yield FaultyRow(place, str(error))


def _place(row: Row) -> str:
    facts = {"file": row.file, "sheet": row.sheet, "row": row.number}
    if row.sheet:
        return _("%(file)s, lembar %(sheet)s, baris %(row)s") % facts
    return _("%(file)s, baris %(row)s") % facts


def _result(row: Row, place: str, default_year: int | None) -> PublishedResult:
    ids = [one.id for one in definition("idm").indicators]
    scores = {id_: score_of(id_, row[id_]) for id_ in ids if row[id_] not in {"", "-"}}
    return PublishedResult(
        code=code_of(row["code"]),
        name=name_of(row["name"]),
        district_name=row["district"][:120],
        regency_name=row["regency"][:120],
        year=year_of(row["year"] or str(default_year)),
        value=index_of("IDM", row["value"]),
        status=status_of(row["status"]),
        target_status=status_of(row["target"]),
        iks=index_of("IKS", row["iks"]),
        ike=index_of("IKE", row["ike"]),
        ikl=index_of("IKL", row["ikl"]),
        scores=scores,
        text=json.dumps(dict(row.cells), ensure_ascii=False),
        place=place,
    )
