"""Files that came packed."""

import zlib

from django.utils.translation import gettext as _

from pendamping.common.tables.problems import FileTooLarge, FileUnreadable

MEGABYTE = 1024 * 1024
GZIP = b"\x1f\x8b"
WITH_GZIP_HEAD = 31


def unpacked(file_name: str, content: bytes, limit: int = 100 * MEGABYTE) -> bytes:
    """The bytes themselves, or what a .gz holds of them; never more than `limit`.

    Raises: FileTooLarge, FileUnreadable.
    """
    if not content.startswith(GZIP):
        return content
    stream = zlib.decompressobj(WITH_GZIP_HEAD)
    try:
        whole = stream.decompress(content, limit)
    except zlib.error as error:
        raise FileUnreadable(file=file_name, reason=_("isi gzip rusak")) from error
    if stream.unconsumed_tail:
        raise FileTooLarge(file=file_name, size_mb=f">{limit // MEGABYTE}", limit_mb=limit // MEGABYTE)
    if not stream.eof:
        raise FileUnreadable(file=file_name, reason=_("isi gzip terpotong"))
    return whole
