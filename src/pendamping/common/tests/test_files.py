import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from PIL import Image

from pendamping.common.files import documents, photos
from pendamping.common.files.documents import read_document
from pendamping.common.files.photos import read_photo, squeezed
from pendamping.common.files.problems import NotADocument, NotAPhoto, TooManyPixels, UploadTooLarge
from pendamping.common.problems import Problem
from pendamping.common.tests.pictures import a_bomb, a_photo, an_office_file, exif_of_a_phone

WIB = ZoneInfo("Asia/Jakarta")
TAKEN = datetime(2024, 11, 11, 4, 26, tzinfo=UTC)


def test_place_and_time_become_data_and_leave_the_image() -> None:
    photo = read_photo(a_photo(exif=exif_of_a_phone()), "IMG_0001.jpg", WIB)
    assert photo.taken_at == TAKEN
    assert (photo.latitude, photo.longitude) == pytest.approx((-1.9034, 111.3021))
    for image in (photo.image, photo.thumbnail):
        with Image.open(io.BytesIO(image)) as kept:
            assert not kept.getexif()
            assert b"Rahasia" not in image


def test_the_clock_of_the_file_wins_over_the_zone_of_the_office() -> None:
    assert read_photo(a_photo(exif=exif_of_a_phone("+07:00")), "x.jpg", ZoneInfo("Asia/Jayapura")).taken_at == TAKEN


def test_a_large_photo_is_drawn_smaller_and_upright() -> None:
    exif = Image.Exif()
    exif[274] = 6  # lies on its side
    photo = read_photo(a_photo(size=(4000, 3000), exif=exif), "x.jpg", WIB)
    assert (photo.width, photo.height) == (1200, 1600)
    with Image.open(io.BytesIO(photo.thumbnail)) as small:
        assert max(small.size) == 480


@pytest.mark.parametrize("limit", [25_000, 4_000])
def test_however_much_a_photo_shows_its_small_copy_keeps_within_the_limit(limit: int) -> None:
    noise = np.random.default_rng(4).integers(0, 256, (600, 900, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, "JPEG", quality=95)
    small = squeezed(out.getvalue(), limit)
    with Image.open(io.BytesIO(small)) as seen:
        assert max(seen.size) <= 480
    assert len(small) <= limit
    assert squeezed(small, limit) == small


def test_a_transparent_picture_lies_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(read_photo(out.getvalue(), "x.png", WIB).image)) as kept:
        assert kept.getpixel((4, 4)) == (255, 255, 255)


def test_a_photo_that_is_also_something_else_keeps_only_its_pixels() -> None:
    polyglot = a_photo() + b"<script>alert(1)</script>" + an_office_file("word/document.xml")
    image = read_photo(polyglot, "x.jpg", WIB).image
    assert b"<script>" not in image
    assert b"PK\x03\x04" not in image


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", NotAPhoto),
        (b"<html><img src=x onerror=alert(1)></html>", NotAPhoto),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NotAPhoto),
        (b"GIF89a" + b"\0" * 40, NotAPhoto),
        (a_photo()[:300], NotAPhoto),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 64, NotAPhoto),
        (a_bomb(), TooManyPixels),
        (a_bomb(11_000, 10_000), TooManyPixels),
        (a_bomb(8_100, 8_000), TooManyPixels),
    ],
)
def test_what_is_no_honest_photo_is_refused(content: bytes, problem: type[Problem]) -> None:
    with pytest.raises(problem) as caught:
        read_photo(content, "tipu.jpg", WIB)
    assert "tipu.jpg" in str(caught.value)


def test_broken_places_and_times_are_left_out() -> None:
    exif = exif_of_a_phone()
    exif.get_ifd(0x8769)[0x9003] = "kemarin sore"
    exif.get_ifd(0x8825)[2] = (500.0, 0.0, 0.0)
    photo = read_photo(a_photo(exif=exif), "x.jpg", WIB)
    assert (photo.taken_at, photo.latitude, photo.longitude) == (None, None, None)


def test_files_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MAX_BYTES", 1000)
    monkeypatch.setattr(documents, "MAX_BYTES", 1000)
    with pytest.raises(UploadTooLarge):
        read_photo(a_photo(), "x.jpg", WIB)
    with pytest.raises(UploadTooLarge):
        read_document(b"%PDF-" + b"x" * 1000, "x.pdf")


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (an_office_file("word/document.xml"), "docx"),
        (an_office_file("xl/workbook.xml"), "xlsx"),
    ],
)
def test_a_document_is_what_its_content_says(content: bytes, ending: str) -> None:
    assert read_document(content, "apa-saja.exe").ending == ending


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00",
        b"PK\x03\x04 rusak",
        an_office_file("isi.txt"),
        an_office_file("word/document.xml", "word/vbaProject.bin"),
        an_office_file("word/document.xml", *(f"word/media/{n}.xml" for n in range(2001)), content=b""),
    ],
)
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(NotADocument):
        read_document(content, "surat.docx")
