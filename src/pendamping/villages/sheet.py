"""A sheet of works: its columns, and one row as what a work says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from pendamping.common.tables import Column, Row
from pendamping.common.text import squash
from pendamping.regions.models import Region
from pendamping.regions.selectors import plain_code
from pendamping.villages.cells import Unreadable, day_of, rupiah_of, volume_of
from pendamping.villages.models import Work
from pendamping.villages.schemas import WorkContent

COLUMNS = (
    Column("region", gettext_lazy("Kode desa"), also=("Desa", "Nama desa", "Kode wilayah")),
    Column("year", gettext_lazy("Tahun"), also=("Tahun anggaran",)),
    Column("bidang", gettext_lazy("Bidang"), required=False),
    Column("activity_code", gettext_lazy("Kode kegiatan"), also=("Kode rekening",), required=False),
    Column("name", gettext_lazy("Kegiatan"), also=("Nama kegiatan", "Uraian")),
    Column("place", gettext_lazy("Lokasi"), required=False),
    Column("volume", gettext_lazy("Volume"), required=False),
    Column("unit", gettext_lazy("Satuan"), required=False),
    Column("budget", gettext_lazy("Anggaran"), also=("Pagu", "Anggaran (Rp)")),
    Column("fund", gettext_lazy("Sumber dana"), also=("Sumber",)),
    Column("method", gettext_lazy("Cara pelaksanaan"), also=("Pola pelaksanaan",), required=False),
    Column("planned_start", gettext_lazy("Rencana mulai"), also=("Mulai",), required=False),
    Column("planned_end", gettext_lazy("Rencana selesai"), also=("Selesai",), required=False),
    Column("document", gettext_lazy("Dokumen sumber"), required=False),
)
_WRONG: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "activity_code": (gettext_lazy("bukan bidang.sub.kegiatan"), gettext_lazy("Tulis seperti 2.3.10")),
    "name": (gettext_lazy("kosong atau lebih dari 200 huruf"), gettext_lazy("Isi dengan singkat")),
    "budget": (gettext_lazy("terlalu besar"), gettext_lazy("Periksa jumlah nolnya")),
}


@dataclass(frozen=True, slots=True)
class Lists:
    """What the cells of a sheet may mean: desa by code and by squashed name, None where a name is of several."""

    by_code: Mapping[str, Region]
    by_name: Mapping[str, Region | None]
    bidang: Mapping[str, str]
    funds: Mapping[str, str]


def content_of(row: Row, lists: Lists) -> WorkContent | None:
    """What a row says; None when a cell cannot be read, which is then noted in the row."""
    read = _Reader(row, lists)
    year = read.cell("year", _year)
    values = {
        "region": read.cell("region", read.region),
        "year": year,
        "bidang": read.cell("bidang", read.bidang),
        "activity_code": row["activity_code"],
        "name": row["name"],
        "place": row["place"],
        "volume": read.cell("volume", volume_of),
        "unit": row["unit"],
        "budget": read.cell("budget", rupiah_of),
        "fund": read.cell("fund", read.fund),
        "method": read.cell("method", _method),
        "planned_start": read.cell("planned_start", lambda text: day_of(text, date(year or 1, 1, 1))),
        "planned_end": read.cell("planned_end", lambda text: day_of(text, date(year or 1, 12, 31))),
        "document": row["document"],
    }
    if row.problems:
        return None
    try:
        return WorkContent.model_validate(values)
    except ValidationError as error:
        for name in dict.fromkeys(str(one["loc"][0]) for one in error.errors()):
            what, mend = _WRONG.get(name, (_("kosong atau terlalu panjang"), _("Isi dengan singkat")))
            row.complain(name, str(what), str(mend))
        return None


@dataclass(frozen=True, slots=True)
class _Reader:
    row: Row
    lists: Lists

    def cell(self, name: str, read: Callable[[str], Any]) -> Any:
        """What the cell means; None with a complaint in the row where it means nothing."""
        try:
            return read(self.row[name])
        except Unreadable as fault:
            self.row.complain(name, fault.what, fault.mend)
            return None

    def region(self, text: str) -> str:
        found = self.lists.by_code.get(plain_code(text)) or self.lists.by_name.get(squash(text))
        if found is not None:
            return found.code
        if squash(text) in self.lists.by_name:
            what = _("nama itu dipakai lebih dari satu desa")
        else:
            what = _("tidak ada di antara desa wilayah Anda")
        raise Unreadable(what, _("Tulis kodenya, seperti 62.09.04.2008"))

    def bidang(self, text: str) -> str:
        """By number or name; where the cell is empty, the first part of the activity's code."""
        wanted = squash(text or self.row["activity_code"].lstrip("0.").partition(".")[0])
        names = {squash(name): number for number, name in self.lists.bidang.items()}
        number = wanted.lstrip("0") if wanted.lstrip("0") in self.lists.bidang else names.get(wanted)
        if number is None:
            raise Unreadable(_("tidak dikenal"), _("Tulis nomor 1 sampai 5"))
        return number

    def fund(self, text: str) -> str:
        names = {squash(name): code for code, name in self.lists.funds.items()}
        code = text.strip().upper() if text.strip().upper() in self.lists.funds else names.get(squash(text))
        if code is None:
            codes = ", ".join(self.lists.funds)
            raise Unreadable(_("tidak dikenal"), _("Pakai salah satu: %(codes)s") % {"codes": codes})
        return code


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == len("2025")) or not int(text):
        raise Unreadable(_("bukan tahun"), _("Tulis seperti 2025"))
    return int(text)


def _method(text: str) -> Work.Method:
    wanted = squash(text)
    if not wanted:
        return Work.Method.OWN
    for method in Work.Method:
        if wanted in {squash(str(method.label)), method.value}:
            return method
    if wanted == squash("Pihak ketiga"):
        return Work.Method.PROVIDER
    labels = ", ".join(str(label) for label in Work.Method.labels)
    raise Unreadable(_("tidak dikenal"), _("Pakai salah satu: %(labels)s") % {"labels": labels})
