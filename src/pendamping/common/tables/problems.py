"""What can be wrong with a table: the whole file, or one cell of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem


class FileEmpty(Problem):
    code = "table.file_empty"
    field = "file"
    message = _("Berkas %(file)s kosong. Pilih berkas yang berisi judul kolom dan paling sedikit satu baris.")


class FileTooLarge(Problem):
    code = "table.file_too_large"
    field = "file"
    message = _(
        "Berkas %(file)s terlalu besar (%(size_mb)s MB, paling besar %(limit_mb)s MB). Bagi menjadi beberapa berkas."
    )


class FileIsNoTable(Problem):
    code = "table.file_is_no_table"
    field = "file"
    message = _("Berkas %(file)s bukan tabel XLSX atau CSV (%(found)s). Simpan sebagai XLSX, lalu unggah lagi.")


class FileUnreadable(Problem):
    code = "table.file_unreadable"
    field = "file"
    message = _("Berkas %(file)s tidak dapat dibaca: %(reason)s. Buka dan simpan ulang sebagai XLSX, lalu unggah lagi.")


class TableTooLarge(Problem):
    code = "table.too_large"
    field = "file"
    message = _(
        "Berkas %(file)s, lembar %(sheet)s: %(found)s, paling banyak %(limit)s. "
        "Hapus baris dan kolom yang tidak dipakai, atau bagi menjadi beberapa berkas."
    )


class ColumnsMissing(Problem):
    code = "table.columns_missing"
    field = "file"
    message = _(
        "Berkas %(file)s, lembar %(sheet)s: tidak ada kolom %(columns)s. "
        "Tulis judul kolom seperti pada contoh berkas; urutannya bebas."
    )


class ColumnTwice(Problem):
    code = "table.column_twice"
    field = "file"
    message = _("Berkas %(file)s, lembar %(sheet)s, baris %(row)s: kolom %(column)s ada dua kali. Hapus salah satunya.")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with one cell and how to mend it; `row` counts as a spreadsheet does, `column` is its head."""

    file: str
    sheet: str  # "" in a CSV, which has no sheets
    row: int
    column: str
    what: str
    mend: str

    def __str__(self) -> str:
        facts = {"file": self.file, "sheet": self.sheet, "row": self.row, "column": self.column}
        place = (
            _now("%(file)s, lembar %(sheet)s, baris %(row)s, kolom %(column)s")
            if self.sheet
            else _now("%(file)s, baris %(row)s, kolom %(column)s")
        ) % facts
        return f"{place}: {self.what}. {self.mend}."
