"""A document beside a report: PDF, DOCX or XLSX by its content, kept as it came and never shown inside a page."""

import hashlib
import io
from dataclasses import dataclass
from typing import Final
from zipfile import BadZipFile, ZipFile

from pendamping.common.files.problems import NotADocument, UploadTooLarge

MAX_BYTES: Final = 15 * 1024 * 1024
MAX_UNPACKED: Final = 200 * 1024 * 1024
MAX_PARTS: Final = 2000
PDF: Final = "application/pdf"
OFFICE: Final = "application/vnd.openxmlformats-officedocument"
# The part that each kind cannot be without → its type and the ending of its name.
KINDS: Final = {
    "word/document.xml": (f"{OFFICE}.wordprocessingml.document", "docx"),
    "xl/workbook.xml": (f"{OFFICE}.spreadsheetml.sheet", "xlsx"),
}
MACROS: Final = "vbaproject.bin"


@dataclass(frozen=True, slots=True)
class Document:
    sha256: str
    content: bytes
    media_type: str
    ending: str


def read_document(content: bytes, name: str) -> Document:
    """The document in `content`, of the kind that its content shows and not of the one that its name says.

    Raises: UploadTooLarge, NotADocument.
    """
    if len(content) > MAX_BYTES:
        raise UploadTooLarge(name=name, size=round(len(content) / 1024 / 1024), limit=MAX_BYTES // 1024 // 1024)
    media_type, ending = _kind(content, name)
    return Document(hashlib.sha256(content).hexdigest(), content, media_type, ending)


def _kind(content: bytes, name: str) -> tuple[str, str]:
    if content.startswith(b"%PDF-"):
        return PDF, "pdf"
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise NotADocument(name=name) from error
    names = {part.filename for part in parts}
    has_macros = any(one.lower().endswith(MACROS) for one in names)
    is_bomb = len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED
    if not has_macros and not is_bomb and "[Content_Types].xml" in names:
        for part, kind in KINDS.items():
            if part in names:
                return kind
    raise NotADocument(name=name)
