"""The database of a test run: the migrations run once, in whichever process needs it first; all others copy it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """In place of pytest-django's, which migrates once per worker; the run's folder and server go with the run."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    with django_db_blocker.unblock():
        with _migrated():
            connection.creation.clone_test_db(worker, verbosity=0, autoclobber=True)
        name = connection.creation.get_test_db_clone_settings(worker)["NAME"]
        _choose(name)
        yield
        connection.close()


@pytest.fixture
def migrated_file(django_db_setup: None) -> Path:
    """The SQLite file as `migrate` leaves it, to copy for an installation in processes of its own."""
    return Path(_said().read_text())


@contextmanager
def _migrated() -> Iterator[None]:
    """While the block runs, the connection names the migrated database, and nobody is connected to it."""
    said = _said()
    with said.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            said.write_text(name)
        _choose(said.read_text())
        yield


def _said() -> Path:
    """Where the process that migrates says the name of that database."""
    return Path(os.environ["PENDAMPING_TEST_HOME"]) / "migrated"


def _choose(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
