"""What travels compressed, and what is refused before it fills the memory."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from pendamping.common.scope import Scope
from pendamping.sync.tests.conftest import NOON, Phone, command, report

pytestmark = pytest.mark.django_db
PhoneOf = Callable[[Scope], Phone]
UNREADABLE = (422, "sync.unreadable")


def batch(*commands: dict[str, Any]) -> bytes:
    return json.dumps({"protocol": 1, "clock": NOON.isoformat(), "commands": list(commands)}).encode()


def packed(body: bytes) -> bytes:
    """Without the hour of packing, which would give every worker of a run other names of the same tests."""
    return gzip.compress(body, mtime=0)


def send(phone: Phone, body: bytes, packing: str = "gzip", accept: str = "identity") -> Any:
    headers = phone.headers | {"Content-Encoding": packing, "Accept-Encoding": accept}
    return phone.client.post("/api/sync", body, "application/json", headers=headers)


def test_a_packed_batch_is_a_batch(sari: Scope, phone_of: PhoneOf) -> None:
    answer = send(phone_of(sari), packed(batch(command("report.put", report()))))
    assert [one["result"] for one in answer.json()["answers"]] == ["stored"]


def test_answers_come_packed_to_whoever_can_open_them(sari: Scope, phone_of: PhoneOf) -> None:
    phone = phone_of(sari)
    plain, small = send(phone, batch(), "identity"), send(phone, batch(), "identity", accept="gzip")
    assert small["Content-Encoding"] == "gzip"
    assert len(small.content) < len(plain.content) / 2
    assert json.loads(gzip.decompress(small.content)).keys() == plain.json().keys()


def test_pages_are_not_packed(client: Client) -> None:
    answer = client.get("/masuk/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer


def test_a_bomb_is_refused_before_it_goes_off(sari: Scope, phone_of: PhoneOf, settings: LazySettings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    answer = send(phone_of(sari), packed(b" " * 5_000_000))
    assert (answer.status_code, answer.json()["code"]) == (413, "sync.too_large")
    whole = send(phone_of(sari), b" " * 20_000, "identity")
    assert (whole.status_code, whole.json()["code"]) == (413, "sync.too_large")


@pytest.mark.parametrize(
    ("body", "packing", "said"),
    [
        (batch(), "gzip", UNREADABLE),
        (packed(batch())[:-9], "gzip", UNREADABLE),
        (packed(batch()) + b"x", "gzip", UNREADABLE),
        (batch(), "br", (415, "sync.packing_unknown")),
        (b"{", "identity", UNREADABLE),
        (b"[" * 100_000, "identity", UNREADABLE),
        (batch().replace(b"1", b"NaN", 1), "identity", UNREADABLE),
        (b"\xff", "identity", UNREADABLE),
        (b"", "gzip", UNREADABLE),
    ],
)
def test_what_cannot_be_read_is_said_so(
    sari: Scope, phone_of: PhoneOf, body: bytes, packing: str, said: tuple[int, str]
) -> None:
    answer = send(phone_of(sari), body, packing)
    assert (answer.status_code, answer.json()["code"]) == said
    assert answer["Content-Type"] == "application/problem+json"


def test_nobody_without_a_token_is_asked_for_better_json(client: Client) -> None:
    answer = client.post("/api/sync", b"{", "application/json")
    assert (answer.status_code, answer.json()["code"]) == (401, "device.unknown")


def test_half_of_a_character_poisons_its_own_command_alone(sari: Scope, phone_of: PhoneOf) -> None:
    broken = command("report.put", report(description="\ud83d"))
    nowhere = command("answers.put", {"id": report()["id"], "revision": 1, "answers": {"doctor_count": "\ud83d"}})
    results = phone_of(sari).result(broken, nowhere, command("report.put", report()))
    assert results == ["refused sync.body_unreadable", "later index_sheet.not_found", "stored"]
