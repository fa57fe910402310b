"""Office files are zip archives that carry the clock; packed again without it, the same content is the same bytes."""

import io
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can say
FIRST: Final = "[Content_Types].xml"  # readers expect it in front
PICTURES: Final = "word/media/"  # compressed in themselves


def repack(archive: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as source, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != FIRST, name)):
            info = ZipInfo(name, EPOCH)
            info.compress_type = ZIP_STORED if name.startswith(PICTURES) else ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return out.getvalue()
