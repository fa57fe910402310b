"""A row of meetings of Lamandau with its offices, and one meeting of it."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

import pytest
from tests.people import TODAY

from pendamping.access.roles import Role
from pendamping.common.scope import Scope
from pendamping.meetings.groups import Group
from pendamping.meetings.models import Level, Meeting, MeetingSeries
from pendamping.meetings.schemas import NewAction, NewAttendance, NewMeeting, SeriesContent
from pendamping.meetings.services import make_series, plan_meeting
from pendamping.people.models import Organisation, Person

NOON = datetime(2024, 11, 12, 5, tzinfo=UTC)
FEMALE = Person.Sex.FEMALE


@pytest.fixture
def dpmd(make_scope: Callable[..., Scope]) -> Scope:
    """Maria, of the village office of Lamandau."""
    return make_scope("Maria", Role.DPMD, "6209")


@pytest.fixture
def camat(make_scope: Callable[..., Scope]) -> Scope:
    return make_scope("Camat Contoh", Role.CAMAT, "620904")


@pytest.fixture
def offices(dpmd: Scope) -> list[Organisation]:
    names = ["Dinas PMD", "Dinas PUPR", "Dinas Kesehatan"]
    return [Organisation.objects.create(region_id="6209", name=name, short_name=name) for name in names]


@pytest.fixture
def series(dpmd: Scope, offices: list[Organisation]) -> MeetingSeries:
    keys = tuple(one.pk for one in offices)
    content = SeriesContent(
        region="6209",
        name="Rakor pendamping (contoh)",
        level=Level.REGENCY,
        rhythm=MeetingSeries.Rhythm.MONTHLY,
        invites=(Group.PLD, Group.PD, Group.CAMAT),
        organisations=keys[1:],
        hosts=keys,
    )
    return make_series(dpmd, content)


def new_meeting(**changes: Any) -> NewMeeting:
    content: dict[str, Any] = {
        "title": "Rakor November (contoh)",
        "date": TODAY,
        "start": time(8),
        "end": time(11, 30),
        "place": "Aula Bappeda",
    }
    return NewMeeting.model_validate(content | changes)


@pytest.fixture
def meeting(dpmd: Scope, series: MeetingSeries, offices: list[Organisation]) -> Meeting:
    return plan_meeting(dpmd, new_meeting(series=series.pk, host=offices[0].pk))


def came(meeting: Meeting, **changes: Any) -> NewAttendance:
    return NewAttendance.model_validate({"meeting": meeting.pk, "sex": "f", "at": NOON} | changes)


def promise(meeting: Meeting, owner: Organisation | None, **changes: Any) -> NewAction:
    content = {
        "meeting": meeting.pk,
        "region": "6209",
        "title": "Survei jembatan (contoh)",
        "organisation": owner.pk if owner else None,
        "due_on": TODAY,
    }
    return NewAction.model_validate(content | changes)
