"""What every test may ask for, and the order in which they run."""

import pytest

pytest_plugins = ["tests.demo", "tests.people", "tests.audit"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no worker of a parallel run still has one to do when the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
