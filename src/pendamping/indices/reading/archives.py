"""The members of an archive, read one by one into memory and never written to disk."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from pendamping.indices.errors import ArchiveRefused

MEGABYTE = 1024 * 1024
MAX_DOCUMENT = MEGABYTE  # a real one has 15 kB
MAX_MEMBERS = 200_000
MAX_UNPACKED = 2 * 1024 * MEGABYTE  # all villages of the country in one year are half of this
ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)

Member = tuple[str, bytes | None]  # name and content; None: larger than any document is


class _TooMuch(Exception):
    """What was unpacked so far is more than any collection of results."""


def is_archive(content: bytes) -> bool:
    """ZIP without a workbook in it, or TAR plain or packed by gzip, bzip2 or xz."""
    return _is_plain_zip(content) or _is_tar(content)


def members_of(file_name: str, content: bytes) -> Iterator[Member]:
    """Every file in the archive, links and folders left out.

    Raises: ArchiveRefused: damaged, locked, or larger than any collection of results is.
    """
    source = _zip_members(content) if _is_plain_zip(content) else _tar_members(content)
    try:
        yield from _bounded(source)
    except _TooMuch as error:
        reason = _("isinya lebih besar daripada hasil seluruh Indonesia dalam satu tahun")
        raise ArchiveRefused(file=file_name, reason=reason) from error
    except (NotImplementedError, RuntimeError) as error:
        raise ArchiveRefused(file=file_name, reason=_("dikunci dengan kata sandi atau dikemas cara lain")) from error
    except _DAMAGED as error:
        raise ArchiveRefused(file=file_name, reason=_("rusak atau tidak utuh")) from error


def _bounded(source: Iterator[tuple[str, IO[bytes]]]) -> Iterator[Member]:
    unpacked = 0
    for count, (name, stream) in enumerate(source, start=1):
        body = stream.read(MAX_DOCUMENT + 1)
        unpacked += len(body)
        if count > MAX_MEMBERS or unpacked > MAX_UNPACKED:
            raise _TooMuch
        yield name, body if len(body) <= MAX_DOCUMENT else None


def _is_plain_zip(content: bytes) -> bool:
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "xl/workbook.xml" not in archive.namelist()
    except (zipfile.BadZipFile, ValueError):
        return True  # reading it says what is wrong


def _zip_members(content: bytes) -> Iterator[tuple[str, IO[bytes]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            if member.flag_bits & ENCRYPTED:
                raise RuntimeError(member.filename)
            if not member.is_dir():
                with archive.open(member) as stream:
                    yield member.filename, stream


def _is_tar(content: bytes) -> bool:
    try:
        with tarfile.open(fileobj=_Unpacking(content), mode="r|") as archive:
            return archive.next() is not None
    except _DAMAGED:
        return False


def _tar_members(content: bytes) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(fileobj=_Unpacking(content), mode="r|") as archive:
        for member in archive:
            if member.isfile() and (stream := archive.extractfile(member)) is not None:
                yield member.name, stream


class _Unpacking(io.RawIOBase):
    """The unpacked bytes of a packed file, up to a limit: what an archive says of its own size is not believed."""

    def __init__(self, content: bytes) -> None:
        self._left = MAX_UNPACKED
        self._stream = _opened(content)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(MEGABYTE if size < 0 else size)
        self._left -= len(chunk)
        if self._left < 0:
            raise _TooMuch
        return chunk


def _opened(content: bytes) -> IO[bytes]:
    packed = io.BytesIO(content)
    if content.startswith(b"\x1f\x8b"):
        return gzip.open(packed)  # type: ignore[return-value]  # it reads bytes like any of the others
    if content.startswith(b"BZh"):
        return bz2.open(packed)
    return lzma.open(packed) if content.startswith(b"\xfd7zXZ\x00") else packed
