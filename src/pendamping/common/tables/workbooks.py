"""A look at an XLSX file before a reader unpacks it: its size, and how large a grid it asks for."""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
MAX_PARTS = 2_000
MAX_UNPACKED = 300 * MEGABYTE
MAX_GRID = 6_000_000  # a reader makes room for every cell between the first and the last one
MAX_TEXT = 512 * MEGABYTE  # a shared text is copied into every cell that names it
CHUNK = 256 * 1024
OVERLAP = 64  # an address cut in two by the end of a chunk is seen whole in the next

_CELL = re.compile(rb"""\sr=["']([A-Z]{1,3})?([0-9]{1,7})["']""")
_SHARED = re.compile(rb"""\st=["']s["']""")


class NotAWorkbook(Exception):
    """A ZIP file that is no XLSX; the text says what it looks like."""


class WorkbookTooLarge(Exception):
    def __init__(self, sheet: str, found: str, limit: str) -> None:
        super().__init__(found)
        self.sheet, self.found, self.limit = sheet, found, limit


def check_workbook(content: bytes) -> None:
    """Unpack every part once, in small pieces that are thrown away.

    Raises:
        NotAWorkbook: damaged, or no workbook inside.
        WorkbookTooLarge: unpacked it would fill the memory, whatever its own table of contents says.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise NotAWorkbook(_("berkas ZIP tanpa buku kerja Excel"))
            if len(parts) > MAX_PARTS:
                raise WorkbookTooLarge("–", _("%(count)s bagian di dalamnya") % {"count": len(parts)}, str(MAX_PARTS))
            _check_parts(archive, parts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise NotAWorkbook(_("berkas XLSX rusak atau terkunci")) from error


def _check_parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    if sum(part.file_size for part in parts) > MAX_UNPACKED:  # no part yields more than the archive states
        found = _("lebih dari %(size)s MB sesudah dibuka") % {"size": MAX_UNPACKED // MEGABYTE}
        raise WorkbookTooLarge("–", found, f"{MAX_UNPACKED // MEGABYTE} MB")
    shared_cells, longest_text = 0, 0
    for part in parts:
        rows, columns, open_text = 0, 0, 0
        tail = b""
        with archive.open(part) as stream:  # stops at the size that the archive states, and checks the sum
            while chunk := stream.read(CHUNK):
                if part.filename.startswith("xl/worksheets/"):
                    shared_cells += len(_SHARED.findall(chunk))
                    for letters, digits in _CELL.findall(tail + chunk):
                        rows, columns = max(rows, int(digits)), max(columns, _column_number(letters))
                elif part.filename == "xl/sharedStrings.xml":
                    longest, open_text = _text_lengths(chunk, open_text)
                    longest_text = max(longest_text, longest)
                tail = chunk[-OVERLAP:]
        if rows * columns > MAX_GRID:
            found = _("%(rows)s baris × %(columns)s kolom") % {"rows": rows, "columns": columns}
            raise WorkbookTooLarge(part.filename.rpartition("/")[2], found, _("%(count)s sel") % {"count": MAX_GRID})
    if shared_cells * longest_text > MAX_TEXT:
        found = _("teks yang sangat panjang dipakai berulang-ulang")
        raise WorkbookTooLarge("–", found, f"{MAX_TEXT // MEGABYTE} MB")


def _column_number(letters: bytes) -> int:
    """A → 1, Z → 26, AA → 27; no letters: 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _text_lengths(chunk: bytes, open_length: int) -> tuple[int, int]:
    """The longest shared text that ends in this chunk or is still open, and the length of the open one."""
    lengths = [len(piece) for piece in chunk.split(b"</si>")]
    lengths[0] += open_length
    return max(lengths), lengths[-1]
