"""Photos for tests, honest and hostile ones."""

import io
import struct
import zlib
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational


def a_photo(colour: str = "teal", *, size: tuple[int, int] = (640, 480), exif: Image.Exif | None = None) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", exif=exif or Image.Exif())
    return out.getvalue()


def exif_of_a_phone(offset: str = "") -> Image.Exif:
    """Taken in Pedongatan on 11 November at 11.26, with a serial number that nobody should publish."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Ponsel Rahasia 4711"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = "2024:11:11 11:26:00"
    if offset:
        details[ExifTags.Base.OffsetTimeOriginal] = offset
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "S"
    gps[ExifTags.GPS.GPSLatitude] = (IFDRational(1), IFDRational(54), IFDRational(1224, 100))
    gps[ExifTags.GPS.GPSLongitudeRef] = "E"
    gps[ExifTags.GPS.GPSLongitude] = (IFDRational(111), IFDRational(18), IFDRational(756, 100))
    return exif


def a_bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG of a few bytes that claims to be a wall of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


def an_office_file(*parts: str, content: bytes = b"<xml/>") -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, content)
    return out.getvalue()


def upload(content: bytes, name: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
