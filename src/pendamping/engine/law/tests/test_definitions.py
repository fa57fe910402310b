import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from pendamping.engine.law.definitions import NoSuchIndex, definition, definitions, read_definition
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.engine.law.tests.folders import SMALL, write_folder
from pendamping.law.parsing import LawFault

IDM_ANSWERS, IDM_FAULTS = 53, 21


@pytest.fixture
def idm() -> IndexDefinition:
    return definition("idm")


def test_idm_is_whole(idm: IndexDefinition) -> None:
    assert (len(idm.answers), len(idm.indicators), len(idm.faults)) == (IDM_ANSWERS, 50, IDM_FAULTS)
    assert {one.group for one in idm.indicators} == {one.id for one in idm.groups}
    assert {id_ for one in idm.indicators for id_ in one.inputs} == set(idm.answers)


@pytest.mark.parametrize(
    ("value", "status"),
    [("0.4907", "sangat_tertinggal"), ("0.4908", "tertinggal"), ("0.8155", "maju"), ("0.81555555555556", "mandiri")],
)
def test_upper_bounds_belong_to_the_lower_status(idm: IndexDefinition, value: str, status: str) -> None:
    assert idm.band_of(Decimal(value)).id == status


def test_points_and_values_agree_on_every_status(idm: IndexDefinition) -> None:
    assert all(idm.band_at(points) == idm.band_of(Decimal(points) / 6300) for points in range(6301))


def test_an_office_at_two_levels_is_named_once(idm: IndexDefinition) -> None:
    assert idm.actors_of(idm.indicator("iks_18")) == ["Karang Taruna", "Dinas Pemuda dan Olahraga kab. dan prov."]


def test_every_gain_together_leads_to_one(idm: IndexDefinition) -> None:
    assert round(sum(idm.gain(one, 0) for one in idm.indicators), 20) == 1


def test_units_are_written_out(idm: IndexDefinition) -> None:
    assert idm.answers["shopping_area_distance_km"].unit_label == "km"


def test_indeks_desa_has_its_maxima_and_says_what_is_not_known() -> None:
    desa = definition("indeks-desa")
    assert [one.max_sum for one in desa.dimensions] == [170, 85, 160, 90, 50, 80]
    assert [one.max_sum for one in desa.groups if one.max_sum] == [45, 100, 25, 65, 20, 40, 120, 65, 25, 20, 30, 35, 45]
    assert len([one for one in desa.groups if one.within]) == 48
    assert len(desa.indicators) == 127
    assert [one.id for one in desa.indicators if one.certainty == "unknown"] == ["i4a_unknown"]
    assert not [one.id for one in desa.indicators if bool(one.scale) != bool(one.measure)]
    assert len([one for one in desa.indicators if one.inputs]) == 37


def test_the_two_indices_of_the_nation_follow_each_other() -> None:
    assert [one.id for one in definitions()] == ["idm", "indeks-desa"]
    assert definition("idm").successor == "indeks-desa"


def test_an_index_nobody_describes_is_told_with_those_that_are() -> None:
    with pytest.raises(NoSuchIndex, match=r"Tidak ada indeks idn. Yang ada: .*idm"):
        definition("idn")


def test_a_folder_is_enough_for_an_index_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "perbup-7-2025")
    monkeypatch.setenv("PENDAMPING_LAW_DIR", str(tmp_path))
    own = definition("kelayakan-air")
    assert own.band_at(7).label == "Cukup"
    assert own in definitions()


@dataclass(frozen=True)
class Mistake:
    file: str
    text: str
    wrong: str
    line: int
    said: str


MISTAKES = [
    Mistake("index.yaml", "top_points: 10", "top_point: 10", 7, "top_point: kunci tidak dikenal. Tulis top_points"),
    Mistake("index.yaml", "top_points: 10", "top_points: 11", 7, "11, padahal semua dimensi berjumlah 10. Sesuaikan"),
    Mistake("index.yaml", "top_points: 10", 'top_points: "10"', 7, "bukan bilangan bulat: 10. Tulis bilangan bulat"),
    Mistake("index.yaml", "label_id: Air\n", "", 1, "label_id: belum ada. Tambahkan kunci label_id"),
    Mistake("index.yaml", "dimension: air}", "dimension: udara}", 12, "udara tidak dikenal. Pilih salah satu: air"),
    Mistake("status.yaml", "points_max: 10}", "points_max: 9}", 9, "points_max: 9. Tulis 10 seperti top_points"),
    Mistake("status.yaml", "points_max: 7}", "points_max: tujuh}", 8, "2025-01-01.1.points_max: bukan bilangan bulat"),
    Mistake("answers.yaml", "unit: minute", "unit: menit", 5, "menit tidak dikenal. Pilih salah satu: event"),
    Mistake("indicators.yaml", "answer: jarak_menit", "answer: jarak", 8, "jarak tidak dikenal. Pilih salah satu"),
    Mistake("indicators.yaml", "gt: 30, le", "gt: 31, le", 9, "nilai 30.000001 tidak mendapat skor. Perbaiki when"),
    Mistake("indicators.yaml", "gt: 30, le", "ge: 30, le", 9, "nilai 30 mendapat lebih dari satu skor (5, 3)"),
    Mistake("indicators.yaml", "le: 30}", "le: 30.5}", 10, "bukan angka: 30.5. Tulis desimal di antara tanda kutip"),
    Mistake("indicators.yaml", "group: sumber", "grup: sumber", 7, "grup: kunci tidak dikenal. Tulis group"),
    Mistake("indicators.yaml", "scale:\n    5", "scale:\n    6", 10, "skor di luar batas. Pakai skor 0 sampai 5"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: f"{one.file}: {one.wrong}")
def test_a_mistake_is_told_with_file_line_and_mend(tmp_path: Path, mistake: Mistake) -> None:
    assert mistake.text in SMALL[mistake.file]
    text = SMALL[mistake.file].replace(mistake.text, mistake.wrong, 1)
    folder = write_folder(tmp_path / "perbup-7-2025", {mistake.file: text})
    with pytest.raises(LawFault, match=re.escape(mistake.said)) as caught:
        read_definition(folder)
    assert caught.value.file.endswith(f"perbup-7-2025/{mistake.file}")
    assert caught.value.line == mistake.line


def test_a_file_that_lacks_is_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "perbup-7-2025")
    (folder / "status.yaml").unlink()
    with pytest.raises(LawFault, match=r"status.yaml, baris 1: berkas belum ada"):
        read_definition(folder)
