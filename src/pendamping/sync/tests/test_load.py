"""The phones' door under load: a bounded number at once, a polite word to the others, never a server error."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from random import Random
from threading import Thread

import pytest
from django.db import OperationalError
from django.test import Client

from pendamping.common.scope import Scope
from pendamping.sync.load import AUTOMATIC, LATEST, SOONEST, WINDOW, Gate, seconds_until_automatic
from pendamping.sync.tests.conftest import Phone, command, report

PhoneOf = Callable[[Scope], Phone]


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """The door of this process, with somebody inside who does not leave."""
    gate = Gate(1)
    for module in ("middleware", "services.exchange"):
        monkeypatch.setattr(f"pendamping.sync.{module}.the_gate", lambda: gate)
    monkeypatch.setattr(gate, "_wait", lambda _patience: False)
    with gate.enter():
        yield gate


@pytest.mark.django_db
def test_who_finds_the_door_full_is_told_when_to_come_again(sari: Scope, phone_of: PhoneOf, full: Gate) -> None:
    phone = phone_of(sari)
    answer = phone.client.post("/api/sync", "{}", "application/json", headers=phone.headers)
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert answer.json()["code"] == "sync.busy"
    assert SOONEST <= int(answer["Retry-After"]) <= LATEST
    assert phone.client.put("/api/files/" + "0" * 64, b"x", headers=phone.headers).status_code == 503
    assert full.is_crowded


@pytest.mark.django_db
def test_pages_and_enrolment_are_served_meanwhile(client: Client, full: Gate) -> None:
    assert client.get("/masuk/").status_code == 200
    assert client.post("/api/devices", "{}", "application/json").status_code == 422


@pytest.mark.django_db
def test_a_locked_database_is_busy_and_no_fault(
    sari: Scope, phone_of: PhoneOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = phone_of(sari)

    def locked(*_arguments: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("pendamping.sync.services.taking._take", locked)
    answer = phone.client.post(
        "/api/sync",
        {"protocol": 1, "clock": "2024-11-12T05:00:00Z", "commands": [command("report.put", report())]},
        "application/json",
        headers=phone.headers,
    )
    assert (answer.status_code, answer.json()["code"]) == (503, "sync.busy")


def test_somebody_waits_for_a_turn_and_gets_it() -> None:
    gate, came_in = Gate(1), []

    def second() -> None:
        with gate.enter(patience=5) as is_in:
            came_in.append(is_in)

    with gate.enter():
        waiting = Thread(target=second)
        waiting.start()
    waiting.join()
    assert came_in == [True]


def test_no_more_than_allowed_are_inside() -> None:
    gate = Gate(2)
    with ExitStack() as stack:
        inside = [stack.enter_context(gate.enter(patience=0)) for _number in range(4)]
    assert inside == [True, True, False, False]
    with gate.enter(patience=0) as is_in:
        assert is_in


def test_a_larger_crowd_is_sent_away_for_longer_and_forgotten_after_a_minute() -> None:
    clock = Clock()
    gate = Gate(1, clock, Random(7).random)
    with gate.enter():
        for _number in range(100):
            with gate.enter(patience=0) as is_in:
                assert not is_in
    asked = [gate.seconds_until_again() for _number in range(200)]
    assert SOONEST <= min(asked) <= 2 * SOONEST  # spread from the first moment
    assert LATEST / 2 < max(asked) <= LATEST  # to the time that they all need
    assert len(set(asked)) > 50
    clock.now += WINDOW + 1
    assert not gate.is_crowded
    assert gate.seconds_until_again() <= 2 * SOONEST


@pytest.mark.parametrize(
    ("day", "is_crowded", "times"),
    [(15, False, 1), (15, True, 2), (28, False, 4), (30, True, 8), (2, False, 4), (27, False, 1)],
)
def test_phones_call_less_often_around_a_months_end(day: int, is_crowded: bool, times: int) -> None:
    asked = [seconds_until_automatic(date(2024, 11, day), is_crowded=is_crowded) for _number in range(50)]
    assert 0.75 * times * AUTOMATIC <= min(asked) < max(asked) <= 1.25 * times * AUTOMATIC
