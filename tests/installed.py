"""The product as a user installs it: the wheel alone, in an environment with nothing but its locked dependencies."""

import fcntl
import os
import re
import subprocess
import sys
import venv
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from pendamping.regions.lists.packaged import PACKAGED_LIST

ROOT = Path(__file__).resolve().parent.parent
OFFICE_STYLES = ROOT / "src/pendamping/web/static/web/build/office.css"
LOCK = ROOT / "requirements" / "runtime.txt"


@pytest.fixture(scope="session")
def installed() -> Path:
    """The installed program `pendamping`, shared by the workers of a parallel run.

    The dependencies are those that `make` installed from the lock file, checked by hash. Only the ones the lock file
    names are linked in: what a test tool brought along is missing, as it is at a user's.
    """
    missing = [path for path in (PACKAGED_LIST, OFFICE_STYLES) if not path.exists()]
    if missing:
        pytest.skip(f"belum dibangun (make build): {missing[0].relative_to(ROOT)}")
    folder = Path(os.environ["PENDAMPING_TEST_HOME"]) / "installed"
    program = folder / "environment" / "bin" / "pendamping"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not program.exists():
            folder.mkdir()
            _install(folder)
    return program


def _install(folder: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, cwd=folder)
    environment = folder / "environment"
    venv.create(environment)
    _link_locked(next(environment.glob("lib/python*/site-packages")))
    install = [sys.executable, "-m", "pip", "--python", str(environment), "install", "--quiet"]
    offline = ["--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([*install, *offline, str(next(folder.glob("pendamping-*.whl")))], check=True)


def _link_locked(packages: Path) -> None:
    for name in re.findall(r"^([\w.-]+)==", LOCK.read_text(), re.MULTILINE):
        try:
            locked = distribution(name)
        except PackageNotFoundError:
            continue  # another platform's; if it is this one's, what imports it fails
        for top in {file.parts[0] for file in locked.files or ()} - {"..", "__pycache__"}:
            if not (packages / top).exists():
                (packages / top).symlink_to(locked.locate_file(top))
