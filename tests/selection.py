"""Which tests a run holds, and in which order.

`make test` runs the short part: `--short=FILE`, where FILE is told how many tests were left to `make test ALL=1`.
"""

import os
from pathlib import Path

import pytest

STORES = {"db", "transactional_db", "django_db_setup", "live_server"}
ON_POSTGRESQL = os.environ.get("PENDAMPING_TEST_DATABASE") == "postgresql"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--short", metavar="FILE", type=Path, help="leave out what takes long, and say in FILE how many")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if ON_POSTGRESQL:
        _keep([item for item in items if _differs(item)], items, config)
    told = config.getoption("short")
    if told is not None:
        short = [item for item in items if not _is_long(item)]
        told.write_text(str(len(items) - len(short)))  # every worker counts the same
        _keep(short, items, config)
    # The longest first, so that no worker of a parallel run still has one to do when the others are done; but none that
    # empties the tables: what the migrations put there is gone for every test after it.
    items.sort(key=lambda item: item.get_closest_marker("slow") is None or _empties(item))


def _keep(chosen: list[pytest.Item], items: list[pytest.Item], config: pytest.Config) -> None:
    kept = set(chosen)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = chosen


def _differs(item: pytest.Item) -> bool:
    """A test that stores nothing, or asks what no database decides, says the same on every database.

    It runs with SQLite, and a second time nowhere.
    """
    if item.get_closest_marker("one_database") is not None:
        return False
    return item.get_closest_marker("django_db") is not None or bool(STORES & _fixtures(item))


def _is_long(item: pytest.Item) -> bool:
    """What takes over ten seconds; and the second time, on PostgreSQL, what opens pages.

    A page asks the selectors and services, whose own tests ask them directly on both databases.
    """
    if item.get_closest_marker("slow") is not None:
        return True
    return ON_POSTGRESQL and (item.get_closest_marker("pages") is not None or "client" in _fixtures(item))


def _empties(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    commits = marker is not None and bool(marker.kwargs.get("transaction"))
    return commits or bool({"transactional_db", "live_server"} & _fixtures(item))


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))
