"""Who keeps works in the tests of this app, and one of Sari's desa."""

from collections.abc import Callable

import pytest
from tests.people import DESA

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.villages.models import Work
from pendamping.villages.services import record_work
from pendamping.villages.tests.samples import new_work


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    """Maria, of the village office of Lamandau."""
    return make_scope("Maria", Role.DPMD, "6209")


@pytest.fixture
def head(make_scope: Callable[..., Scope]) -> Scope:
    """Karim, head of Sari's desa."""
    return make_scope("Karim", Role.KEPALA_DESA, DESA)


@pytest.fixture
def road(sari: Scope) -> Work:
    return record_work(sari, new_work())[0]
