"""Who works with the library in these tests, and a practice of Sari's."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from tests.people import DESA, TODAY

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.library.models import Practice
from pendamping.library.schemas import PracticeContent
from pendamping.library.services.practices import submit_practice, write_practice
from pendamping.meetings.models import Level, Meeting
from pendamping.meetings.schemas import NewMeeting
from pendamping.meetings.services import plan_meeting


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    """Maria, of the village office of Lamandau."""
    return make_scope("Maria", Role.DPMD, "6209")


def told(**changes: Any) -> PracticeContent:
    content = {
        "region": DESA,
        "theme": "environment",
        "title": "Bank sampah dikelola karang taruna (data contoh)",
        "story": "Warga memilah di rumah, karang taruna menimbang tiap Sabtu.",
        "result": "Sampah yang dibakar berkurang dari 40 menjadi 6 karung sebulan.",
        "cost": 3_500_000,
        "contact_office": "Pemerintah Desa Pedongatan",
    }
    return PracticeContent.model_validate(content | changes)


@pytest.fixture
def practice(sari: Scope) -> Practice:
    """Handed in."""
    return submit_practice(sari, write_practice(sari, told()).pk)


@pytest.fixture
def meeting(dpmd: Scope) -> Meeting:
    """A rakor of the kabupaten."""
    new = NewMeeting(
        title="Rakor (data contoh)",
        region="6209",
        level=Level.REGENCY,
        date=TODAY,
        start=time(8),
        end=time(11),
        place="Aula",
    )
    return plan_meeting(dpmd, new)
