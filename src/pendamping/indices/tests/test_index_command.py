"""`pendamping index` as an analyst meets it: files in, files out, sentences for what cannot be read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from python_calamine import CalamineWorkbook
from tests.people import DESA as PLACE
from xlsxwriter import Workbook

from pendamping.common.scope import Scope
from pendamping.engine import index as engine
from pendamping.indices.schemas import OPEN_DATA
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import row

IDM = engine.definition("idm")
DESA = "6209012001"
Output = pytest.CaptureFixture[str]


def csv(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def scores(**changed: int | str) -> dict[str, Any]:
    return {"kode": DESA, "tahun": 2024} | {one.id: 5 for one in IDM.indicators} | changed


def csv_of(path: Path, *rows: dict[str, Any]) -> Path:
    return csv(path, ",".join(rows[0]), *(",".join(str(cell) for cell in one.values()) for one in rows))


def sheet(path: Path) -> pl.DataFrame:
    head, *lines = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return pl.DataFrame(lines, schema=[str(cell) for cell in head], orient="row")


def run(*arguments: object) -> int:
    """The exit code."""
    try:
        call_command("index", *[str(one) for one in arguments])
    except CommandError as error:
        return error.returncode
    return 0


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_scores_in_results_out(tmp_path: Path, ending: str) -> None:
    source, out = (
        csv_of(tmp_path / "skor.csv", scores(), scores(kode="6209012002", iks_02=0)),
        tmp_path / f"hasil.{ending}",
    )
    assert run("score", source, "--index", "idm", "--out", out) == 0
    readers: dict[str, Callable[[Path], pl.DataFrame]] = {"csv": pl.read_csv, "xlsx": sheet, "parquet": pl.read_parquet}
    result = readers[ending](out)
    assert result.columns[:12] == [
        "kode", "tahun", "points", "iks", "ike", "ikl", "idm", "status", "target_status", "skor_minimal", "penambahan",
        "points_to_next",
    ]  # fmt: skip
    assert result["points"].to_list() == [6300, 6240]
    assert result["idm"].to_list() == [1, 0.99047619047619]
    assert result["nilai_iks_02"].to_list() == [0, 0.00952381]


def test_answers_are_read_as_people_write_them(tmp_path: Path) -> None:
    heads = "Kode;Tahun;doctor_count;health_facility_travel_minutes;has_library;pollution_kinds"
    source = csv(tmp_path / "jawaban.csv", heads, f'{DESA};2024;0;12,5;ya;"Air; Udara"')
    out = tmp_path / "hasil.parquet"
    assert run("score", source, "--out", out) == 0
    found = pl.read_parquet(out).row(0, named=True)
    gains = [found[f"nilai_{id_}"] for id_ in ("iks_01", "iks_02", "iks_14", "ikl_01")]
    assert gains == [0, 0.00952381, 0, 0.04444444]
    assert (found["points"], found["status"]) == (None, None)
    assert "iks_03" in found["belum_ada"].split()


BAD_CELLS = [
    ({"iks_02": 3}, "kolom iks_02: Terbaca “3”. Skor indikator ini: 0, 5."),
    ({"iks_02": "lima"}, "kolom iks_02: Terbaca “lima”."),
    ({"kode": "62.09"}, "kolom kode: kode desa “62.09” bukan sepuluh angka"),
    ({"kode": ""}, "kolom kode: Isi sel ini."),
    ({"tahun": "24"}, "kolom tahun: tahun “24” tidak dikenal"),
]


@pytest.mark.parametrize(("changed", "said"), BAD_CELLS)
def test_a_bad_cell_is_told_and_good_rows_survive(tmp_path: Path, capsys: Output, changed: Any, said: str) -> None:
    source = csv_of(tmp_path / "skor.csv", scores(kode="6209012002"), scores(**changed))
    assert run("score", source, "--out", tmp_path / "hasil.parquet", "--problems", tmp_path / "masalah.csv") == 1
    assert f"skor.csv, baris 3, {said}" in capsys.readouterr().err
    assert pl.read_parquet(tmp_path / "hasil.parquet")["kode"].to_list() == ["6209012002"]
    assert pl.read_csv(tmp_path / "masalah.csv")["baris"].to_list() == [3]


BAD_ANSWERS = [
    ("health_facility_travel_minutes", "5 menit", "Tulis angkanya saja: 5. Satuannya sudah menit."),
    ("health_facility_travel_minutes", "1.500", "dapat berarti dua hal. Tulis 1500 atau 1,5."),
    ("doctor_count", "0,75", "tulis bilangan bulat"),
    ("doctor_count", "-1", "tidak dapat kurang dari 0"),
    ("doctor_count", "2024-05-06", "Terbaca tanggal atau jam"),
    ("toilet_place", "sungai", "Pilih salah satu: Jamban sendiri"),
    ("has_library", "2", "Tulis Ya atau Tidak"),
]


@pytest.mark.parametrize(("answer", "text", "said"), BAD_ANSWERS)
def test_a_bad_answer_is_told_with_what_to_write(
    tmp_path: Path, capsys: Output, answer: str, text: str, said: str
) -> None:
    source = csv(tmp_path / "jawaban.csv", f"kode;tahun;{answer}", f"{DESA};2024;{text}")
    assert run("score", source, "--out", tmp_path / "hasil.csv") == 1
    shown = capsys.readouterr().err
    assert f"baris 2, kolom {answer}: " in shown
    assert said in shown


def test_a_part_larger_than_its_whole_is_refused(tmp_path: Path, capsys: Output) -> None:
    heads = "kode;tahun;electrified_household_count;household_count"
    source = csv(tmp_path / "jawaban.csv", heads, f"{DESA};2024;510;500", "6209012002;2024;490;500")
    assert run("score", source, "--out", tmp_path / "hasil.parquet") == 1
    assert "510, lebih banyak daripada" in capsys.readouterr().err
    assert pl.read_parquet(tmp_path / "hasil.parquet")["kode"].to_list() == ["6209012002"]


def test_answers_that_contradict_each_other_are_told_but_count(tmp_path: Path, capsys: Output) -> None:
    source = csv(tmp_path / "jawaban.csv", "kode;tahun;has_mutual_aid;mutual_aid_frequency", f"{DESA};2024;tidak;3")
    assert run("score", source, "--out", tmp_path / "hasil.parquet") == 0
    assert "Tidak ada kebiasaan gotong royong, tetapi frekuensinya di atas 0." in capsys.readouterr().err


def test_two_rows_for_one_village_and_year_are_both_refused(tmp_path: Path, capsys: Output) -> None:
    source = csv_of(tmp_path / "skor.csv", scores(), scores(kode="6209012002"), scores(iks_01=1))
    assert run("score", source, "--out", tmp_path / "hasil.parquet") == 1
    assert f"{DESA} tahun 2024 ada di baris 2, 4. Sisakan satu baris." in capsys.readouterr().err
    assert pl.read_parquet(tmp_path / "hasil.parquet")["kode"].to_list() == ["6209012002"]


def test_a_workbook_with_a_moved_head_and_typed_cells_is_read(tmp_path: Path) -> None:
    path = tmp_path / "jawaban.xlsx"
    with Workbook(path) as workbook:
        workbook.add_worksheet("Catatan").write(0, 0, "data contoh")
        sheet = workbook.add_worksheet("Isian")
        sheet.write_row(2, 1, ["tahun", "doctor_count", "kode", "health_facility_travel_minutes"])
        sheet.write_row(3, 1, [2024, 1, DESA, 30.5])
    assert run("score", path, "--out", tmp_path / "hasil.parquet") == 0
    found = pl.read_parquet(tmp_path / "hasil.parquet").row(0, named=True)
    assert (found["nilai_iks_01"], found["nilai_iks_02"]) == (0.00190476, 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["score", "tidak-ada.csv", "--out", "hasil.csv"], "Tidak ada: tidak-ada.csv"),
        (["score", "skor.csv", "--out", "hasil.txt"], "akhiran berkas hasil salah satu dari .csv, .xlsx, .parquet"),
        (["score", "skor.csv", "--index", "idn", "--out", "hasil.csv"], "Tidak ada indeks idn"),
        (["score", "rusak.parquet", "--out", "hasil.csv"], "rusak.parquet tidak dapat dibaca"),
        (["score", "kosong.csv", "--out", "hasil.csv"], "kosong.csv kosong"),
        (["score", "tanpa-skor.csv", "--out", "hasil.csv"], "tidak ada kolom skor"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    csv_of(Path("skor.csv"), scores())
    csv(Path("tanpa-skor.csv"), "kode,tahun,nama", f"{DESA},2024,Contoh")
    csv(Path("kosong.csv"))
    Path("rusak.parquet").write_bytes(b"PAR1 bukan parquet")
    with pytest.raises(CommandError, match=said) as ended:
        call_command("index", *arguments)
    assert ended.value.returncode == 2


def test_indeks_desa_is_computed_from_the_points_of_its_dimensions(tmp_path: Path) -> None:
    """From the points of dimensions or sub-dimensions; a part that lacks leaves the whole open."""
    heads = "kode,tahun,dld,ds,de,dl,da,dtkpd"
    source = csv(tmp_path / "poin.csv", heads, f"{DESA},2025,136,68,127,71,40,64", "6209012002,2025,136,68,127,71,40,")
    assert run("score", source, "--index", "indeks-desa", "--out", tmp_path / "hasil.parquet") == 0
    found = pl.read_parquet(tmp_path / "hasil.parquet").select("points", "indeks_desa", "status", "belum_ada").rows()
    assert found == [(506, 79.69, "mandiri", ""), (None, None, None, "dtkpd")]


def test_a_score_out_of_an_uncertain_rule_is_called_an_estimate(tmp_path: Path, capsys: Output) -> None:
    source = csv(tmp_path / "jawaban.csv", "kode,tahun,has_posyandu", f"{DESA},2025,ya")
    assert run("score", source, "--index", "indeks-desa", "--out", tmp_path / "hasil.parquet") == 0
    shown = capsys.readouterr().out
    assert "tidak lengkap" in shown
    assert "perkiraan" in shown


def test_more_points_than_a_dimension_has_are_told(tmp_path: Path, capsys: Output) -> None:
    source = csv(tmp_path / "poin.csv", "kode,tahun,dld,ds", f"{DESA},2025,171,68")
    assert run("score", source, "--index", "indeks-desa", "--out", tmp_path / "hasil.parquet") == 1
    assert "baris 2, kolom dld: Terbaca “171”. Tulis poin 0 sampai 170." in capsys.readouterr().err


def results(**changed: Any) -> dict[str, Any]:
    figures = {"iks": 1, "ike": 1, "ikl": 1, "idm": 1, "status": "MANDIRI", "target_status": "MANDIRI"}
    return scores() | figures | {"skor_minimal": "0.8156", "penambahan": -0.1844} | changed


def test_results_that_agree_end_well(tmp_path: Path, capsys: Output) -> None:
    assert run("compare", csv_of(tmp_path / "resmi.csv", results())) == 0
    assert "1 dari 1 cocok" in capsys.readouterr().out


def test_a_copied_score_is_recovered_and_its_village_listed(tmp_path: Path, capsys: Output) -> None:
    """The published dimension is 158 of 175; the shown scores add up to 162."""
    low = {"iks_01": 1, "iks_03": 1, "iks_06": 1, "iks_30": 5, "iks_31": 5, "iks_08": 4}
    shown = results(**low, iks="0.90285714285714", idm="0.96761904761905", penambahan=-0.15201904761905)
    source, out = csv_of(tmp_path / "resmi.csv", shown), tmp_path / "beda.csv"
    assert run("compare", source, "--out", out) == 0
    assert "1 skor terbit keliru dan dipulihkan" in capsys.readouterr().out
    assert pl.read_csv(out).select("column", "official", "ours", "cause").row(0) == (
        "iks_30",
        5,
        1,
        "office_internet_2024",
    )


def test_a_difference_without_a_cause_is_listed_and_the_exit_code_tells(tmp_path: Path, capsys: Output) -> None:
    assert run("compare", csv_of(tmp_path / "resmi.csv", results(status="MAJU"))) == 1
    assert f"{DESA} 2024 status: resmi maju, dihitung mandiri" in capsys.readouterr().out


def test_a_list_of_four_decimals_is_compared_in_its_digits(tmp_path: Path) -> None:
    shown = results(iks_02=0, iks="0.9714", idm="0.9905", penambahan="-0.1749")
    assert run("compare", csv_of(tmp_path / "resmi.csv", shown)) == 0


def test_an_official_result_is_explained(dpmd: Scope, capsys: Output) -> None:
    given = {one.id: 5 for one in IDM.indicators} | {"iks_02": 0}
    record_results(dpmd, OPEN_DATA, [row(PLACE, "PEDONGATAN", scores=given)])
    assert run("explain", PLACE, "--year", "2024") == 0
    shown = capsys.readouterr().out
    assert "Pedongatan (6209042008), Indeks Desa Membangun 2024" in shown
    assert "Aturan: Jumlah Dokter Tidak ada" in shown
    assert "Bila menjadi 5: +0,0095 (60 poin)" in shown
    assert "Yang dapat bertindak: Dinas Kesehatan" in shown
    assert "IKS    0,9714 (jumlah skor 170 dari 175)" in shown
    assert "Dasar: Permendesa PDTT 2/2016." in shown
    assert "Nilai terbitan 0.7056" in shown


@pytest.mark.usefixtures("regions")
def test_a_village_without_a_result_is_told() -> None:
    with pytest.raises(CommandError, match="Pedongatan tidak punya hasil IDM"):
        call_command("index", "explain", PLACE)
