"""What a user installs: the wheel alone, in an empty environment, must prepare and answer."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILT = [
    "src/pendamping/web/static/web/build/office.css",
    "src/pendamping/web/static/lapangan/index.html",
    "src/pendamping/regions/data/wilayah.parquet",
    "src/pendamping/reports/fonts/SourceSans3-Regular.ttf",
]


@pytest.mark.slow
def test_the_wheel_prepares_a_demo_in_an_empty_environment(tmp_path: Path) -> None:
    missing = [name for name in BUILT if not (ROOT / name).exists()]
    if missing:
        pytest.skip(f"belum dibangun (make build): {', '.join(missing)}")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, cwd=tmp_path)
    wheel = next(tmp_path.glob("pendamping-*.whl"))
    venv.create(tmp_path / "empty", with_pip=True)
    program = tmp_path / "empty" / "bin" / "python"
    install = [program, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    # First the locked dependencies, checked by hash; then our wheel alone.
    subprocess.run([*install, "--require-hashes", "-r", ROOT / "requirements/runtime.txt"], check=True)
    subprocess.run([*install, "--no-deps", wheel], check=True)

    home = tmp_path / "home"
    environment = {"PATH": os.environ["PATH"], "PENDAMPING_HOME": str(home)}
    command = [tmp_path / "empty" / "bin" / "pendamping", "demo", "--no-serve", "--small"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert "Lamandau" in done.stdout
    check = subprocess.run(
        [tmp_path / "empty" / "bin" / "pendamping", "verify_audit"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment | {"PENDAMPING_HTTPS": "0"},
    )
    assert check.returncode == 0
