"""What a user installs: the wheel alone, with nothing but its locked dependencies, prepares and answers."""

import shutil
import subprocess
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from tests.demo import DATABASE, ROOT, installed_environment, listening

BUILT = {
    "pendamping/web/static/web/build/office.css",
    "pendamping/web/static/lapangan/index.html",
    "pendamping/regions/data/wilayah.parquet",
    "pendamping/reports/fonts/SourceSans3-Regular.ttf",
}
pytestmark = [pytest.mark.slow, pytest.mark.one_database]


def test_the_wheel_holds_what_make_built_and_no_tests(installed: Path) -> None:
    with ZipFile(next(installed.parents[2].glob("pendamping-*.whl"))) as wheel:
        names = set(wheel.namelist())
    missing = BUILT - names
    if any(not (ROOT / "src" / name).exists() for name in missing):
        pytest.skip(f"belum dibangun (make build): {', '.join(sorted(missing))}")
    assert not missing
    assert not [name for name in names if "/tests/" in name]


def test_the_wheel_prepares_a_demo_whose_audit_trail_is_whole(installed: Path, own_demo: Path) -> None:
    assert "Lamandau" in (own_demo / "said.txt").read_text()
    settings = installed_environment(own_demo) | {"PENDAMPING_HTTPS": "0"}
    subprocess.run([installed, "verify_audit"], check=True, capture_output=True, cwd=own_demo, env=settings)


def test_a_new_installation_shows_its_first_page_with_its_styles(
    installed: Path, migrated_file: Path, tmp_path: Path
) -> None:
    """As the operator's guide makes it: `migrate`, which finds its work done for all tests together; then `serve`."""
    shutil.copy(migrated_file, tmp_path / DATABASE)
    settings = installed_environment(tmp_path) | {"PENDAMPING_HTTPS": "0"}
    subprocess.run([installed, "migrate", "--verbosity", "0"], env=settings, check=True)
    with listening([installed, "serve"], settings) as (address, _process):
        with urlopen(f"{address}/masuk/") as answer:
            page = answer.read().decode()
        styles = next(part for part in page.split('"') if part.endswith(".css"))
        with urlopen(f"{address}{styles}") as answer:
            assert b"--pd-accent" in answer.read()
