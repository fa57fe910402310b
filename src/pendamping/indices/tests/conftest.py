"""Who imports in the tests of this app."""

from collections.abc import Callable

import pytest

from pendamping.access.roles import Role
from pendamping.common.scope import Scope


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    """Maria, of the village office of Lamandau."""
    return make_scope("Maria", Role.DPMD, "6209")
