"""Who handles obstacles in the tests of this app, and one that Sari met."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.people import DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.obstacles.models import Level, Obstacle
from pendamping.obstacles.schemas import NewObstacle
from pendamping.obstacles.services import raise_obstacle


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    """Maria, of the village office of Lamandau."""
    return make_scope("Maria", Role.DPMD, "6209")


@pytest.fixture
def head(make_scope: Callable[..., Scope]) -> Scope:
    """Karim, head of Sari's desa."""
    return make_scope("Karim", Role.KEPALA_DESA, DESA)


def new(**changes: Any) -> NewObstacle:
    content = {
        "region": DESA,
        "theme": "distance",
        "title": "Jembatan putus (data contoh)",
        "description": "Satu tali putus sejak banjir.",
        "wanted_help": "Survei kerusakan.",
        "date": TODAY,
        "level": Level.DISTRICT,
    }
    return NewObstacle.model_validate(content | changes)


@pytest.fixture
def bridge(sari: Scope) -> Obstacle:
    return raise_obstacle(sari, new())[0]
