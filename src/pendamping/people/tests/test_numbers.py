from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pendamping.people.numbers import HIDDEN, masked, parse_nik, parse_npwp

TODAY = date(2024, 11, 12)
PROVINCES = {"11", "62", "96"}


@given(
    born=st.dates(date(1925, 1, 1), TODAY),
    is_female=st.booleans(),
    province=st.sampled_from(sorted(PROVINCES)),
    area=st.integers(101, 9999).filter(lambda number: number % 100),
    serial=st.integers(1, 9999),
)
def test_every_nik_that_can_be_issued_is_read_back(
    born: date, is_female: bool, province: str, area: int, serial: int
) -> None:
    day = born.day + (40 if is_female else 0)
    digits = f"{province}{area:04}{day:02}{born:%m%y}{serial:04}"
    nik = parse_nik(digits, today=TODAY, provinces=PROVINCES)
    assert nik is not None
    assert (nik.digits, nik.is_female, nik.province_code) == (digits, is_female, province)
    read = nik.born_on(TODAY)
    assert read is not None
    assert (read.day, read.month, read.year % 100) == (born.day, born.month, born.year % 100)
    assert read <= TODAY


@given(st.text(max_size=40))
def test_whatever_is_typed_is_refused_or_has_sixteen_digits(text: str) -> None:
    nik = parse_nik(text, today=TODAY, provinces=PROVINCES)
    assert nik is None or (len(nik.digits) == 16 and nik.digits.isascii() and nik.digits.isdigit())


@given(st.text(max_size=60))
def test_a_mask_never_shows_more_than_ten_signs(value: str) -> None:
    shown = masked(value)
    assert len(shown) == len(value)
    assert len(shown.replace(HIDDEN, "")) <= 10


@pytest.mark.parametrize(
    "text",
    [
        "620904420185000",  # 15 digits
        "9909044201850001",  # no such province
        "6200044201850001",  # no such kabupaten
        "6209004201850001",  # no such kecamatan
        "6209043201850001",  # 32 January
        "6209043102850001",  # 31 February
        "6209044213850001",  # month 13
        "6209044201850000",  # no serial number
        "620904420185000O",  # letter O
        "٦٢٠٩٠٤٤٢٠١٨٥٠٠٠١",  # digits of another script
        "",
    ],
)
def test_a_nik_that_cannot_be_is_refused(text: str) -> None:
    assert parse_nik(text, today=TODAY, provinces=PROVINCES) is None


def test_the_last_of_february_needs_a_leap_year() -> None:
    assert parse_nik("6209042902000001", today=TODAY, provinces=PROVINCES)
    assert parse_nik("6209042902010001", today=TODAY, provinces=PROVINCES) is None


@pytest.mark.parametrize(("text", "digits"), [("12.345.678.9-012.000", "123456789012000"), ("12345", None)])
def test_npwp_has_fifteen_or_sixteen_digits(text: str, digits: str | None) -> None:
    assert parse_npwp(text) == digits
