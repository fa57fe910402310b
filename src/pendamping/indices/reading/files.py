"""One uploaded file, or one path of a command: what kind it is, and the published results in it."""

import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from pendamping.common.tables import FileTooLarge
from pendamping.indices.reading.archives import MAX_DOCUMENT, MEGABYTE, is_archive, members_of
from pendamping.indices.reading.documents import read_document
from pendamping.indices.reading.tables import read_result_table
from pendamping.indices.schemas import FaultyRow, PublishedResult

MAX_FILE = 500 * MEGABYTE
MAX_TABLE = 50 * MEGABYTE
GZIP = b"\x1f\x8b"

Found = Iterator[PublishedResult | FaultyRow]


def read_upload(file_name: str, content: bytes, default_year: int | None = None) -> Found:
    """The results in one file: a JSON document, an archive of them, or a table; kind by content, never by name.

    Raises:
        FileTooLarge: larger than `MAX_FILE`.
        Problem: the file as a whole cannot be used; faulty rows and documents come as `FaultyRow` among the others.
    """
    name = PurePosixPath(file_name.replace("\\", "/")).name[:100]
    if len(content) > MAX_FILE:
        raise FileTooLarge(file=name, size_mb=len(content) // MEGABYTE, limit_mb=MAX_FILE // MEGABYTE)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        yield _document(name, content)
    elif is_archive(content):
        for member, body in members_of(name, content):
            if member.lower().endswith(".json"):
                yield _document(f"{name}, {member[-100:]}", body)
    else:
        yield from read_result_table(name, _unpacked(name, content), default_year)


def read_path(path: Path, default_year: int | None = None) -> Found:
    """The results in a file as `read_upload` reads it, or in every JSON document below a folder; links are left out."""
    if not path.is_dir():
        yield from read_upload(path.name, path.read_bytes(), default_year)
        return
    for file in sorted(path.rglob("*.json")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                content = stream.read(MAX_DOCUMENT + 1)
            yield _document(str(file.relative_to(path)), content if len(content) <= MAX_DOCUMENT else None)


def _document(place: str, content: bytes | None) -> PublishedResult | FaultyRow:
    if content is None or len(content) > MAX_DOCUMENT:
        return FaultyRow(place, _("lebih dari 1 MB; satu hasil IDM sekitar 15 kB"))
    return read_document(place, content)


def _unpacked(name: str, content: bytes) -> bytes:
    """A table that was packed by gzip, up to the size that a table may have.

    Raises: FileTooLarge: it unpacks to more.
    """
    if not content.startswith(GZIP):
        return content
    try:
        inflater = zlib.decompressobj(wbits=31)
        table = inflater.decompress(content, MAX_TABLE + 1)
    except zlib.error:
        return content  # the table reader says that this is no table
    if len(table) > MAX_TABLE:
        raise FileTooLarge(file=name, size_mb=len(table) // MEGABYTE, limit_mb=MAX_TABLE // MEGABYTE)
    return table
