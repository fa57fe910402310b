"""Hundreds of random stories between phones and office; a broken promise is told in as few steps as it takes.

`PENDAMPING_STORIES=1000 PENDAMPING_STORY_SEED=x pytest tests/test_sync_model.py` plays others than every run does.
"""

import os
from pathlib import Path

import pytest

from tests.sync_model.machine import prepared
from tests.sync_model.office import ON_SQLITE

STORIES, SHORT = 75, 10  # in the whole run, and in `make test`
SEED = os.environ.get("PENDAMPING_STORY_SEED", "setiap kali") + ("" if ON_SQLITE else " di PostgreSQL")  # others there


@pytest.mark.django_db(transaction=ON_SQLITE)  # SQLite is backed up as a file, PostgreSQL by savepoints
def test_nothing_is_lost_doubled_or_leaked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    usual = SHORT if pytestconfig.getoption("short") else STORIES
    monkeypatch.setattr("django.conf.settings.MEDIA_ROOT", tmp_path / "media")
    stage = prepared(tmp_path / "media")
    for number in range(int(os.environ.get("PENDAMPING_STORIES", usual))):
        if broken := stage.first_fault(f"{SEED}-{number}"):
            pytest.fail(broken, pytrace=False)
