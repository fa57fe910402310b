"""The content of a photo that goes onto paper."""

from pendamping.common.models import StoredFile
from pendamping.reports.errors import PhotoMissing


def stored_bytes(stored: StoredFile, *, small: bool = False) -> bytes:
    """The whole picture, or its small copy where it has one.

    Raises: PhotoMissing: the storage no longer holds it.
    """
    file = stored.thumbnail if small and stored.thumbnail else stored.file
    try:
        with file.open("rb") as opened:
            content: bytes = opened.read()
            return content
    except FileNotFoundError:
        raise PhotoMissing(sha256=stored.pk) from None
