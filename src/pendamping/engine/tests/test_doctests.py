"""The examples in the engines' own words hold."""

import doctest
import pkgutil
from importlib import import_module

import pytest

from pendamping import engine

MODULES = [one.name for one in pkgutil.walk_packages(engine.__path__, "pendamping.engine.") if ".tests" not in one.name]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    result = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0
