"""What every test may ask for, which of them run on PostgreSQL, and the order in which they run."""

import os

import pytest
from hypothesis import HealthCheck, settings

# What is drawn is the same in every run, and how fast a busy machine draws it is no fault of what is tested.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")

pytest_plugins = ["tests.demo", "tests.people", "tests.audit", "tests.installed", "tests.ready_database"]

STORES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest first, so that no worker of a parallel run still has one to do when the others are done.

    A test that stores nothing, or asks what no database decides, says the same on every database: it runs with
    SQLite, and a second time nowhere.
    """
    if os.environ.get("PENDAMPING_TEST_DATABASE") == "postgresql":
        elsewhere = [item for item in items if not _differs(item)]
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if _differs(item)]
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def _differs(item: pytest.Item) -> bool:
    if item.get_closest_marker("one_database") is not None:
        return False
    return item.get_closest_marker("django_db") is not None or bool(STORES & set(getattr(item, "fixturenames", ())))
