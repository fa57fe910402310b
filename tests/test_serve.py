"""An installation as the operator's guide makes it: `migrate`, then `serve`, and the first page is there."""

import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.demo import OFFICE_STYLES, ROOT, environment, listening


@pytest.mark.slow
def test_a_new_installation_shows_its_first_page_with_its_styles(tmp_path: Path) -> None:
    if not OFFICE_STYLES.exists():
        pytest.skip(f"belum dibangun (make build): {OFFICE_STYLES.relative_to(ROOT)}")
    settings = environment(tmp_path) | {"PENDAMPING_HTTPS": "0"}
    subprocess.run([sys.executable, "-m", "pendamping", "migrate", "--verbosity", "0"], env=settings, check=True)
    with listening("serve", settings) as (address, _process):
        with urlopen(f"{address}/masuk/") as answer:
            page = answer.read().decode()
        styles = next(part for part in page.split('"') if part.endswith(".css"))
        with urlopen(f"{address}{styles}") as answer:
            assert b"--pd-accent" in answer.read()
