"""A regency's emblem: drawn again, so that only pixels of it are kept."""

import io
from typing import Final

from PIL import Image

from pendamping.regions.errors import LogoTooLarge, LogoUnreadable

FORMATS: Final = ("PNG", "JPEG", "WEBP")
MAX_BYTES: Final = 5 * 1024 * 1024
MAX_PIXELS: Final = 25_000_000
LONGEST_SIDE: Final = 600  # four centimetres on paper at 380 dots per inch
# What Pillow raises on broken or hostile files, besides its own errors, which are OSErrors.
UNREADABLE: Final = (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError)


def read_logo(content: bytes) -> bytes:
    """The picture as a PNG with its transparency and without anything else that was in the file.

    Raises: LogoUnreadable, LogoTooLarge.
    """
    if len(content) > MAX_BYTES:
        raise LogoTooLarge(found=f"{len(content) / 1024 / 1024:.0f} MB", limit=f"{MAX_BYTES // 1024 // 1024} MB")
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as source:
            if source.width * source.height > MAX_PIXELS:
                raise LogoTooLarge(found=f"{source.width} × {source.height} piksel", limit="5000 × 5000 piksel")
            image = source.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise LogoTooLarge(found="?", limit="5000 × 5000 piksel") from error
    except UNREADABLE as error:
        raise LogoUnreadable from error
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
