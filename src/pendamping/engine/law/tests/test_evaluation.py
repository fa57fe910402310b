from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from pendamping.engine.law.evaluation import FOLDER, read_schemes, scheme_on, schemes
from pendamping.engine.law.schema import schemas
from pendamping.engine.law.tests.test_schema import as_json
from pendamping.law.parsing import LawFault

QUARTERLY = (FOLDER / "triwulan-2025.yaml").read_text(encoding="utf-8")


def refused(tmp_path: Path, old: str, new: str) -> str:
    folder = tmp_path / "evaluasi_kinerja"
    folder.mkdir()
    assert old in QUARTERLY
    (folder / "skema.yaml").write_text(QUARTERLY.replace(old, new), encoding="utf-8")
    with pytest.raises(LawFault) as fault:
        read_schemes(folder)
    return str(fault.value)


def test_thirty_sixty_ten() -> None:
    found = scheme_on(date(2025, 1, 1))
    assert found is not None
    assert [group.points for group in found.groups] == [30, 60, 10]
    assert len(found.open_aspects) == 5


def test_the_older_scheme_gives_grades_only() -> None:
    found = scheme_on(date(2024, 12, 31))
    assert found is not None
    assert (found.result, [one.id for one in found.bands or ()], found.open_aspects) == ("grade", list("ABCD"), [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("points: 30\n    assessor", "points: 40\n    assessor", "baris 19: groups.0.points: 40, padahal aspeknya"),
        ("points: 60", "points: 50", "total: 100, padahal poin semua kelompok berjumlah 90"),
        ("points: 5,", "points: 6,", "groups.2.points: 10, padahal aspeknya berjumlah 11"),
        ("points: 2,", "points: 0,", "groups.2.aspects.2.points: harus di atas nol"),
        ("2025-01-01", "2025-02-01", "effective_from: 2025-02-01 di tengah triwulan"),
        ("effective_to: null", "effective_to: 2025-08-31", "effective_to: 2025-08-31 di tengah triwulan"),
        ("id: koordinasi", "id: keaktifan", "groups.2.aspects.1.id: keaktifan ada dua kali"),
        ("period: quarter", "period: bulan", "period: tidak dikenal: bulan. Pilih"),
        ("scale: null", "scala: null", "kunci tidak dikenal. Tulis scale"),
        ("scale: null", "scale: {lowest: 5, highest: 1}", "scale.highest: tidak di atas lowest"),
        ("bands: null", "bands: [{id: A, label_id: A, at_least: 60}]", "bands: batas tidak mencakup 0 sampai 100"),
        ("[visits]", "[kunjungan]", "groups.2.aspects.1.evidence.0: tidak dikenal: kunjungan"),
    ],
)
def test_an_impossible_scheme_names_file_line_and_mend(tmp_path: Path, old: str, new: str, told: str) -> None:
    message = refused(tmp_path, old, new)
    assert message.startswith("law/evaluasi_kinerja/skema.yaml, baris ")
    assert told in message


@pytest.mark.parametrize("ends", ["null", "2025-03-31"])
def test_two_schemes_on_one_day_are_refused(tmp_path: Path, ends: str) -> None:
    earlier = QUARTERLY.replace("effective_to: null", f"effective_to: {ends}")
    (tmp_path / "a.yaml").write_text(earlier, encoding="utf-8")
    later = QUARTERLY.replace("id: triwulan-2025", "id: baru").replace("2025-01-01", "2025-04-01")
    (tmp_path / "b.yaml").write_text(later, encoding="utf-8")
    if ends == "null":
        with pytest.raises(LawFault, match="berlaku bersamaan"):
            read_schemes(tmp_path)
    else:
        assert [one.id for one in read_schemes(tmp_path)] == ["triwulan-2025", "baru"]


def test_our_files_fit_their_schema() -> None:
    assert schemes()
    for path in FOLDER.glob("*.yaml"):
        jsonschema.validate(as_json(yaml.safe_load(path.read_text(encoding="utf-8"))), schemas()["evaluation_scheme"])
