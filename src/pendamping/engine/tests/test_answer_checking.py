"""What people write into a form or a workbook: read, or refused with what to write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pendamping.engine.index.checking import (
    AnswerRefused,
    Value,
    contradictions_in,
    doubts_in,
    read_answer,
)
from pendamping.engine.law.definitions import definition

IDM = definition("idm")


@pytest.mark.parametrize(
    ("question", "raw", "expected"),
    [
        ("doctor_count", "2", 2),
        ("doctor_count", " 2 ", 2),
        ("doctor_count", 2.0, 2),
        ("doctor_count", "", None),
        ("doctor_count", None, None),
        ("population", "1.250", 1250),
        ("primary_school_distance_m", "3000", 3000.0),
        ("shopping_area_distance_km", "7,5", 7.5),
        ("shopping_area_distance_km", "0,75", 0.75),
        ("has_library", "Ya", True),
        ("has_library", "tidak  ada", False),
        ("has_library", False, False),
        ("phone_signal", "Kuat", "strong"),
        ("phone_signal", "none", "none"),
        ("disaster_kinds", ["flood", "landslide"], ["landslide", "flood"]),
        ("disaster_kinds", "Banjir; longsor", ["landslide", "flood"]),
        ("disaster_kinds", "Tidak ada", []),
        ("disaster_kinds", [], []),
        ("disaster_kinds", "", None),
    ],
)
def test_answers_are_read_in_the_type_of_their_question(question: str, raw: object, expected: Value | None) -> None:
    read = read_answer(raw, IDM.answers[question])
    assert (read, type(read)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("question", "raw", "sentence"),
    [
        (
            "health_facility_travel_minutes",
            "5 menit",
            "Terbaca “5 menit”. Tulis angkanya saja: 5. Satuannya sudah menit.",
        ),
        ("health_facility_travel_minutes", "1,5 jam", "Terbaca “1,5 jam”. Isian ini dalam menit: tulis 90."),
        ("health_facility_travel_minutes", "3 km", "Terbaca “3 km”. Satuan itu tidak cocok: isian ini dalam menit."),
        ("primary_school_distance_m", "2 km", "Terbaca “2 km”. Isian ini dalam meter: tulis 2000."),
        ("shopping_area_distance_km", "500 m", "Terbaca “500 m”. Isian ini dalam km: tulis 0,5."),
        ("shopping_area_distance_km", "0.75", "Terbaca “0.75”. Untuk desimal pakai koma: 0,75."),
        ("shopping_area_distance_km", "1.250", "“1.250” dapat berarti dua hal. Tulis 1250 atau 1,25."),
        (
            "doctor_count",
            "0,75",
            "Terbaca 0,75. Isian ini dihitung utuh dalam orang: tulis bilangan bulat, tanpa koma.",
        ),
        ("doctor_count", 0.5, "Terbaca 0,5. Isian ini dihitung utuh dalam orang: tulis bilangan bulat, tanpa koma."),
        ("doctor_count", "-1", "Terbaca −1. Isian ini tidak dapat kurang dari 0."),
        ("doctor_count", "dua", "Terbaca “dua”. Tulis angka saja, dalam orang."),
        ("doctor_count", float("nan"), "Terbaca “nan”. Tulis angka saja, dalam orang."),
        ("doctor_count", True, "Terbaca “True”. Tulis angka saja, dalam orang."),
        ("bpjs_participant_count", "75%", "Terbaca “75%”. Tulis jumlahnya dalam orang, bukan persen."),
        ("population", "0", "Terbaca 0. Paling kecil 1 orang."),
        ("population", "#REF!", "Terbaca kesalahan rumus #REF!. Tulis angkanya."),
        ("has_library", "mungkin", "Terbaca “mungkin”. Tulis Ya atau Tidak."),
        ("has_library", 1, "Terbaca “1”. Tulis Ya atau Tidak."),
        ("phone_signal", "5G", "Terbaca “5G”. Pilih salah satu: Kuat; Lemah; Tidak ada."),
        ("disaster_kinds", ["-", "flood"], "Terbaca “-; flood”. Pilih jenisnya, atau Tidak ada, tidak keduanya."),
    ],
)
def test_what_cannot_be_read_says_what_was_read_and_what_to_write(question: str, raw: object, sentence: str) -> None:
    with pytest.raises(AnswerRefused) as caught:
        read_answer(raw, IDM.answers[question])
    assert str(caught.value) == sentence


def test_a_date_that_a_workbook_made_of_a_number_is_named() -> None:
    with pytest.raises(AnswerRefused, match=r"tanggal atau jam \(2024-05-03\)"):
        read_answer(date(2024, 5, 3), IDM.answers["doctor_count"])


@pytest.mark.parametrize(
    ("given", "concerned"),
    [
        (
            {"posyandu_active_monthly_count": 4, "posyandu_count": 3},
            {"posyandu_active_monthly_count", "posyandu_count"},
        ),
        ({"bpjs_participant_count": 900, "population": 800}, {"bpjs_participant_count", "population"}),
        (
            {"electrified_household_count": 9, "household_count": 8},
            {"electrified_household_count", "household_count"},
        ),
        ({"has_mutual_aid": False, "mutual_aid_frequency": 2}, {"has_mutual_aid", "mutual_aid_frequency"}),
        ({"has_mutual_aid": True, "mutual_aid_frequency": 0}, {"has_mutual_aid", "mutual_aid_frequency"}),
    ],
)
def test_answers_that_cannot_all_be_true_are_found(given: dict[str, object], concerned: set[str]) -> None:
    (fault,) = contradictions_in(given, IDM)
    assert set(fault.answers) == concerned
    assert "Perbaiki salah satunya." in fault.sentence()


@given(
    question=st.sampled_from(sorted(IDM.answers)),
    raw=st.one_of(
        st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.none(), st.dates(),
        st.lists(st.text(max_size=8), max_size=3),
        st.from_regex(r"[-−]?[0-9.,]{1,12} ?(m|km|jam|menit|%)?", fullmatch=True),
    ),
)  # fmt: skip
def test_whatever_is_typed_is_read_again_as_it_was_read_or_refused_in_words(question: str, raw: object) -> None:
    answer = IDM.answers[question]
    try:
        value, said = read_answer(raw, answer), ""
    except AnswerRefused as refusal:
        value, said = None, str(refusal)
    assert said or value is None or read_answer(value, answer) == value


def test_an_open_question_contradicts_nothing() -> None:
    assert contradictions_in({"posyandu_active_monthly_count": 4, "has_mutual_aid": True}, IDM) == []


def test_metres_in_a_field_of_kilometres_are_doubted_not_refused() -> None:
    (doubt,) = doubts_in(
        {"shopping_area_distance_km": read_answer("3000", IDM.answers["shopping_area_distance_km"])}, IDM
    )
    assert doubt.sentence() == "Terbaca 3.000 km, jauh di atas yang wajar (300). Pastikan satuannya."
