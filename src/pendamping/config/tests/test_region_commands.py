import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.people import NAMES

from pendamping.common.tables import write_csv
from pendamping.regions.models import Boundary, FormerCode, Region, RegionImport

pytestmark = pytest.mark.usefixtures("regions")


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def newer_list(tmp_path: Path) -> str:
    file = tmp_path / "daftar.csv"
    file.write_bytes(write_csv([["Kode", "Nama"], *(NAMES | {"6209042008": "Pedongatan Jaya"}).items()]))
    return str(file)


def test_a_dry_run_tells_and_keeps_nothing(newer_list: str) -> None:
    told = run("import_regions", newer_list, "--source", "Contoh", "--date", "2024-01-01", "--dry-run")
    assert "tidak ada yang disimpan" in told
    assert not RegionImport.objects.exists()


def test_a_newer_list_is_applied_when_nothing_needs_a_person(newer_list: str) -> None:
    assert "Daftar diterapkan." in run("import_regions", newer_list, "--source", "Contoh", "--date", "2024-01-01")
    assert Region.objects.get(pk="6209042008").name == "Pedongatan Jaya"


def test_a_conflict_is_left_for_the_page(newer_list: str) -> None:
    Region.objects.filter(pk="6209042008").update(valid_until="2020-12-31")
    assert "perlu keputusan orang" in run("import_regions", newer_list, "--source", "Contoh", "--date", "2024-01-01")
    assert RegionImport.objects.get().state == "pending"


def test_what_is_wrong_stops_the_command_with_a_sentence(newer_list: str) -> None:
    with pytest.raises(CommandError, match="Dasar hukum daftar belum diisi"):
        run("import_regions", newer_list)
    with pytest.raises(CommandError, match="sudah berisi 11 wilayah"):
        run("import_regions")


def test_boundaries_and_old_codes_come_from_files(tmp_path: Path) -> None:
    ring = [[111, -2], [111.1, -2], [111.1, -1.9], [111, -2]]
    shape = {
        "type": "Feature",
        "properties": {"kode": "62.09.04.2008", "nama": "Pedongatan"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    map_file, codes_file = tmp_path / "batas.geojson", tmp_path / "kode.csv"
    map_file.write_text(json.dumps({"type": "FeatureCollection", "features": [shape]}))
    codes_file.write_text("edisi,kode_lama,nama_lama,kode_kini\n2017,62.09.01.2099,Pedong Atan,62.09.04.2008\n")
    assert "1 batas tersimpan" in run("import_boundaries", "62.09", str(map_file), "--source", "contoh")
    assert "1 kode lama tersimpan" in run("import_old_codes", str(codes_file))
    assert (Boundary.objects.get().region_id, FormerCode.objects.get().region_id) == ("6209042008", "6209042008")
