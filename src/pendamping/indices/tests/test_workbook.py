"""The workbook: what it offers, and that filled answers come back as they were meant or are named with their cell."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.people import DESA, FOREIGN_DESA, OTHER_DESA

from pendamping.access.roles import Role
from pendamping.common.problems import NotAllowed, NotFound
from pendamping.common.scope import Scope
from pendamping.indices.errors import NoAnswersInFile, SheetNotFound
from pendamping.indices.models import AnswerUpload, Round, UploadedAnswer, VillageAnswer, VillageSheet
from pendamping.indices.services.answers import record_answers
from pendamping.indices.services.offline import round_workbook
from pendamping.indices.services.uploads import (
    confirm_upload,
    discard_upload,
    mend_upload,
    start_upload,
    take_faulty_answers,
)
from pendamping.indices.tests.filled import change, fill, opened_by, row_of, saved, table

State = UploadedAnswer.State
HEADS = ("Kode desa", "Kode isian", "Jawaban")


@pytest.fixture
def opened(dpmd: Scope) -> Round:
    return opened_by(dpmd)


@pytest.fixture
def workbook(sari: Scope, opened: Round) -> bytes:
    return round_workbook(sari, opened.pk, "620904")


def faults(upload: AnswerUpload) -> dict[str, str]:
    return dict(upload.answers.filter(state=State.FAULTY).values_list("answer_id", "problem"))


def stored(village: str = DESA) -> dict[str, Any]:
    return dict(VillageAnswer.objects.filter(sheet__region=village).values_list("answer_id", "value"))


def test_it_offers_units_choices_ranges_and_what_was_answered(sari: Scope, dpmd: Scope, opened: Round) -> None:
    earlier = opened_by(dpmd, 2023)
    before = VillageSheet.objects.get(round=earlier, region=DESA)
    record_answers(sari, before.pk, {"health_facility_travel_minutes": "25"})
    now = VillageSheet.objects.get(round=opened, region=DESA)
    record_answers(sari, now.pk, {"has_library": "ya", "disaster_kinds": ["flood", "landslide"]})
    book = load_workbook(io.BytesIO(round_workbook(sari, opened.pk, DESA)))
    sheet = book["Pedongatan"]
    minutes = row_of(sheet, "health_facility_travel_minutes")
    assert [sheet.cell(minutes, place).value for place in (4, 5, 6)] == [
        "menit",
        "angka, boleh berkoma, paling kecil 0",
        "25 menit (2023)",
    ]
    assert sheet[f"C{row_of(sheet, 'has_library')}"].value == "Ya"
    assert sheet[f"C{row_of(sheet, 'disaster_kinds')}"].value == "Longsor; Banjir"
    assert sheet.protection.sheet
    assert not sheet[f"C{minutes}"].protection.locked
    assert sheet[f"B{minutes}"].protection.locked
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert {"list", "whole", "decimal"} <= kinds
    assert {one.title: one.sheet_state for one in book.worksheets[1:]} == {
        "_pilihan": "veryHidden",
        "_pendamping": "veryHidden",
    }


def test_a_kecamatan_has_a_sheet_for_each_village(workbook: bytes) -> None:
    assert load_workbook(io.BytesIO(workbook)).sheetnames[:2] == ["Pedongatan", "Merambang"]


@pytest.mark.parametrize("area", ["6209", "", FOREIGN_DESA, "9999999999"])
def test_wider_foreign_and_absent_areas_have_none(sari: Scope, opened: Round, area: str) -> None:
    with pytest.raises(SheetNotFound):
        round_workbook(sari, opened.pk, area)


def test_answers_come_back_as_they_were_meant(sari: Scope, opened: Round, workbook: bytes) -> None:
    answers = {
        "health_facility_travel_minutes": 12.5,
        "doctor_count": 0,
        "has_library": "Tidak",
        "phone_signal": "Lemah",
        "disaster_kinds": "banjir; Longsor",
        "mitigation_facilities": "Tidak ada",
    }
    upload = start_upload(sari, opened.pk, "isian.xlsx", fill(workbook, answers))
    assert stored() == {}
    assert confirm_upload(sari, upload.pk) == (6, 0)
    assert stored() == {
        "health_facility_travel_minutes": 12.5,
        "doctor_count": 0,
        "has_library": False,
        "phone_signal": "weak",
        "disaster_kinds": ["landslide", "flood"],
        "mitigation_facilities": [],
    }
    assert set(VillageAnswer.objects.values_list("source", flat=True)) == {"workbook"}
    again = start_upload(sari, opened.pk, "isian.xlsx", fill(workbook, answers))
    assert set(again.answers.values_list("state", flat=True)) == {State.SAME}


@pytest.mark.one_database  # the reading of the file; what is stored of it is asked below
@pytest.mark.parametrize(
    ("answer_id", "cell", "said"),
    [
        ("health_facility_travel_minutes", "5 menit", "Tulis angkanya saja: 5"),
        ("health_facility_travel_minutes", "1 jam", "tulis 60"),
        ("primary_school_distance_m", "2 km", "tulis 2000"),
        ("primary_school_distance_m", "1.500", "dapat berarti dua hal"),
        ("primary_school_distance_m", -3, "tidak dapat kurang dari 0"),
        ("doctor_count", "0,75", "bilangan bulat"),
        ("doctor_count", 1.5, "bilangan bulat"),
        ("doctor_count", date(2024, 5, 3), "tanggal"),
        ("doctor_count", "banyak", "Tulis angka saja"),
        ("has_library", 1, "Ya atau Tidak"),
        ("phone_signal", "Sedang", "Kuat; Lemah; Tidak ada"),
        ("disaster_kinds", "Banjir; Tidak ada", "tidak keduanya"),
        ("population", 0, "Paling kecil 1"),
    ],
)
def test_each_fault_is_named_and_the_good_answers_survive(
    sari: Scope, opened: Round, workbook: bytes, *, answer_id: str, cell: object, said: str
) -> None:
    content = fill(workbook, {"midwife_count": 2, answer_id: cell})
    upload = start_upload(sari, opened.pk, "isian.xlsx", content)
    assert said in faults(upload)[answer_id]
    row = upload.answers.get(state=State.FAULTY)
    sheet = load_workbook(io.BytesIO(content))["Pedongatan"]
    assert (row.sheet, row.row, row.column) == ("Pedongatan", row_of(sheet, answer_id), "Jawaban")
    assert confirm_upload(sari, upload.pk) == (1, 1)
    assert stored() == {"midwife_count": 2}


def test_counts_that_cannot_both_be_true(sari: Scope, opened: Round, workbook: bytes) -> None:
    answers = {"bpjs_participant_count": 900, "population": 800, "doctor_count": 1}
    upload = start_upload(sari, opened.pk, "isian.xlsx", fill(workbook, answers))
    assert set(faults(upload)) == {"bpjs_participant_count", "population"}
    assert "lebih banyak daripada Jumlah penduduk (800)" in faults(upload)["bpjs_participant_count"]


def test_an_unusual_answer_is_taken_with_a_note(sari: Scope, opened: Round, workbook: bytes) -> None:
    upload = start_upload(sari, opened.pk, "isian.xlsx", fill(workbook, {"shopping_area_distance_km": 3000}))
    row = upload.answers.get()
    assert row.state == State.NEW
    assert "Pastikan satuannya" in row.note


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("6209042999", "doctor_count", 1), "tidak ada dalam pendataan ini atau di luar wilayah Anda"),
        ((FOREIGN_DESA, "doctor_count", 1), "tidak ada dalam pendataan ini atau di luar wilayah Anda"),
        (("", "doctor_count", 1), "Kode desanya kosong"),
        ((DESA, "jumlah_dokter", 1), "Kode isian “jumlah_dokter” tidak ada di IDM"),
        ((DESA, "", 1), "Kode isian “” tidak ada di IDM"),
    ],
)
def test_unknown_codes(sari: Scope, opened: Round, line: tuple[object, ...], said: str) -> None:
    upload = start_upload(sari, opened.pk, "a.xlsx", table(HEADS, line, (DESA, "midwife_count", 2)))
    assert said in upload.answers.get(state=State.FAULTY).problem
    assert confirm_upload(sari, upload.pk) == (1, 1)


def test_another_year_is_refused_row_by_row(sari: Scope, opened: Round) -> None:
    content = table(("Tahun", *HEADS), (2023, DESA, "doctor_count", 1), (2024, DESA, "midwife_count", 1))
    upload = start_upload(sari, opened.pk, "a.xlsx", content)
    assert "bertahun 2023, pendataan ini 2024" in faults(upload)["doctor_count"]


def test_two_rows_for_one_village_and_year_are_both_named_unless_they_agree(sari: Scope, opened: Round) -> None:
    lines = [(DESA, "doctor_count", 1), (DESA, "doctor_count", 2), (DESA, "paud_count", 3), (DESA, "paud_count", 3)]
    upload = start_upload(sari, opened.pk, "a.xlsx", table(HEADS, *lines))
    assert upload.answers.filter(answer_id="doctor_count", state=State.FAULTY).count() == 2
    first = upload.answers.filter(answer_id="doctor_count").first()
    assert first is not None
    assert "baris 3" in first.problem
    assert confirm_upload(sari, upload.pk) == (1, 2)
    assert stored() == {"paud_count": 3}


def test_columns_are_found_by_their_heads_wherever_they_stand(sari: Scope, opened: Round) -> None:
    lines = [
        ("Rekap kecamatan",),
        (),
        ("JAWABAN", "Catatan kami", "kode_desa", "Kode Isian"),
        (2, "x", "62.09.04.2008", "doctor_count"),
    ]
    upload = start_upload(sari, opened.pk, "a.xlsx", table(*lines))
    assert confirm_upload(sari, upload.pk) == (1, 0)
    assert stored() == {"doctor_count": 2}


def test_one_village_in_each_row(sari: Scope, opened: Round) -> None:
    lines = [
        ("Kode desa", "Jumlah dokter", "phone_signal", "Luas sawah", "Jumlah dokter"),
        (DESA, 1, "Kuat", 7, 9),
        (OTHER_DESA, 2, "kencang", 8, 9),
    ]
    upload = start_upload(sari, opened.pk, "a.xlsx", table(*lines))
    assert confirm_upload(sari, upload.pk) == (3, 1)
    assert stored() == {"doctor_count": 1, "phone_signal": "strong"}
    notes = " ".join(upload.notes)
    assert "Luas sawah bukan pertanyaan" in notes
    assert "Jumlah dokter ada dua kali" in notes


def test_merged_cells_and_hidden_sheets_are_said(sari: Scope, opened: Round, workbook: bytes) -> None:
    def merge(sheet: Any) -> None:
        row = row_of(sheet, "doctor_count")
        sheet[f"C{row}"] = 3
        sheet.merge_cells(f"C{row}:C{row + 1}")

    book = load_workbook(io.BytesIO(change(workbook, merge)))
    book["Merambang"].sheet_state = "hidden"
    upload = start_upload(sari, opened.pk, "a.xlsx", saved(book))
    assert set(faults(upload)) == {"doctor_count", "midwife_count"}
    assert "digabung" in faults(upload)["midwife_count"]
    assert upload.notes == ["Lembar tersembunyi “Merambang” tidak dibaca. Tampilkan dahulu bila berisi jawaban."]


def test_what_the_file_says_that_it_is_for_is_told_but_not_trusted(sari: Scope, opened: Round, workbook: bytes) -> None:
    book = load_workbook(io.BytesIO(fill(workbook, {"doctor_count": 1})))
    book["_pendamping"]["B2"] = "2021"
    upload = start_upload(sari, opened.pk, "a.xlsx", saved(book))
    assert "untuk indeks atau tahun lain" in upload.notes[0]
    assert confirm_upload(sari, upload.pk) == (1, 0)


def test_an_export_of_a_form_comes_back(sari: Scope, opened: Round) -> None:
    cells = {
        "SubmissionDate": "2024-11-02T08:00:00",
        "tempat-kode_desa": DESA,
        "tempat-tahun": "2024",
        "kesehatan-health_facility_travel_minutes": "12.5",
        "lingkungan-disaster_kinds": "flood landslide",
        "lingkungan-pollution_kinds": "tidak_ada",
        "permukiman-has_office_internet": "ya",
        "meta-instanceID": "uuid:1",
    }
    upload = start_upload(sari, opened.pk, "odk.csv", f"{','.join(cells)}\n{','.join(cells.values())}".encode())
    assert confirm_upload(sari, upload.pk) == (4, 0)
    assert stored() == {
        "health_facility_travel_minutes": 12.5,
        "disaster_kinds": ["landslide", "flood"],
        "pollution_kinds": [],
        "has_office_internet": True,
    }
    assert upload.notes == []


def test_only_the_faulty_answers_are_taken_mended_and_brought_back(sari: Scope, opened: Round, workbook: bytes) -> None:
    content = fill(workbook, {"doctor_count": "dua", "midwife_count": 2})
    upload = start_upload(sari, opened.pk, "isian.xlsx", content)
    confirm_upload(sari, upload.pk)
    faulty = load_workbook(io.BytesIO(take_faulty_answers(sari, upload.pk)))
    sheet = faulty.worksheets[0]
    assert sheet.max_row == 2
    assert "Tulis angka saja" in str(sheet["I2"].value)
    sheet["F2"] = 2
    mend_upload(sari, upload.pk, "perbaikan.xlsx", saved(faulty))
    assert confirm_upload(sari, upload.pk) == (1, 0)
    assert stored() == {"doctor_count": 2, "midwife_count": 2}


def test_a_sheet_that_went_on_takes_nothing(sari: Scope, opened: Round, workbook: bytes) -> None:
    upload = start_upload(sari, opened.pk, "a.xlsx", fill(workbook, {"doctor_count": 1}))
    VillageSheet.objects.filter(region=DESA).update(step=VillageSheet.Step.DISTRICT)
    assert confirm_upload(sari, upload.pk) == (0, 1)
    assert "terkunci" in faults(upload)["doctor_count"]


def test_what_somebody_answered_since_the_preview_is_not_written_over(
    sari: Scope, opened: Round, workbook: bytes, make_scope: Callable[..., Scope]
) -> None:
    sheet = VillageSheet.objects.get(round=opened, region=DESA)
    record_answers(sari, sheet.pk, {"doctor_count": 1})
    upload = start_upload(sari, opened.pk, "a.xlsx", fill(workbook, {"doctor_count": 2, "midwife_count": 1}))
    changed = upload.answers.get(answer_id="doctor_count")
    assert (changed.state, changed.note) == (State.CHANGED, "Sekarang tersimpan: 1 orang.")
    record_answers(make_scope("Rudi", Role.PLD, DESA), sheet.pk, {"doctor_count": 5})
    assert confirm_upload(sari, upload.pk) == (1, 1)
    assert "Rudi sudah menjawab 5 orang" in faults(upload)["doctor_count"]
    mend_upload(sari, upload.pk, "a.xlsx", table(HEADS, (DESA, "doctor_count", 2)))
    assert confirm_upload(sari, upload.pk) == (1, 0)
    assert stored() == {"doctor_count": 2, "midwife_count": 1}


def test_a_file_without_answers_is_refused_as_a_whole(sari: Scope, opened: Round) -> None:
    with pytest.raises(NoAnswersInFile, match="Kode isian"):
        start_upload(sari, opened.pk, "a.xlsx", table(("Nama", "Alamat"), ("x", "y")))
    assert not AnswerUpload.objects.exists()


def test_an_upload_is_seen_by_who_brought_it(
    sari: Scope, dpmd: Scope, opened: Round, workbook: bytes, make_scope: Callable[..., Scope]
) -> None:
    upload = start_upload(sari, opened.pk, "a.xlsx", fill(workbook, {"doctor_count": 1}))
    with pytest.raises(NotFound):
        confirm_upload(make_scope("Rudi", Role.PLD, DESA), upload.pk)
    with pytest.raises(NotAllowed):
        confirm_upload(dpmd, upload.pk)
    discard_upload(sari, upload.pk)
    assert stored() == {}
