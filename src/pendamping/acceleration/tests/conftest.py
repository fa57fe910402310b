"""Who plans in the tests of this app, and what there is to plan with."""

from collections.abc import Callable

import pytest
from tests.people import DESA, OTHER_DESA

from pendamping.acceleration.models import Scenario
from pendamping.acceleration.tests.plans import make_solved
from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.indices.schemas import NewSource
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.published import row, scored_row


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    """Maria, of the village office of Lamandau."""
    return make_scope("Maria", Role.DPMD, "6209")


@pytest.fixture
def bupati(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Hendra", Role.BUPATI, "6209")


@pytest.fixture
def results(dpmd: Scope) -> None:
    """Two villages with all scores, and one of which only the index was published."""
    rows = [
        scored_row(DESA, "PEDONGATAN", 3, iks_02=0, ike_10=1, ikl_03=0),
        scored_row(OTHER_DESA, "MERAMBANG", 4, ikl_03=3),
        row("6209012001", "BUMI AGUNG"),
    ]
    record_results(dpmd, NewSource("Hasil uji"), rows)


@pytest.fixture
def solved(dpmd: Scope, results: None) -> Scenario:
    return make_solved(dpmd)
