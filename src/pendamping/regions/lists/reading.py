"""An official list of regions, from XLSX or CSV to rows that can be compared."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pendamping.common.packed import unpacked
from pendamping.common.tables import Column, Row, read_table, write_xlsx
from pendamping.regions.codes import dotted_code, parent_code, plain_code
from pendamping.regions.models import VILLAGE_KINDS, Region
from pendamping.regions.schemas import ListedRegion, ReadList

COLUMNS = (
    Column("code", gettext_lazy("Kode"), also=("kode wilayah", "kode kemendagri", "kode desa", "id")),
    Column("name", gettext_lazy("Nama"), also=("nama wilayah", "nama desa", "nama desa/kelurahan")),
    Column("old_code", gettext_lazy("Kode lama"), also=("kode sebelumnya",), required=False),
    Column("latitude", gettext_lazy("Lintang"), also=("lat",), required=False),
    Column("longitude", gettext_lazy("Bujur"), also=("lon", "lng", "long"), required=False),
)
LONGEST_NAME = 120
REGENCY_WORD = re.compile(r"^(kabupaten|kab\.?|kota)\s+", re.IGNORECASE)
CODE = re.compile(rf"[0-9]{{2}}|[0-9]{{4}}|[0-9]{{6}}|[0-9]{{6}}[{''.join(VILLAGE_KINDS)}][0-9]{{3}}")
NUMBER = re.compile(r"-?\d{1,3}(\.\d+)?")


def list_template() -> bytes:
    """An XLSX with the columns that the importer knows, and two rows that show how to fill them."""
    heads = [str(column.header) for column in COLUMNS]
    village = ["62.09.06.2005", "Purwareja", "", "-2.35", "111.32"]
    moved = ["62.09.06.2006", _("Contoh desa yang pindah kode"), "62.09.01.2010", "", ""]
    return write_xlsx({_("Wilayah"): [heads, village, moved]})


def read_list(file_name: str, content: bytes, coverage: str, stored: Mapping[str, str]) -> ReadList:
    """Read a list; `stored` are the names of today's regions by code, for parents that the list leaves out.

    Raises: FileEmpty, FileTooLarge, FileIsNoTable, FileUnreadable, TableTooLarge, ColumnsMissing, ColumnTwice.
    """
    rows = read_table(file_name, unpacked(file_name, content)).rows(COLUMNS)
    listed: dict[str, ListedRegion] = {}
    sources: dict[str, Row] = {}
    faulty: list[Row] = []
    for row in rows:
        region = _listed(row, coverage)
        if region is not None and region.code in listed:
            facts = {"code": row["code"], "number": listed[region.code].number}
            row.complain(
                "code",
                _("%(code)s sudah ada di baris %(number)s") % facts,
                _("Hapus salah satunya, atau perbaiki kodenya"),
            )
        if region is None or row.problems:
            faulty.append(row)
        else:
            listed[region.code], sources[region.code] = region, row
    for code in sorted(listed, key=len):
        parent = parent_code(code)
        if parent and parent not in listed and parent not in stored:
            row = sources[code]
            row.complain(
                "code",
                _("induknya, %(parent)s, tidak ada") % {"parent": dotted_code(parent)},
                _("Tambahkan baris induknya"),
            )
            faulty.append(row)
            del listed[code]
    return ReadList(listed, sorted(faulty, key=lambda row: row.number))


def _listed(row: Row, coverage: str) -> ListedRegion | None:
    """The row as a region; None, with complaints on the row, where it cannot be one."""
    code = _code(row, "code")
    old_code = _code(row, "old_code") if row["old_code"] else ""
    if code and not code.startswith(coverage):
        row.complain(
            "code",
            _("%(code)s di luar wilayah %(coverage)s") % {"code": row["code"], "coverage": dotted_code(coverage)},
            _("Hapus baris ini, atau pilih cakupan yang lebih luas"),
        )
    name = " ".join(row["name"].split())
    if len(code) == Region.Level.REGENCY:
        name = REGENCY_WORD.sub("", name)
    if not any(letter.isalpha() for letter in name):
        row.complain("name", _("nama belum diisi"), _("Isi nama wilayah seperti dalam keputusan"))
    elif len(name) > LONGEST_NAME:
        row.complain("name", _("nama lebih dari %(count)s huruf") % {"count": LONGEST_NAME}, _("Pendekkan namanya"))
    elif not name[0].isalnum():
        row.complain("name", _("nama diawali tanda %(sign)s") % {"sign": name[0]}, _("Mulai nama dengan huruf"))
    latitude, longitude = _degrees(row, "latitude", (-11.5, 6.5)), _degrees(row, "longitude", (94.0, 142.0))
    if row.problems:
        return None
    return ListedRegion(row.number, code, name, old_code, latitude, longitude)


def _code(row: Row, column: str) -> str:
    """The code without dots; "", with a complaint, where it is none."""
    plain = plain_code(row[column].replace(" ", ""))
    if not CODE.fullmatch(plain):
        row.complain(
            column,
            _("“%(text)s” bukan kode wilayah") % {"text": row[column][:40]},
            _("Tulis sebagai teks, misalnya 62.09.06.2005; sel berformat angka kehilangan nol di belakang"),
        )
        return ""
    return plain


def _degrees(row: Row, column: str, within: tuple[float, float]) -> float | None:
    text = row[column].replace(",", ".")
    if not text:
        return None
    degrees = float(text) if NUMBER.fullmatch(text) else None
    if degrees is None or not within[0] <= degrees <= within[1]:
        row.complain(
            column,
            _("“%(text)s” di luar Indonesia") % {"text": row[column][:40]},
            _("Isi derajat desimal, misalnya -2,35 dan 111,32, atau kosongkan"),
        )
        return None
    return degrees
