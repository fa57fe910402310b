"""A photo from a phone: read within limits, drawn again without what was hidden in it, its place and time as data."""

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
from PIL import ExifTags, Image, ImageOps

from pendamping.common.files.problems import NotAPhoto, TooManyPixels, UploadTooLarge

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MAX_BYTES: Final = 20 * 1024 * 1024
MAX_PIXELS: Final = 64_000_000  # the largest phone cameras of today; a bomb has more
LONGEST_SIDE: Final = 1600
THUMBNAIL_SIDE: Final = 480
QUALITY: Final = 82
LOWER_QUALITIES: Final = (65, 50, 35)
LOOK_SIDE: Final = 8
MEDIA_TYPE: Final = "image/jpeg"
MINUTES_OR_SECONDS: Final = 60
# What Pillow raises on broken or hostile files, besides its own errors, which are OSErrors.
UNREADABLE: Final = (
    OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError, MemoryError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Photo:
    """The image as it is kept, and what the file said of its taking."""

    sha256: str  # of the bytes as they came
    image: bytes
    thumbnail: bytes
    width: int
    height: int
    taken_at: datetime | None
    latitude: float | None
    longitude: float | None
    look: str = ""  # as `StoredFile.look`


def read_photo(content: bytes, name: str, zone: ZoneInfo) -> Photo:
    """The photo in `content`; `zone` is where its clock stood when the file does not say.

    Only pixels survive, so a file that is also a script or an archive ends here.

    Raises: UploadTooLarge, NotAPhoto, TooManyPixels.
    """
    if len(content) > MAX_BYTES:
        raise UploadTooLarge(name=name, size=round(len(content) / 1024 / 1024), limit=MAX_BYTES // 1024 // 1024)
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as source:
            if source.width * source.height > MAX_PIXELS:
                raise TooManyPixels(name=name, limit=MAX_PIXELS // 1_000_000)
            exif = source.getexif()
            source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # JPEG: decoded small, several times quicker
            image = _flat(ImageOps.exif_transpose(source))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixels(name=name, limit=MAX_PIXELS // 1_000_000) from error
    except UNREADABLE as error:
        raise NotAPhoto(name=name) from error
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    latitude, longitude = _place(exif)
    return Photo(
        sha256=hashlib.sha256(content).hexdigest(),
        image=_jpeg(image),
        thumbnail=_jpeg(_small(image)),
        width=image.width,
        height=image.height,
        taken_at=_moment(exif, zone),
        latitude=latitude,
        longitude=longitude,
        look=look_of(image),
    )


def squeezed(content: bytes, limit: int) -> bytes:
    """A kept photo in at most `limit` bytes: drawn again small, then coarser, and at last smaller still.

    Raises: OSError: it can no longer be read.
    """
    if len(content) <= limit:
        return content
    with Image.open(io.BytesIO(content), formats=FORMATS) as source:
        image = source.convert("RGB")
    side = THUMBNAIL_SIDE
    while True:
        image.thumbnail((side, side))
        for quality in (QUALITY, *LOWER_QUALITIES):
            if len(small := _jpeg(image, quality)) <= limit:
                return small
        side //= 2


def look_of(image: Image.Image) -> str:
    """Where the picture grows lighter to the right and downwards, in 8 × 8 fields each: 128 bits as text.

    The same picture in another size, quality or file differs in few bits, another picture in about half of them (a
    difference hash, dHash).
    """
    side = LOOK_SIDE + 1
    grey = np.asarray(image.convert("L").resize((side, side), Image.Resampling.LANCZOS))
    lighter_right = grey[:-1, 1:] > grey[:-1, :-1]
    lighter_below = grey[1:, :-1] > grey[:-1, :-1]
    return np.packbits(np.concatenate([lighter_right.ravel(), lighter_below.ravel()])).tobytes().hex()


def _flat(image: Image.Image) -> Image.Image:
    """Red, green and blue on white: JPEG knows no transparency."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return image.convert("RGB")


def _small(image: Image.Image) -> Image.Image:
    small = image.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return small


def _jpeg(image: Image.Image, quality: int = QUALITY) -> bytes:
    out = io.BytesIO()
    image.info = {}  # comments and profiles would be written again
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def _moment(exif: Image.Exif, zone: ZoneInfo) -> datetime | None:
    details = exif.get_ifd(ExifTags.IFD.Exif)
    said = details.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    offset = str(details.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 ")
    form = "%Y:%m:%d %H:%M:%S%z" if offset else "%Y:%m:%d %H:%M:%S"
    try:
        taken = datetime.strptime(f"{said}{offset}".replace("\0", ""), form)  # noqa: DTZ007  the zone follows
    except ValueError:
        return None
    return taken if taken.tzinfo else taken.replace(tzinfo=zone)


def _place(exif: Image.Exif) -> tuple[float | None, float | None]:
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    try:
        latitude = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef])
        longitude = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None, None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else (None, None)  # noqa: PLR2004


def _degrees(parts: Any, reference: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / MINUTES_OR_SECONDS + seconds / MINUTES_OR_SECONDS**2
    if value != value:  # noqa: PLR0124  not a number: 0/0 in the file
        raise ValueError(value)
    return -value if str(reference).strip("\0 ").upper() in ("S", "W") else value
